import { deleted, deleting, notDeleted } from "../core/deletion.js";
import { edited } from "../core/edit.js";
import { checkUsage, usage } from "../core/limits.js";
import { changedKeys } from "../core/merge.js";
import { emptyState, waiting } from "../core/state.js";
import { DatasetWipedError, storageFailed } from "../errors.js";

/**
 * @typedef {"here" | "tab" | "remote"} Origin of a change: this page, another tab, or another device
 *
 * @typedef {object} Opened the copy as one synchronization sees it
 * @property {import("../core/state.js").State} state
 * @property {(change: (state: import("../core/state.js").State) => import("../core/state.js").State) => Promise<void>} change
 */

/** The local copy of one dataset. Reads and writes are immediate; the store, which all tabs share, is written asynchronously. */
export class LocalCopy {
  #name;
  #limits;
  #store;
  #tabs;
  #newId;
  #changed;
  #stored = emptyState("");
  /** Edits that are not stored yet. @type {{ values: ReadonlyMap<string, string | null>, at: number }[]} */
  #underWay = [];
  /** Running deletions of this page. @type {Set<string>} */
  #deletions = new Set();
  /** The stored state plus the edits that are not stored yet. */
  #view = this.#stored;
  /** @type {Promise<void>} */
  #last = Promise.resolve();

  /**
   * @param {object} parts
   * @param {string} parts.name
   * @param {{ limits: import("../core/limits.js").Capacity }} parts.remote
   * @param {Pick<import("./memory-store.js").Store, "change" | "read">} parts.store
   * @param {Pick<import("./tabs.js").Tabs, "tell">} parts.tabs
   * @param {() => string} parts.newId
   * @param {(keys: string[], origin: Origin, pending: boolean) => void} parts.changed pending: another tab has changed only which keys are pending; listeners that show this need the event too
   */
  constructor({ name, remote, store, tabs, newId, changed }) {
    this.#name = name;
    this.#limits = remote.limits;
    this.#store = store;
    this.#tabs = tabs;
    this.#newId = newId;
    this.#changed = changed;
  }

  get state() {
    return this.#view;
  }

  /** @param {import("../core/state.js").State} [initial] if there is no copy yet */
  async open(initial) {
    this.#adopt(await this.#change((state) => state, initial), "here");
  }

  /**
   * @param {ReadonlyMap<string, string | null>} values null removes
   * @param {number} at milliseconds
   * @returns {Promise<void>} resolves when it is stored
   */
  edit(values, at) {
    const view = edited(this.#view, values, at);
    if (view === this.#view) return this.#underWay.length > 0 ? this.#last : Promise.resolve();
    const bytes = (/** @type {import("../core/state.js").State} */ state) => usage(state, this.#limits).bytes;
    const grows = view.records.size > this.#view.records.size || bytes(view) > bytes(this.#view);
    if (grows) checkUsage(view, this.#limits);
    const edit = { values, at };
    this.#underWay.push(edit);
    this.#show(view, "here");
    this.#last = this.#keep(edit);
    return this.#last;
  }

  /** A view for one synchronization; invalid once the copy is wiped. @returns {Promise<Opened>} */
  async begin() {
    this.#adopt(await this.#change((state) => state), "tab");
    const { id } = this.#stored;
    const read = () => this.#view;
    return {
      get state() {
        return read();
      },
      change: async (change) => {
        const changed = await this.#change((state) => {
          if (state.id !== id) throw new DatasetWipedError(this.#name);
          return change(state);
        });
        this.#adopt(changed, "remote");
      },
    };
  }

  /**
   * Starts recording written keys: they survive the deletion.
   *
   * @param {string} deletion an id
   * @returns {Promise<void>} resolves when all tabs record them
   */
  async beginDeletion(deletion) {
    this.#deletions.add(deletion);
    this.#adopt(this.#stored, "here");
    this.#adopt(await this.#change((state) => this.#deleting(state)), "here");
  }

  /**
   * Removes everything else: the server's records and earlier edits.
   *
   * @param {string} deletion
   * @param {number} at milliseconds
   */
  endDeletion(deletion, at) {
    return this.#afterDeletion(deletion, (state) => deleted(state, deletion, this.#newId(), at));
  }

  /** The deletion failed: stops recording. @param {string} deletion */
  giveUpDeletion(deletion) {
    return this.#afterDeletion(deletion, (state) => notDeleted(state, deletion));
  }

  /**
   * @param {string} deletion
   * @param {(state: import("../core/state.js").State) => import("../core/state.js").State} change
   */
  async #afterDeletion(deletion, change) {
    try {
      const stored = await this.#change(change);
      this.#deletions.delete(deletion);
      this.#adopt(stored, "here");
    } finally {
      this.#deletions.delete(deletion);
    }
  }

  /** @param {import("../core/state.js").State} state */
  #deleting(state) {
    const missing = [...this.#deletions].filter((deletion) => !state.deletions?.has(deletion));
    return missing.reduce(deleting, state);
  }

  /** @param {Origin} origin */
  async refresh(origin) {
    const stored = await this.#store.read(this.#name).catch(storageFailed);
    this.#adopt(stored ?? emptyState(this.#newId()), origin);
  }

  /** @param {{ values: ReadonlyMap<string, string | null>, at: number }} edit */
  async #keep(edit) {
    /** @type {import("../core/state.js").State | undefined} */
    let stored;
    try {
      stored = await this.#change((state) => edited(state, edit.values, edit.at));
    } finally {
      this.#underWay = this.#underWay.filter((other) => other !== edit);
      this.#adopt(stored ?? this.#stored, "here");
    }
  }

  /**
   * @param {(state: import("../core/state.js").State) => import("../core/state.js").State} change
   * @param {import("../core/state.js").State} [initial] if there is no copy yet
   */
  async #change(change, initial) {
    let unchanged = false;
    const stored = await this.#store
      .change(this.#name, (state) => {
        const after = change(state ?? initial ?? emptyState(this.#newId()));
        unchanged = after === state;
        return after;
      })
      .catch(storageFailed);
    if (!unchanged) this.#tabs.tell(this.#name);
    return stored;
  }

  /**
   * @param {import("../core/state.js").State} stored
   * @param {Origin} origin
   */
  #adopt(stored, origin) {
    this.#stored = this.#deleting(stored);
    this.#show(
      this.#underWay.reduce((state, { values, at }) => edited(state, values, at), this.#stored),
      origin,
    );
  }

  /**
   * @param {import("../core/state.js").State} view
   * @param {Origin} origin
   */
  #show(view, origin) {
    const before = this.#view;
    if (view === before) return;
    this.#view = view;
    const pending = origin === "tab" && waiting(before).join("\n") !== waiting(view).join("\n");
    this.#changed(changedKeys(before, view), origin, pending);
  }
}
