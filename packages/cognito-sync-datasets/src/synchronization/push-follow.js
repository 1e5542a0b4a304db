import { Follow, SELDOM } from "./follow.js";

/** A page that is hidden for longer gives its push connection up. */
const HIDDEN = 60_000;

/**
 * Synchronizes when a change is pushed, too; polls while none are pushed, and seldom beside, as a safety net. A file of its own: only
 * where a remote pushes changes is it loaded.
 */
export class PushFollow extends Follow {
  #name;
  #remote;
  #browser;
  #count;
  /** Whether the page was hidden at the last turn. */
  #hidden = true;
  /** It has been hidden since the turn before: the connection is kept for a while. */
  #lingers = false;
  /** The highest count that was pushed since the last look began; infinite: unknown changes may have been missed. */
  #pushed = 0;
  #pushing = false;
  /** @type {(() => void) | undefined} */
  #unsubscribe;

  /** @param {import("./follow.js").FollowParts & { name: string, remote: Pick<import("../remote/remote.js").Remote, "push">, count: () => number }} parts `count`: the local sync count */
  constructor(parts) {
    super(parts);
    this.#name = parts.name;
    this.#remote = parts.remote;
    this.#browser = parts.browser;
    this.#count = parts.count;
  }

  /** @override */
  stop() {
    super.stop();
    this.#listen(false);
  }

  /** It may have missed a change that was pushed meanwhile. @override */
  ended() {
    if (this.#isBehind()) this.soon();
  }

  /** @protected @override */
  next() {
    const { hidden } = this;
    this.#lingers = hidden && !this.#hidden && this.#unsubscribe !== undefined;
    this.#hidden = hidden;
    // No poll is running: nothing pushed meanwhile begins another one.
    this.timer = undefined;
    this.#listen(!hidden || this.#lingers);
    return super.next();
  }

  /** @protected @override */
  async look() {
    const missed = this.#pushed;
    this.#pushed = 0;
    const outcome = await super.look();
    if (!outcome.looked) this.#pushed = Math.max(this.#pushed, missed);
    return outcome;
  }

  /**
   * @protected
   * @override
   * @param {boolean} looked
   */
  wait(looked) {
    if (this.#lingers) return HIDDEN;
    if (this.failures > 0 || !this.#pushing) return super.wait(looked);
    if (!this.#isBehind()) return Math.max(SELDOM, this.every);
    return looked ? 0 : this.every;
  }

  #isBehind() {
    return this.#pushed > this.#count();
  }

  /** @param {boolean} wanted whether changes are to be pushed */
  #listen(wanted) {
    if (!wanted) {
      this.#unsubscribe?.();
      this.#unsubscribe = undefined;
      this.#pushing = false;
    } else if (!this.stopped) {
      this.#unsubscribe ??= this.#remote.push?.(this.#name, {
        started: () => {
          this.#pushing = true;
          this.#moved(Number.POSITIVE_INFINITY);
        },
        moved: (count) => this.#moved(count),
        lost: () => {
          this.#pushing = false;
          this.#lingers = false;
          if (this.timer === undefined) return;
          this.#browser.clearTimeout(this.timer);
          this.schedule(this.wait(true));
        },
        refused: (error) => {
          // A look may have found the same out before.
          if (!this.stopped) this.end(error);
        },
      });
    }
  }

  /** @param {number} count */
  #moved(count) {
    this.#pushed = Math.max(this.#pushed, count);
    if (this.#isBehind() && !this.hidden) this.soon();
  }
}
