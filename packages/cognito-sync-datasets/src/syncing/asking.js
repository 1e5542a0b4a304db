import { ask } from "./ask.js";

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
   * @param {((...args: [...Arguments, (answer?: boolean) => void]) => import("./ask.js").Answer) | undefined} callback
   * @param {Arguments} args
   * @returns {Promise<void | boolean>}
   */
  async ask(questions, callback, ...args) {
    if (!callback) return undefined;
    for (const question of questions) this.#about.add(question);
    try {
      return await this.#outside(() => ask(callback, ...args));
    } finally {
      for (const question of questions) this.#about.delete(question);
    }
  }
}
