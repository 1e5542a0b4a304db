/**
 * Local copies in memory: for browsers without storage, and for tests.
 *
 * @typedef {Pick<MemoryStore, "change" | "read" | "names" | "wipe" | "drop" | "close">} Store the interface of stores
 */
export class MemoryStore {
  /** @type {Map<string, import("../core/state.js").State>} */
  #states = new Map();

  /**
   * An atomic read-modify-write.
   *
   * @param {string} name
   * @param {(state: import("../core/state.js").State | undefined) => import("../core/state.js").State} change may be called again
   */
  async change(name, change) {
    const state = change(this.#states.get(name));
    this.#states.set(name, state);
    return state;
  }

  /** @param {string} name */
  async read(name) {
    return this.#states.get(name);
  }

  async names() {
    return [...this.#states.keys()];
  }

  async wipe() {
    this.#states.clear();
  }

  async drop() {}

  close() {}
}
