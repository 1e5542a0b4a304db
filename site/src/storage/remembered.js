const PREFIX = "colour:";

/**
 * One text per user in localStorage: the identity id, so that GetId, which has the smallest quota, is called once per user and
 * device; the id of the valid sign-in; or whose colours were listed last, by id and name, which stays, as the kept copies do, until
 * the user forgets this device. Never a token. Where localStorage is blocked, requests are more frequent.
 */
export class Remembered {
  #window;
  #what;

  /**
   * @param {{ localStorage: Storage }} window
   * @param {string} what kind of text
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

  /** Removes everything of this user, of all pools and kinds. @param {string} sub */
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
      // Blocked or full: the text is requested again.
      return undefined;
    }
  }
}
