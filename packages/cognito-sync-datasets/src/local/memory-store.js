/**
 * Local copies that last as long as the page: where the browser has no lasting storage, and in tests.
 *
 * @typedef {Pick<MemoryStore, "change" | "read" | "names" | "wipe" | "drop" | "close">} Store what a store must do
 */
export class MemoryStore {
  /** @type {Map<string, import("../core/state.js").State>} */
  #states = new Map();

  /**
   * All of it or nothing, and nobody else in between.
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
