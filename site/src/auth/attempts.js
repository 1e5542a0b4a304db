/**
 * One way to the sign-in page and back. The state finds it again, so that attempts never disturb one another.
 *
 * @typedef {object} Attempt
 * @property {string} state
 * @property {string} nonce
 * @property {string} verifier unused by the implicit grant
 * @property {string} returnTo query and fragment of where one was
 * @property {number} at
 */

const KEPT = 8;

/** The sign-in attempts that this tab began and that have not come back yet. */
export class Attempts {
  #storage;

  /** @param {import("../storage/tab-storage.js").TabStorage} storage */
  constructor(storage) {
    this.#storage = storage;
  }

  /** @param {Attempt} attempt */
  begin(attempt) {
    this.#forgetAllBut(KEPT - 1);
    this.#storage.set(`attempt:${attempt.state}`, attempt);
  }

  /**
   * An attempt is good for one callback.
   *
   * @param {string | undefined} state
   * @returns {Attempt | undefined} undefined: that state is not ours
   */
  take(state) {
    if (!state) return undefined;
    const attempt = this.#storage.get(`attempt:${state}`);
    this.#storage.remove(`attempt:${state}`);
    return attempt;
  }

  /** @param {number} count the newest that stay */
  #forgetAllBut(count) {
    const attempts = this.#storage
      .keys("attempt:")
      .map((key) => ({ key, at: this.#storage.get(key)?.at ?? 0 }))
      .sort((one, other) => other.at - one.at);
    for (const { key } of attempts.slice(count)) this.#storage.remove(key);
  }
}
