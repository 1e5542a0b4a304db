import { SignInRequiredError } from "../auth/errors.js";
import { ACTION, within } from "../config/waits.js";

/** Runs one action at a time, each with a time limit. An error is shown on the page and rejects the caller's promise. */
export class Queue {
  #working;
  #explain;
  /** @type {Promise<unknown>} */
  #last = Promise.resolve();
  /** Increases when the user signs out. */
  #era = 0;

  /**
   * @param {object} parts
   * @param {(busy: boolean) => void} parts.working
   * @param {(error: unknown) => Promise<unknown>} parts.explain shows the error on the page
   */
  constructor({ working, explain }) {
    this.#working = working;
    this.#explain = explain;
  }

  /** Abandons the queue: results and errors of earlier actions are ignored. */
  reset() {
    this.#era += 1;
    this.#last = Promise.resolve();
    this.#working(false);
  }

  /**
   * @template Result
   * @param {() => Promise<Result>} work
   * @returns {Promise<Result>}
   */
  run(work) {
    const era = this.#era;
    const before = this.#last;
    const begun = within(ACTION, async (signal) => {
      await before;
      if (signal.aborted || era !== this.#era) throw new SignInRequiredError();
      this.#working(true);
      return await work();
    });
    const run = begun.then(
      (result) => {
        if (era === this.#era) this.#working(false);
        return result;
      },
      async (error) => {
        if (era === this.#era) {
          await this.#explain(error);
          this.#working(false);
        }
        throw error;
      },
    );
    this.#last = run.catch(() => undefined);
    return run;
  }
}
