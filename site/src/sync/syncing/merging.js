import { edited } from "../core/edit.js";
import { folded } from "../core/fold.js";
import { recordOf, remoteRecord } from "../core/record.js";
import { waiting } from "../core/state.js";
import { ask } from "./ask.js";
import { Conflict } from "./conflict.js";

/**
 * Two identities became one, a guest who signed in: the service keeps the other's dataset as a copy beside this one, and tells
 * of it until it is deleted. Only what the service tells counts, never a name: `a.b` may be a dataset of its own.
 *
 * @see {@link https://docs.aws.amazon.com/cognito/latest/developerguide/handling-callbacks.html handling callbacks}
 */
export class Merging {
  #parts;
  #asked = false;
  /** @type {string[]} */
  #done = [];

  /**
   * @param {object} parts
   * @param {import("../dataset.js").Dataset} parts.dataset
   * @param {import("../local/local-copy.js").Opened} parts.copy
   * @param {import("../remote/remote-datasets.js").Remote} parts.remote
   * @param {import("./ask.js").Callbacks} parts.callbacks
   * @param {() => number} parts.now
   * @param {(conflicts: Conflict[]) => Promise<void>} parts.decide
   */
  constructor(parts) {
    this.#parts = parts;
  }

  /** @param {string[]} names */
  async fold(names) {
    const { callbacks, dataset } = this.#parts;
    if (this.#asked || names.length === 0) return;
    this.#asked = true;
    if ((await ask(callbacks.onDatasetsMerged, dataset, names)) !== true) return;
    for (const name of names) await this.#foldOne(name);
  }

  /** The copies go once everything of theirs has arrived, and not before. */
  async finish() {
    const { copy, remote } = this.#parts;
    if (waiting(copy.state).length > 0) return;
    for (const name of this.#done) await remote.delete(name);
  }

  /** @param {string} name */
  async #foldOne(name) {
    const { copy, decide, now, remote } = this.#parts;
    const { records } = await remote.list(name, 0);
    const at = now();
    const { differing } = folded(copy.state, records, remote.offset, at);
    const conflicts = differing.flatMap(({ key, theirs }) => {
      const local = recordOf(key, copy.state.records.get(key));
      return local ? [new Conflict({ local, remote: remoteRecord(key, theirs) })] : [];
    });
    if (conflicts.length > 0) await decide(conflicts);
    const values = new Map(conflicts.flatMap((conflict) => chosen(conflict)));
    await copy.change((state) => edited(folded(state, records, remote.offset, at).state, values, at));
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
