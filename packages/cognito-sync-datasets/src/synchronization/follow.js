import { isTemporary } from "../errors.js";

/** How often a page that is seen looks for what other devices have set, unless it is told otherwise. */
const EVERY = 5_000;
/** And how seldom at most, where that fails. */
const SELDOM = 5 * 60_000;

/**
 * @typedef {object} FollowOptions
 * @property {number} [every] milliseconds between two looks (default 5,000); where a look fails, longer and longer, to 5 minutes
 * @property {(error: any) => void} [onStop] an error has ended it that time does not heal, such as a refusal
 */

/** Follows the other devices while the page is seen: at once when it is seen again, then every few seconds. */
export class Follow {
  #browser;
  #random;
  #look;
  #every;
  #onStop;
  #wait;
  /** @type {unknown} undefined: a look is under way */
  #timer;
  #stopped = false;

  /**
   * @param {object} parts
   * @param {import("../environment.js").Environment} parts.browser
   * @param {() => number} parts.random
   * @param {() => Promise<unknown>} parts.look
   * @param {number} [parts.every]
   * @param {(error: any) => void} [parts.onStop]
   */
  constructor({ browser, random, look, every = EVERY, onStop }) {
    this.#browser = browser;
    this.#random = random;
    this.#look = look;
    this.#every = every;
    this.#onStop = onStop;
    this.#wait = every;
    browser.addEventListener?.("focus", this.#soon);
    browser.addEventListener?.("online", this.#soon);
    browser.document?.addEventListener("visibilitychange", this.#soon);
    this.#next();
  }

  stop = () => {
    this.#stopped = true;
    this.#browser.clearTimeout(this.#timer);
    this.#browser.removeEventListener?.("focus", this.#soon);
    this.#browser.removeEventListener?.("online", this.#soon);
    this.#browser.document?.removeEventListener("visibilitychange", this.#soon);
  };

  #soon = () => {
    if (this.#stopped || this.#timer === undefined) return;
    this.#browser.clearTimeout(this.#timer);
    this.#next();
  };

  async #next() {
    this.#timer = undefined;
    let asked = 0;
    if (this.#browser.document?.visibilityState !== "hidden") {
      try {
        await this.#look();
        this.#wait = this.#every;
      } catch (/** @type {any} */ error) {
        // A conflict is put off, and everything else has come.
        if (error?.name === "ConflictError") this.#wait = this.#every;
        else if (isTemporary(error) || this.#stopped) {
          this.#wait = Math.min(SELDOM, this.#wait * 2);
          asked = error.retryAfter ?? 0;
        } else {
          this.stop();
          this.#onStop?.(error);
        }
      }
    }
    if (this.#stopped) return;
    // Not all pages at once, when what failed comes back.
    const wait = Math.max(asked, this.#wait * (0.9 + 0.2 * this.#random()));
    const timer = this.#browser.setTimeout(() => this.#next(), wait);
    // In Node.js a timer would keep the process.
    /** @type {any} */ (timer).unref?.();
    this.#timer = timer;
  }
}
