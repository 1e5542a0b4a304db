/**
 * One sign-in attempt, stored by its `state`, so that attempts in one tab do not interfere.
 *
 * @typedef {object} Attempt
 * @property {string} state
 * @property {string} nonce
 * @property {string} verifier unused by the implicit grant
 * @property {string} returnTo query and fragment of the page before
 * @property {number} at
 */

const KEPT = 8;

/** This tab's pending sign-in attempts. */
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
   * Removes the attempt: it is valid for one callback.
   *
   * @param {string | undefined} state
   * @returns {Attempt | undefined} undefined: unknown state
   */
  take(state) {
    if (!state) return undefined;
    const attempt = this.#storage.get(`attempt:${state}`);
    this.#storage.remove(`attempt:${state}`);
    return attempt;
  }

  /** @param {number} count of the newest to keep */
  #forgetAllBut(count) {
    const attempts = this.#storage
      .keys("attempt:")
      .map((key) => ({ key, at: this.#storage.get(key)?.at ?? 0 }))
      .sort((one, other) => other.at - one.at);
    for (const { key } of attempts.slice(count)) this.#storage.remove(key);
  }
}
