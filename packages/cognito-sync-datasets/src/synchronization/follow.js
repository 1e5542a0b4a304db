import { LONGEST } from "../deadline.js";
import { isTemporary } from "../errors.js";

/** Default poll interval of a visible page, in milliseconds. */
const EVERY = 5_000;
/** Minimum: each poll is a request that costs money. */
const OFTEN = 1_000;
/** Maximum poll interval after failures; also the interval while changes are pushed, which it is only a safety net for. */
const SELDOM = 5 * 60_000;
/** A page that is hidden for longer gives its push connection up. */
const HIDDEN = 60_000;

const NOT_NOW = { looked: false, asked: 0 };

/**
 * @typedef {object} FollowOptions
 * @property {number} [every] poll interval in milliseconds, at least 1,000 (default 5,000), where changes are not pushed; after failures
 *   it grows up to 5 minutes
 * @property {(error: any) => void} [onStop] called when a permanent error, such as a refusal, stops it
 */

/**
 * Synchronizes while the page is visible: at once when it becomes visible, when a change is pushed, and, where none are pushed, at the
 * interval.
 */
export class Follow {
  #parts;
  #every;
  /** In a row. */
  #failures = 0;
  /** @type {unknown} undefined: a poll is running */
  #timer;
  #stopped = false;
  /** Whether the page was hidden at the last turn. */
  #hidden = true;
  /** The highest count that was pushed since the last look began; infinite: unknown changes may have been missed. */
  #pushed = 0;
  #pushing = false;
  /** @type {(() => void) | undefined} */
  #unsubscribe;

  /**
   * @param {object} parts
   * @param {import("../environment.js").Environment} parts.browser
   * @param {() => number} parts.random
   * @param {() => Promise<unknown>} parts.look false: not now
   * @param {() => number} [parts.count] the local sync count
   * @param {(listener: import("../remote/remote.js").PushListener) => () => void} [parts.push] undefined: it polls
   * @param {number} [parts.every]
   * @param {(error: any) => void} [parts.onStop]
   */
  constructor({ every = EVERY, ...parts }) {
    if (typeof every !== "number" || !(every >= OFTEN))
      throw new TypeError(`every must be a number of at least ${OFTEN} milliseconds.`);
    this.#parts = parts;
    this.#every = every;
    const { browser } = parts;
    browser.addEventListener?.("focus", this.#soon);
    browser.addEventListener?.("online", this.#soon);
    browser.document?.addEventListener("visibilitychange", this.#soon);
    this.#next();
  }

  stop() {
    const { browser } = this.#parts;
    this.#stopped = true;
    this.#listen(false);
    browser.clearTimeout(this.#timer);
    browser.removeEventListener?.("focus", this.#soon);
    browser.removeEventListener?.("online", this.#soon);
    browser.document?.removeEventListener("visibilitychange", this.#soon);
  }

  /** A synchronization has ended, whoever began it: it may have missed a change that was pushed meanwhile. */
  ended() {
    if (this.#isBehind()) this.#soon();
  }

  #soon = () => {
    if (this.#stopped || this.#timer === undefined) return;
    this.#parts.browser.clearTimeout(this.#timer);
    this.#next();
  };

  async #next() {
    this.#timer = undefined;
    const hidden = this.#isHidden();
    const lingers = hidden && !this.#hidden && this.#unsubscribe !== undefined;
    this.#listen(!hidden || lingers);
    this.#hidden = hidden;
    const { asked, looked } = hidden ? NOT_NOW : await this.#looked();
    if (!this.#stopped) this.#schedule(lingers ? HIDDEN : this.#wait(looked), asked);
  }

  /**
   * @param {number} wait
   * @param {number} [asked] Retry-After of the service
   */
  #schedule(wait, asked = 0) {
    const { browser, random } = this.#parts;
    // Jitter, so that not all pages retry at once.
    const milliseconds = Math.min(Math.max(asked, wait * (0.9 + 0.2 * random())), LONGEST);
    const timer = browser.setTimeout(() => this.#next(), milliseconds);
    // In Node.js the timer would keep the process alive.
    /** @type {any} */ (timer).unref?.();
    this.#timer = timer;
  }

  async #looked() {
    const missed = this.#pushed;
    this.#pushed = 0;
    let looked = false;
    let asked = 0;
    try {
      looked = (await this.#parts.look()) !== false;
      if (looked) this.#failures = 0;
    } catch (/** @type {any} */ error) {
      // Unresolved conflicts do not stop it: everything else is synchronized. Nor does a user who takes long to answer.
      looked = /^(Conflict|HandlerTimeout)Error$/.test(error?.name);
      if (looked) this.#failures = 0;
      else if (isTemporary(error) || this.#stopped) {
        this.#failures += 1;
        asked = error.retryAfter ?? 0;
      } else this.#end(error);
    }
    if (!looked) this.#pushed = Math.max(this.#pushed, missed);
    return { looked, asked };
  }

  /** @param {boolean} looked */
  #wait(looked) {
    if (this.#failures > 0) return Math.min(SELDOM, this.#every * 2 ** this.#failures);
    if (!this.#pushing) return this.#every;
    if (!this.#isBehind()) return Math.max(SELDOM, this.#every);
    return looked ? 0 : this.#every;
  }

  #isHidden() {
    return this.#parts.browser.document?.visibilityState === "hidden";
  }

  #isBehind() {
    return this.#pushed > (this.#parts.count?.() ?? 0);
  }

  /** @param {boolean} wanted whether changes are to be pushed */
  #listen(wanted) {
    if (!wanted) {
      this.#unsubscribe?.();
      this.#unsubscribe = undefined;
      this.#pushing = false;
    } else if (!this.#stopped) {
      this.#unsubscribe ??= this.#parts.push?.({
        started: () => {
          this.#pushing = true;
          this.#moved(Number.POSITIVE_INFINITY);
        },
        moved: (count) => this.#moved(count),
        lost: () => {
          this.#pushing = false;
          if (this.#timer === undefined) return;
          this.#parts.browser.clearTimeout(this.#timer);
          this.#schedule(this.#wait(true));
        },
        refused: (error) => this.#end(error),
      });
    }
  }

  /** @param {number} count */
  #moved(count) {
    this.#pushed = Math.max(this.#pushed, count);
    if (this.#isBehind() && !this.#isHidden()) this.#soon();
  }

  /** @param {unknown} error */
  #end(error) {
    this.stop();
    this.#parts.onStop?.(error);
  }
}
