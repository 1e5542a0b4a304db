/** One after the other, in this page. */
export class Turns {
  /** @type {Promise<unknown>} */
  #last = Promise.resolve();

  /**
   * @param {import("../deadline.js").Deadline} deadline until which a turn is waited for
   * @returns {Promise<() => void>} ends the turn
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
