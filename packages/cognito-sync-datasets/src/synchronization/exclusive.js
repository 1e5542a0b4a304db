/** A queue in this page: one holder at a time. */
export class Turns {
  /** @type {Promise<unknown>} */
  #last = Promise.resolve();

  /**
   * @param {import("../deadline.js").Deadline} deadline of the wait
   * @returns {Promise<() => void>} releases the turn
   */
  async take(deadline) {
    const before = this.#last;
    let end = () => {};
    const over = new Promise((resolve) => {
      end = () => resolve(undefined);
    });
    this.#last = before.then(() => over);
    try {
      await deadline.within(before);
      return end;
    } catch (late) {
      end();
      throw late;
    }
  }
}

/**
 * One synchronization of a dataset at a time: by the queue in this page, by a lock among tabs. Both are released while a handler
 * of the app runs: it may take long, and may call the library.
 */
export class Exclusive {
  #turns;
  #lock;
  #deadline;
  /** @type {(() => void)[]} */
  #held = [];

  /**
   * @param {Turns} turns
   * @param {() => Promise<() => void>} lock
   * @param {import("../deadline.js").Deadline} deadline
   */
  constructor(turns, lock, deadline) {
    this.#turns = turns;
    this.#lock = lock;
    this.#deadline = deadline;
  }

  async enter() {
    this.#held.push(await this.#turns.take(this.#deadline));
    const locked = this.#lock();
    try {
      this.#held.push(await this.#deadline.within(locked));
    } catch (late) {
      locked.then((release) => release());
      throw late;
    }
  }

  leave() {
    for (const release of this.#held.splice(0).reverse()) release();
  }

  /**
   * @template Result
   * @param {() => Promise<Result>} work
   * @returns {Promise<Result>}
   */
  async outside(work) {
    this.leave();
    const result = await this.#deadline.within(work());
    await this.enter();
    return result;
  }
}
