/** First and longest delay between retries, in milliseconds. */
const SHORTEST = 5_000;
const LONGEST = 60_000;

/**
 * Retries after a network error, a 5xx or a 429: on the browser's `online` event and, since that knows only the local network,
 * with exponential backoff.
 */
export class Reconnect {
  #browser;
  #random;
  #wait = SHORTEST;
  /** @type {(() => void) | undefined} */
  #cancel;

  /**
   * @param {object} parts
   * @param {import("../environment.js").Environment} parts.browser
   * @param {() => number} parts.random
   */
  constructor({ browser, random }) {
    this.#browser = browser;
    this.#random = random;
  }

  /**
   * @param {() => void} retry
   * @param {number} [asked] Retry-After of the service in milliseconds
   */
  later(retry, asked) {
    this.#cancel?.();
    const now = () => {
      this.#cancel?.();
      retry();
    };
    const timer = this.#browser.setTimeout(now, Math.max(asked ?? 0, this.#wait * (0.5 + this.#random() / 2)));
    // In Node.js the timer would keep the process alive.
    /** @type {any} */ (timer).unref?.();
    if (asked === undefined) this.#browser.addEventListener?.("online", now);
    this.#cancel = () => {
      this.#browser.clearTimeout(timer);
      this.#browser.removeEventListener?.("online", now);
      this.#cancel = undefined;
    };
    this.#wait = Math.min(this.#wait * 2, LONGEST);
  }

  /** Cancels the retry. */
  stop() {
    this.#cancel?.();
    this.#wait = SHORTEST;
  }
}
