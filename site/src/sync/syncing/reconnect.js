/** The first try after the network was found gone, and the longest wait between two. */
const SHORTEST = 5_000;
const LONGEST = 60_000;

/**
 * Tries again when the network is back: as the browser tells it, or, since it tells only of its own side of the network, after
 * a while that doubles.
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

  /** @param {() => void} retry */
  later(retry) {
    this.#cancel?.();
    const now = () => {
      this.#cancel?.();
      retry();
    };
    const timer = this.#browser.setTimeout(now, this.#wait * (0.5 + this.#random() / 2));
    // In Node.js a timer would keep the process.
    /** @type {any} */ (timer).unref?.();
    this.#browser.addEventListener?.("online", now);
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
