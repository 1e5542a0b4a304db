/**
 * What an app may say while it is asked, given once, when the dataset is opened. Answers are returned, or promised.
 *
 * @typedef {import("../dataset.js").Dataset} Dataset
 * @typedef {void | boolean | Promise<void | boolean>} Answer
 *
 * @typedef {object} Handlers
 * @property {(dataset: Dataset, conflicts: import("../core/conflict.js").Conflict[]) => Answer} [onConflict] what it leaves
 *   unresolved, or all of it where it answers false, is asked again the next time. Without it the newer record stays
 * @property {(dataset: Dataset, datasetName: string) => Answer} [onDatasetDeleted] true: the local copy goes, edits that wait
 *   included. False: DatasetDeletedError, and nothing is changed. Otherwise, and without it: what the server had goes, edits that
 *   wait make the dataset anew
 * @property {(dataset: Dataset, names: string[]) => Answer} [onDatasetsMerged] true: the copies of a guest's datasets are folded
 *   into this one, then deleted. Otherwise, and without it, they are left alone
 */

/**
 * The app's say in one synchronization. It is asked while nothing is held, so it may synchronize, too: what it is being asked
 * already, it is not asked again by that one.
 */
export class Asking {
  #about;
  #outside;

  /**
   * @param {Set<string>} about what the app is being asked by this page
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
    try {
      return await this.#outside(async () => handler(...args));
    } finally {
      for (const question of questions) this.#about.delete(question);
    }
  }
}
