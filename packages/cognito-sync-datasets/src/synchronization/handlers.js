/**
 * Handlers of the app, given when the dataset is opened. They return a value or a promise.
 *
 * @typedef {import("../dataset.js").Dataset} Dataset
 * @typedef {void | boolean | Promise<void | boolean>} Answer
 *
 * @typedef {object} Handlers
 * @property {(dataset: Dataset, conflicts: import("../core/conflict.js").Conflict[]) => Answer} [onConflict] conflicts that it
 *   leaves unresolved (all, if it returns false) are reported again by the next synchronize. Default: the newer record wins
 * @property {(dataset: Dataset, datasetName: string) => Answer} [onDatasetDeleted] true: deletes the local copy, including
 *   pending edits. False: DatasetDeletedError, nothing is changed. Otherwise, and by default: removes the server's records; pending
 *   edits recreate the dataset
 * @property {(dataset: Dataset, names: string[]) => Answer} [onDatasetsMerged] true: the copies of a guest's datasets are merged
 *   into this one, then deleted. Otherwise, and by default, they stay
 */

/**
 * Calls the handlers of one synchronization, without holding queue or lock. While a handler runs, even after the time-out, no other
 * run calls it again for the same question: it may have a dialog open, or synchronize itself.
 */
export class Asking {
  #about;
  #outside;

  /**
   * @param {Set<string>} about open questions of this page
   * @param {<Result>(work: () => Promise<Result>) => Promise<Result>} outside
   */
  constructor(about, outside) {
    this.#about = about;
    this.#outside = outside;
  }

  /** @param {string} question */
  isUnderWay(question) {
    return this.#about.has(question);
  }

  /**
   * @template {any[]} Arguments
   * @param {string[]} questions
   * @param {((...args: Arguments) => Answer) | undefined} handler
   * @param {Arguments} args
   * @returns {Promise<void | boolean>}
   */
  async ask(questions, handler, ...args) {
    if (!handler) return undefined;
    for (const question of questions) this.#about.add(question);
    const forget = () => {
      for (const question of questions) this.#about.delete(question);
    };
    /** @type {Promise<void | boolean> | undefined} */
    let answer;
    const call = async () => handler(...args);
    try {
      return await this.#outside(() => {
        answer = call();
        return answer;
      });
    } finally {
      // Not before the result is stored, and not while the handler runs.
      Promise.resolve(answer).then(forget, forget);
    }
  }
}
