import { waiting } from "../core/state.js";
import { DatasetWipedError } from "../errors.js";
import { Exclusive, Turns } from "./exclusive.js";
import { Asking } from "./handlers.js";
import { Synchronization } from "./synchronization.js";

/** Runs the operations of one dataset with the server, one at a time. */
export class Runs {
  #parts;
  #turns = new Turns();
  /** Open questions to the app. @type {Set<string>} */
  #about = new Set();
  /** Edits that the service refused. @type {Map<string, import("../core/state.js").Edit>} */
  #refused = new Map();

  /**
   * @param {object} parts
   * @param {string} parts.name
   * @param {import("../dataset.js").Dataset} parts.dataset
   * @param {import("../local/local-copy.js").LocalCopy} parts.copy
   * @param {import("../remote/remote.js").Remote} parts.remote
   * @param {import("./handlers.js").Handlers} parts.handlers
   * @param {import("../environment.js").Environment} parts.browser
   * @param {() => number} parts.now
   * @param {() => number} parts.random
   * @param {(deadline: import("../deadline.js").Deadline) => Promise<void>} parts.checkIdentity
   * @param {() => Promise<() => void>} parts.lock
   * @param {(conflicts: import("../core/conflict.js").Conflict[]) => void} parts.announce
   */
  constructor(parts) {
    this.#parts = parts;
  }

  /**
   * @param {import("../deadline.js").Deadline} deadline
   * @param {string} deletion an id
   */
  async delete(deadline, deletion) {
    const { copy, name, now, remote } = this.#parts;
    const begun = copy.beginDeletion(deletion);
    // An error here occurs again at the end.
    begun.catch(() => undefined);
    try {
      await this.alone(deadline, async () => {
        await begun;
        await deadline.within(remote.delete(name, deadline));
        await copy.endDeletion(deletion, now());
      });
    } catch (error) {
      // The first error is reported.
      await copy.giveUpDeletion(deletion).catch(() => undefined);
      throw error;
    } finally {
      deadline.end();
    }
  }

  /**
   * @template Result
   * @param {import("../deadline.js").Deadline} deadline
   * @param {(exclusive: Exclusive) => Promise<Result>} work
   * @returns {Promise<Result>}
   */
  async alone(deadline, work) {
    const exclusive = new Exclusive(this.#turns, this.#parts.lock, deadline);
    try {
      await exclusive.enter();
      await this.#parts.checkIdentity(deadline);
      return await work(exclusive);
    } finally {
      exclusive.leave();
    }
  }

  /**
   * @param {import("../deadline.js").Deadline} deadline
   * @param {Exclusive} exclusive
   */
  async synchronize(deadline, exclusive) {
    try {
      return await this.#once(deadline, exclusive);
    } catch (error) {
      if (!(error instanceof DatasetWipedError)) throw error;
      await this.#parts.copy.refresh("tab");
      // Another tab deleted it; edits that were written since are still pending.
      if (waiting(this.#parts.copy.state).length === 0) throw error;
      return this.#once(deadline, exclusive);
    }
  }

  /**
   * @param {import("../deadline.js").Deadline} deadline
   * @param {Exclusive} exclusive
   */
  async #once(deadline, exclusive) {
    const { browser, copy, now, random } = this.#parts;
    return new Synchronization({
      ...this.#parts,
      copy: await copy.begin(),
      asking: new Asking(this.#about, (work) => exclusive.outside(work)),
      deadline,
      refused: this.#refused,
      now,
      pause: (attempt) =>
        deadline.within(
          new Promise((resolve) => browser.setTimeout(() => resolve(undefined), random() * 100 * 2 ** attempt)),
        ),
    }).run();
  }
}
