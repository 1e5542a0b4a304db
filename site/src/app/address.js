/** What stands in the address bar. */
export class Address {
  #window;

  /** @param {Pick<Window, "location" | "history">} window */
  constructor(window) {
    this.#window = window;
  }

  /** @returns {string} query and fragment */
  get here() {
    return this.#window.location.search + this.#window.location.hash;
  }

  /** @param {string} queryAndFragment */
  replace(queryAndFragment) {
    this.#window.history.replaceState(null, "", this.#window.location.pathname + queryAndFragment);
  }

  /** @returns {boolean} whether it asked for a sign-in at once; from now on it does not, or Back would be a trap */
  takeSignInParameter() {
    const parameters = new URLSearchParams(this.#window.location.search);
    if (!parameters.has("sign-in")) return false;
    parameters.delete("sign-in");
    const rest = parameters.toString();
    this.replace((rest && `?${rest}`) + this.#window.location.hash);
    return true;
  }
}
