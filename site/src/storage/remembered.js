const PREFIX = "colour:";

/**
 * One short text per user, across tabs and visits: the id of an identity, so that GetId, whose quota is the smallest of
 * them all, is asked once per user and device; or the sign-in that is good in this browser. Never a token. A browser that
 * blocks this storage just asks more often.
 */
export class Remembered {
  #window;
  #what;

  /**
   * @param {{ localStorage: Storage }} window
   * @param {string} what is remembered of the user
   */
  constructor(window, what) {
    this.#window = window;
    this.#what = what;
  }

  /**
   * @param {string} pool or app client
   * @param {string} sub of the user
   * @returns {string | undefined}
   */
  get(pool, sub) {
    return this.#try((storage) => storage.getItem(this.#key(pool, sub))) ?? undefined;
  }

  /**
   * @param {string} pool
   * @param {string} sub
   * @param {string} text
   */
  set(pool, sub, text) {
    this.#try((storage) => storage.setItem(this.#key(pool, sub), text));
  }

  /**
   * @param {string} pool
   * @param {string} sub
   */
  forget(pool, sub) {
    this.#try((storage) => storage.removeItem(this.#key(pool, sub)));
  }

  /** Whatever is remembered of this user, of other pools and kinds too. @param {string} sub */
  forgetAllOf(sub) {
    this.#try((storage) => {
      const keys = Array.from(storage, (_, index) => storage.key(index) ?? "");
      for (const key of keys) if (key.startsWith(PREFIX) && key.endsWith(`:${sub}`)) storage.removeItem(key);
    });
  }

  /**
   * @param {string} pool
   * @param {string} sub
   */
  #key(pool, sub) {
    return `${PREFIX}${this.#what}:${pool}:${sub}`;
  }

  /**
   * @template Result
   * @param {(storage: Storage) => Result} use
   * @returns {Result | undefined}
   */
  #try(use) {
    try {
      return use(this.#window.localStorage);
    } catch {
      // Blocked or full: what is not remembered is asked for again, which is all that is lost.
      return undefined;
    }
  }
}
