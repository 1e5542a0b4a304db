/**
 * One after the other. Who asks for the same again before it has begun shares what is going to be done anyway.
 *
 * @template {object} What
 * @template Result
 */
export class Turns {
  #work;
  /** @type {{ what: What, outcome: Promise<Result> } | undefined} */
  #next;
  /** @type {Promise<unknown>} */
  #last = Promise.resolve();

  /** @param {(what: What) => Promise<Result>} work */
  constructor(work) {
    this.#work = work;
  }

  /**
   * @param {What} what
   * @returns {Promise<Result>}
   */
  take(what) {
    if (this.#next?.what === what) return this.#next.outcome;
    const outcome = this.#last.then(() => {
      if (this.#next?.outcome === outcome) this.#next = undefined;
      return this.#work(what);
    });
    this.#next = { what, outcome };
    this.#last = outcome.catch(() => undefined);
    return outcome;
  }
}
