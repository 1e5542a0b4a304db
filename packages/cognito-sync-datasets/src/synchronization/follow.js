import { LONGEST } from "../deadline.js";
import { isTemporary } from "../errors.js";

/** Default poll interval of a visible page, in milliseconds. */
const EVERY = 5_000;
/** Minimum: each poll is a request that costs money. */
const OFTEN = 1_000;
/** Maximum poll interval after failures. */
export const SELDOM = 5 * 60_000;

const NOT_NOW = { looked: false, asked: 0 };

/**
 * @typedef {object} FollowOptions
 * @property {number} [every] poll interval in milliseconds, at least 1,000 (default 5,000), where changes are not pushed; after failures
 *   it grows up to 5 minutes
 * @property {(error: any) => void} [onStop] called when a permanent error, such as a refusal, stops it
 *
 * @typedef {object} FollowParts
 * @property {import("../environment.js").Environment} browser
 * @property {() => number} random
 * @property {() => Promise<unknown>} look false: not now
 * @property {number} [every]
 * @property {(error: any) => void} [onStop]
 */

/** Synchronizes while the page is visible: at once when it becomes visible, then at the interval. */
export class Follow {
  #parts;
  /** @protected */
  every;
  /** In a row. @protected */
  failures = 0;
  /** @protected @type {unknown} undefined: a poll is running */
  timer;
  /** @protected */
  stopped = false;

  /** @param {FollowParts} parts */
  constructor({ every = EVERY, ...parts }) {
    if (typeof every !== "number" || !(every >= OFTEN))
      throw new TypeError(`every must be a number of at least ${OFTEN} milliseconds.`);
    this.#parts = parts;
    this.every = every;
  }

  start() {
    const { browser } = this.#parts;
    browser.addEventListener?.("focus", this.soon);
    browser.addEventListener?.("online", this.soon);
    browser.document?.addEventListener("visibilitychange", this.soon);
    this.next();
    return this;
  }

  stop() {
    const { browser } = this.#parts;
    this.stopped = true;
    browser.clearTimeout(this.timer);
    browser.removeEventListener?.("focus", this.soon);
    browser.removeEventListener?.("online", this.soon);
    browser.document?.removeEventListener("visibilitychange", this.soon);
  }

  /** A synchronization has ended, whoever began it. */
  ended() {}

  /** @protected */
  soon = () => {
    if (this.stopped || this.timer === undefined) return;
    this.#parts.browser.clearTimeout(this.timer);
    this.next();
  };

  /** @protected */
  async next() {
    this.timer = undefined;
    const { asked, looked } = this.hidden ? NOT_NOW : await this.look();
    if (!this.stopped) this.schedule(this.wait(looked), asked);
  }

  /**
   * @protected
   * @param {number} wait
   * @param {number} [asked] Retry-After of the service
   */
  schedule(wait, asked = 0) {
    const { browser, random } = this.#parts;
    // Jitter, so that not all pages retry at once.
    const milliseconds = Math.min(Math.max(asked, wait * (0.9 + 0.2 * random())), LONGEST);
    const timer = browser.setTimeout(() => this.next(), milliseconds);
    // In Node.js the timer would keep the process alive.
    /** @type {any} */ (timer).unref?.();
    this.timer = timer;
  }

  /** @protected */
  async look() {
    let looked = false;
    let asked = 0;
    try {
      looked = (await this.#parts.look()) !== false;
    } catch (/** @type {any} */ error) {
      // What needs a decision does not stop it, nor does a user who takes long to make one: everything else is synchronized.
      looked = /^(Conflict|HandlerTimeout|ReadOnly)Error$/.test(error?.name);
      if (!looked && (isTemporary(error) || this.stopped)) {
        this.failures += 1;
        asked = error.retryAfter ?? 0;
      } else if (!looked) this.end(error);
    }
    if (looked) this.failures = 0;
    return { looked, asked };
  }

  /**
   * @protected
   * @param {boolean} _looked
   */
  wait(_looked) {
    return this.failures > 0 ? Math.min(SELDOM, this.every * 2 ** this.failures) : this.every;
  }

  /** @protected */
  get hidden() {
    return this.#parts.browser.document?.visibilityState === "hidden";
  }

  /**
   * @protected
   * @param {unknown} error
   */
  end(error) {
    this.stop();
    this.#parts.onStop?.(error);
  }
}
