import { sameEdit } from "../core/state.js";

/** As many are looked into in one synchronize; what is left waits for the next. */
const REFUSALS = 16;

/**
 * Which of the waiting records are sent together. An update is taken whole or not at all, so one that is refused is halved until
 * the record that the service does not take is found; it blocks nothing but itself.
 */
export class Batches {
  #known;
  #size = Number.POSITIVE_INFINITY;
  #count = 0;
  /** @type {Set<string>} */
  #keys = new Set();
  /** @type {import("../errors.js").SyncServiceError | undefined} */
  #error;

  /** @param {Map<string, import("../core/state.js").Edit>} known edits that were refused before: they are tried last, and alone */
  constructor(known) {
    this.#known = known;
  }

  /** The last refusal, with the keys of all. */
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
      this.#size *= 2;
    }
  }

  /** @param {import("../core/push.js").Patch[]} sent */
  accepted(sent) {
    this.#size *= 2;
    for (const { key } of sent) this.#known.delete(key);
  }
}
