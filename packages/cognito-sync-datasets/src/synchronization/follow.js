import { LONGEST } from "../deadline.js";
import { isTemporary } from "../errors.js";

/** Default poll interval of a visible page, in milliseconds. */
const EVERY = 5_000;
/** Minimum: each poll is a request that costs money. */
const OFTEN = 1_000;
/** Maximum poll interval after failures. */
const SELDOM = 5 * 60_000;

/**
 * @typedef {object} FollowOptions
 * @property {number} [every] poll interval in milliseconds, at least 1,000 (default 5,000); after failures it grows up to 5 minutes
 * @property {(error: any) => void} [onStop] called when a permanent error, such as a refusal, stops it
 */

/** Polls while the page is visible: at once when it becomes visible, then at the interval. */
export class Follow {
  #browser;
  #random;
  #look;
  #every;
  #onStop;
  #wait;
  /** @type {unknown} undefined: a poll is running */
  #timer;
  #stopped = false;

  /**
   * @param {object} parts
   * @param {import("../environment.js").Environment} parts.browser
   * @param {() => number} parts.random
   * @param {() => Promise<unknown>} parts.look false: not now
   * @param {number} [parts.every]
   * @param {(error: any) => void} [parts.onStop]
   */
  constructor({ browser, random, look, every = EVERY, onStop }) {
    if (typeof every !== "number" || !(every >= OFTEN))
      throw new TypeError(`every must be a number of at least ${OFTEN} milliseconds.`);
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
        if ((await this.#look()) !== false) this.#wait = this.#every;
      } catch (/** @type {any} */ error) {
        // Unresolved conflicts do not stop it: everything else is synchronized. Nor does a user who takes long to answer.
        if (/^(Conflict|HandlerTimeout)Error$/.test(error?.name)) this.#wait = this.#every;
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
    // Jitter, so that not all pages retry at once.
    const wait = Math.max(asked, this.#wait * (0.9 + 0.2 * this.#random()));
    const timer = this.#browser.setTimeout(() => this.#next(), Math.min(wait, LONGEST));
    // In Node.js the timer would keep the process alive.
    /** @type {any} */ (timer).unref?.();
    this.#timer = timer;
  }
}
