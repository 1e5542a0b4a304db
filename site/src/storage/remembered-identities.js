const PREFIX = "colour:identity:";

/**
 * Which identity a user has, across tabs and visits: an id and nothing else, so that GetId, whose quota is the smallest
 * of them all, is asked once per user and device. A browser that blocks this storage just asks more often.
 */
export class RememberedIdentities {
  #window;

  /** @param {{ localStorage: Storage }} window */
  constructor(window) {
    this.#window = window;
  }

  /**
   * @param {string} pool
   * @param {string} sub of the user
   * @returns {string | undefined}
   */
  get(pool, sub) {
    return this.#try((storage) => storage.getItem(`${PREFIX}${pool}:${sub}`)) ?? undefined;
  }

  /**
   * @param {string} pool
   * @param {string} sub
   * @param {string} identityId
   */
  set(pool, sub, identityId) {
    this.#try((storage) => storage.setItem(`${PREFIX}${pool}:${sub}`, identityId));
  }

  /**
   * @param {string} pool
   * @param {string} sub
   */
  forget(pool, sub) {
    this.#try((storage) => storage.removeItem(`${PREFIX}${pool}:${sub}`));
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
