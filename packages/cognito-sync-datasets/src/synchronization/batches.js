import { sameEdit } from "../core/state.js";

/** Maximum of refused records per synchronize; the rest is tried at the next. */
const REFUSALS = 16;

/**
 * Selects the records of each update. An update is atomic, so a refused one is bisected until the refused record is found, which
 * then blocks only itself.
 */
export class Batches {
  #known;
  #most;
  #size;
  #count = 0;
  /** @type {Set<string>} */
  #keys = new Set();
  /** @type {import("../errors.js").SyncServiceError | undefined} */
  #error;

  /**
   * @param {Map<string, import("../core/state.js").Edit>} known edits that were refused before: they are sent last, each alone
   * @param {number} [most] records of one update
   */
  constructor(known, most = Number.POSITIVE_INFINITY) {
    this.#known = known;
    this.#most = most;
    this.#size = most;
  }

  /** The last error, with all refused keys. */
  get error() {
    if (this.#error) this.#error.keys = [...this.#keys];
    return this.#error;
  }

  /** @param {import("../core/push.js").Patch[]} waiting @returns {import("../core/push.js").Patch[]} what to send next */
  next(waiting) {
    if (this.#count >= REFUSALS) return [];
    const left = waiting.filter(({ key }) => !this.#keys.has(key));
    const fresh = left.filter(({ key, edit }) => !sameEdit(this.#known.get(key), edit));
    return fresh.length > 0 ? fresh.slice(0, this.#size) : left.slice(0, 1);
  }

  /**
   * @param {import("../core/push.js").Patch[]} sent
   * @param {import("../errors.js").SyncServiceError} error
   */
  refused(sent, error) {
    this.#count += 1;
    this.#error = error;
    const [first] = sent;
    if (sent.length > 1) this.#size = Math.ceil(sent.length / 2);
    else if (first) {
      this.#keys.add(first.key);
      this.#known.set(first.key, first.edit);
      this.#grow();
    }
  }

  /** @param {import("../core/push.js").Patch[]} sent */
  accepted(sent) {
    this.#grow();
    for (const { key } of sent) this.#known.delete(key);
  }

  #grow() {
    this.#size = Math.min(this.#size * 2, this.#most);
  }
}
