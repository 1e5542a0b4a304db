import { Conflict } from "../core/conflict.js";
import { edited } from "../core/edit.js";
import { fold } from "../core/fold.js";
import { recordOf, remoteRecord } from "../core/record.js";
import { waiting } from "../core/state.js";
import { HandlerTimeoutError } from "../errors.js";

/** Name of the question to the app. */
const MERGED = "merged";

/**
 * Merges identities, as when a guest signs in: the service keeps the guest's dataset as a copy beside this one, and lists it in
 * MergedDatasetNames until it is deleted. Names alone prove nothing: `a.b` may be an ordinary dataset.
 *
 * @see {@link https://docs.aws.amazon.com/cognito/latest/developerguide/handling-handlers.html handling handlers}
 */
export class Folding {
  #parts;
  #asked = false;
  /** @type {string[]} */
  #done = [];

  /**
   * @param {object} parts
   * @param {import("../dataset.js").Dataset} parts.dataset
   * @param {import("../local/local-copy.js").Opened} parts.copy
   * @param {import("../remote/remote.js").Remote} parts.remote
   * @param {import("./handlers.js").Handlers} parts.handlers
   * @param {import("./handlers.js").Asking} parts.asking
   * @param {import("../deadline.js").Deadline} parts.deadline
   * @param {() => number} parts.now
   * @param {(conflicts: Conflict[]) => Promise<void>} parts.decide
   */
  constructor(parts) {
    this.#parts = parts;
  }

  /** @param {string[]} names */
  async fold(names) {
    const { asking, handlers, dataset, deadline } = this.#parts;
    if (this.#asked || names.length === 0 || asking.isUnderWay(MERGED)) return;
    this.#asked = true;
    const answer = await asking.ask([MERGED], handlers.onDatasetsMerged, dataset, names).catch((error) => {
      throw deadline.signal.aborted && error.name === "NetworkError" ? new HandlerTimeoutError(error) : error;
    });
    if (answer !== true) return;
    for (const name of names) await this.#foldOne(name);
  }

  /** Deletes the copies after all their records were pushed. */
  async finish() {
    const { copy, deadline, remote } = this.#parts;
    if (waiting(copy.state).length > 0) return;
    for (const name of this.#done) await deadline.within(remote.delete(name, deadline));
  }

  /** @param {string} name */
  async #foldOne(name) {
    const { copy, deadline, decide, now, remote } = this.#parts;
    const { records } = await deadline.within(remote.list(name, 0, deadline));
    const at = now();
    const { differing } = fold(copy.state, records, remote.offset, at);
    const conflicts = differing.flatMap(({ key, theirs }) => {
      const local = recordOf(key, copy.state.records.get(key));
      return local ? [new Conflict({ local, remote: remoteRecord(key, theirs) })] : [];
    });
    if (conflicts.length > 0) await decide(conflicts);
    const values = new Map(conflicts.flatMap((conflict) => chosen(conflict)));
    await copy.change((state) => edited(fold(state, records, remote.offset, at).state, values, at));
    if (conflicts.every(({ resolution }) => resolution)) this.#done.push(name);
  }
}

/**
 * @param {Conflict} conflict
 * @returns {[string, string | null][]}
 */
function chosen({ key, resolution, remoteRecord: { value } }) {
  if (!resolution || resolution.keep === "local") return [];
  return [[key, resolution.keep === "remote" ? value : resolution.value]];
}
