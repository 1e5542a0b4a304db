/** How often a page that is seen looks for what other devices have set. */
const EVERY = 5_000;
/** And how seldom at most, where that fails. */
const SELDOM = 5 * 60_000;

/** Follows the other devices while somebody looks: at once when the page is seen again, then every few seconds. */
export class Live {
  #window;
  #follow;
  #random;
  #wait = EVERY;
  /** @type {number | undefined} */
  #timer;
  #on = false;

  /**
   * @param {object} parts
   * @param {Pick<Window, "addEventListener" | "setTimeout" | "clearTimeout"> & { document: Pick<Document, "visibilityState" | "addEventListener"> }} parts.window
   * @param {() => Promise<"well" | "badly" | "never">} parts.follow how it went; never: it is of no use to try again
   * @param {() => number} parts.random
   */
  constructor({ window, follow, random }) {
    this.#window = window;
    this.#follow = follow;
    this.#random = random;
    window.addEventListener("focus", () => this.#soon());
    window.addEventListener("online", () => this.#soon());
    window.document.addEventListener("visibilitychange", () => this.#soon());
  }

  get on() {
    return this.#on;
  }

  start() {
    this.#on = true;
    return this.#look();
  }

  stop() {
    this.#on = false;
    this.#window.clearTimeout(this.#timer);
  }

  #soon() {
    // No timer: a look is under way.
    if (!this.#on || this.#timer === undefined) return;
    this.#window.clearTimeout(this.#timer);
    this.#look();
  }

  async #look() {
    this.#timer = undefined;
    if (!this.#on) return;
    if (this.#window.document.visibilityState === "visible") {
      const went = await this.#follow();
      if (went === "never") this.stop();
      this.#wait = went === "well" ? EVERY : Math.min(SELDOM, this.#wait * 2);
    }
    if (!this.#on) return;
    // Not all pages at once, when what failed comes back.
    this.#window.clearTimeout(this.#timer);
    const wait = this.#wait * (0.9 + 0.2 * this.#random());
    this.#timer = this.#window.setTimeout(() => this.#look(), wait);
  }
}
