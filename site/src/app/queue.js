import { SignInNeeded } from "../auth/errors.js";
import { ACTION, within } from "../config/waits.js";

/** One action after another, each with an end; told when it fails, and failing for its caller too. */
export class Queue {
  #working;
  #explain;
  /** @type {Promise<unknown>} */
  #last = Promise.resolve();
  /** Goes up when somebody signs out. */
  #era = 0;

  /**
   * @param {object} parts
   * @param {(busy: boolean) => void} parts.working
   * @param {(error: unknown) => Promise<unknown>} parts.explain tells a person
   */
  constructor({ working, explain }) {
    this.#working = working;
    this.#explain = explain;
  }

  /** What was begun before has nothing to say any more, and nobody waits for it. */
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
      if (signal.aborted || era !== this.#era) throw new SignInNeeded();
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
