/** The address bar. */
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

  /** @returns {boolean} whether there was `?sign-in`, which is removed: Back would sign in again and again */
  takeSignInParameter() {
    const parameters = new URLSearchParams(this.#window.location.search);
    if (!parameters.has("sign-in")) return false;
    parameters.delete("sign-in");
    const rest = parameters.toString();
    this.replace((rest && `?${rest}`) + this.#window.location.hash);
    return true;
  }
}
