/** The first try after the network was found gone, and the longest wait between two. */
const SHORTEST = 5_000;
const LONGEST = 60_000;

/**
 * Tries again when the network is back, or a service that was in trouble or asked too much: as the browser tells it, or, since it
 * tells only of its own side of the network, after a while that doubles.
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
   * @param {number} [asked] milliseconds for which the service, which is there, asks to be left alone
   */
  later(retry, asked) {
    this.#cancel?.();
    const now = () => {
      this.#cancel?.();
      retry();
    };
    const timer = this.#browser.setTimeout(now, Math.max(asked ?? 0, this.#wait * (0.5 + this.#random() / 2)));
    // In Node.js a timer would keep the process.
    /** @type {any} */ (timer).unref?.();
    if (asked === undefined) this.#browser.addEventListener?.("online", now);
    this.#cancel = () => {
      this.#browser.clearTimeout(timer);
      this.#browser.removeEventListener?.("online", now);
      this.#cancel = undefined;
    };
    this.#wait = Math.min(this.#wait * 2, LONGEST);
  }

  /** There is nothing to wait for. */
  stop() {
    this.#cancel?.();
    this.#wait = SHORTEST;
  }
}
