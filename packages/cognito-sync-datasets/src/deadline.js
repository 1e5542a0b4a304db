import { NetworkError } from "./errors.js";

/** How long this library waits, in milliseconds, for anything that is not its own code. Every wait ends by one of these. */
export const WAITS = Object.freeze({
  /** An operation in all, whatever it waits for; `timeout` sets another. */
  operation: 30_000,
  /** One transaction of IndexedDB: a store that takes longer is stuck, as WebKit's sometimes is. */
  store: 5_000,
  /** Another tab that holds the lock. The lock spares requests and nothing depends on it, so a frozen tab is passed by. */
  lock: 5_000,
});

/** What `setTimeout` can wait for; a longer one would fire at once. */
const LONGEST = 2 ** 31 - 1;

/** The time by which one operation has to be over, however many things it waits for. */
export class Deadline {
  #controller = new AbortController();
  /** @type {Promise<never>} */
  #over;
  /** @type {(error: Error) => void} */
  #fail = () => undefined;
  #timer;
  #ended;

  /**
   * @param {number} milliseconds
   * @param {() => void} [ended] once, when the operation is over or out of time
   */
  constructor(milliseconds, ended = () => undefined) {
    this.#ended = ended;
    this.#over = new Promise((_, reject) => {
      this.#fail = reject;
    });
    // Whoever waits is told by `within`.
    this.#over.catch(() => undefined);
    this.#timer = setTimeout(
      () => this.cancel(new NetworkError(new Error(`It took longer than ${milliseconds} ms`))),
      Math.min(milliseconds, LONGEST),
    );
  }

  /** Aborted when time is up: for requests. */
  get signal() {
    return this.#controller.signal;
  }

  /**
   * @template Result
   * @param {Promise<Result> | Result} work
   * @returns {Promise<Result>} fails with NetworkError when time is up; what the work comes to after that counts for nothing
   */
  within(work) {
    return Promise.race([this.#over, work]);
  }

  /**
   * The same for an operation that has heard of the end itself: it may have something better to say.
   *
   * @template Result
   * @param {Promise<Result>} operation
   * @returns {Promise<Result>}
   */
  outer(operation) {
    const late = this.#over.catch(async (error) => {
      await new Promise((resolve) => setTimeout(resolve));
      throw error;
    });
    return Promise.race([operation, late]);
  }

  /** Ends everything that waits. @param {Error} error */
  cancel(error) {
    this.#fail(error);
    this.#controller.abort();
    this.end();
  }

  /** The operation is over: nothing is left to be ended. */
  end() {
    clearTimeout(this.#timer);
    this.#ended();
  }
}

/**
 * @template Result
 * @param {Promise<Result>} work
 * @param {number} milliseconds
 * @param {() => Error} late
 * @returns {Promise<Result>} fails with `late` where it takes longer
 */
export function within(work, milliseconds, late) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const over = new Promise((_, reject) => {
    timer = setTimeout(() => reject(late()), Math.min(milliseconds, LONGEST));
  });
  return /** @type {Promise<Result>} */ (Promise.race([work, over])).finally(() => clearTimeout(timer));
}
