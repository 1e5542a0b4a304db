import { NetworkError } from "./errors.js";

/** All time limits of this library, in milliseconds. */
export const WAITS = Object.freeze({
  /** An operation in total; the option `timeout` overrides it. */
  operation: 30_000,
  /** One IndexedDB transaction: one that takes longer hangs, as happens in WebKit. */
  store: 5_000,
  /** The lock, held by another tab. It only saves requests, so after a frozen tab the operation goes on without it. */
  lock: 5_000,
  /** One request to the identity pool. */
  identityPool: 10_000,
});

/** The maximum of `setTimeout`; a longer delay would fire at once. */
export const LONGEST = 2 ** 31 - 1;

/** The time limit of one operation with all its steps. */
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
   * @param {() => void} [ended] called when the operation ends, and before if it times out
   * @param {string} [what] could not be reached if it times out
   */
  constructor(milliseconds, ended = () => undefined, what = undefined) {
    this.#ended = ended;
    this.#over = new Promise((_, reject) => {
      this.#fail = reject;
    });
    // `within` reports the error.
    this.#over.catch(() => undefined);
    this.#timer = setTimeout(
      () => this.cancel(new NetworkError(new Error(`timed out after ${milliseconds} ms`), undefined, what)),
      Math.min(milliseconds, LONGEST),
    );
  }

  /** For requests: aborted at the deadline. */
  get signal() {
    return this.#controller.signal;
  }

  /**
   * @template Result
   * @param {Promise<Result> | Result} work
   * @returns {Promise<Result>} fails with NetworkError at the deadline; a later result is ignored
   */
  within(work) {
    return Promise.race([this.#over, work]);
  }

  /**
   * The same for an operation that handles the deadline itself: its own error has precedence.
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

  /** Fails all pending `within`. @param {Error} error */
  cancel(error) {
    this.#fail(error);
    this.#controller.abort();
    this.end();
  }

  /** Clears the timer: the operation is over. */
  end() {
    clearTimeout(this.#timer);
    this.#ended();
  }
}

/** Of running operations. */
export class Deadlines {
  /** @type {Set<Deadline>} */
  #running = new Set();
  #milliseconds;
  #what;

  /**
   * @param {number} milliseconds
   * @param {string} [what] could not be reached if one times out
   */
  constructor(milliseconds, what) {
    this.#milliseconds = milliseconds;
    this.#what = what;
  }

  /** @param {AbortSignal} [signal] */
  begin(signal) {
    const abort = () => deadline.cancel(signal?.reason);
    const ended = () => {
      this.#running.delete(deadline);
      signal?.removeEventListener("abort", abort);
    };
    const deadline = new Deadline(this.#milliseconds, ended, this.#what);
    this.#running.add(deadline);
    signal?.addEventListener("abort", abort);
    if (signal?.aborted) abort();
    return deadline;
  }

  /** @param {Error} error */
  cancel(error) {
    for (const deadline of [...this.#running]) deadline.cancel(error);
  }
}

/**
 * @template Result
 * @param {Promise<Result>} work
 * @param {number} milliseconds
 * @param {() => Error} late
 * @returns {Promise<Result>} fails with `late` if it takes longer
 */
export function within(work, milliseconds, late) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const over = new Promise((_, reject) => {
    timer = setTimeout(() => reject(late()), Math.min(milliseconds, LONGEST));
  });
  return /** @type {Promise<Result>} */ (Promise.race([work, over])).finally(() => clearTimeout(timer));
}
