import { emptyState } from "../core/state.js";
import { storageFailed } from "../errors.js";
import { MembershipEndedError, ReadOnlyError } from "./errors.js";
import { erased, placeOf, reverted, told, unsent } from "./kept.js";
import { OwnedDataset } from "./owned-dataset.js";

/**
 * The dataset of another identity, shared with this one. The role is kept with the local copy, so that it is known before writing, also
 * offline; a listing brings it anew. When the remote tells that the membership has ended, the copy is erased.
 */
export class MemberDataset extends OwnedDataset {
  #key;
  #store;
  #tabs;
  #newId;
  #ended = false;

  /**
   * @internal
   * @param {ConstructorParameters<typeof OwnedDataset>[0]} parts `name`: the key of the local copy; `remote`: of this identity
   */
  constructor({ name: key, ...parts }) {
    const { owner = "", name } = placeOf(key);
    const { store, tabs } = parts;
    const remote = /** @type {import("../remote/remote.js").Remote} */ (parts.remote.of?.(owner));
    super({
      ...parts,
      name,
      store: {
        change: async (_, change) => this.#seen(await store.change(key, change)),
        read: async () => this.#seen(await store.read(key)),
      },
      tabs: { tell: () => tabs.tell(key) },
      remote: {
        owner,
        limits: remote.limits,
        get offset() {
          return remote.offset;
        },
        list: (...parts) => this.#list(remote, ...parts),
        update: (...parts) => {
          this.#checkWritable(this.pendingKeys());
          return remote.update(...parts);
        },
        delete: (...parts) => remote.delete(...parts),
        datasets: (...parts) => remote.datasets(...parts),
        push: (...parts) => this.#push(remote, ...parts),
      },
    });
    this.#key = key;
    this.#store = store;
    this.#tabs = tabs;
    this.#newId = parts.newId;
    /** @type {import("./owned-dataset.js").Role | undefined} */
    this.role = undefined;
  }

  /**
   * @override
   * @param {Record<string, string | null>} values null removes
   * @returns {Promise<void>} fails with ReadOnlyError, or MembershipEndedError
   */
  async putAll(values) {
    if (this.#ended) throw new MembershipEndedError(this.name);
    this.#checkWritable(Object.keys(values ?? {}));
    return super.putAll(values);
  }

  /** @override @returns {Promise<never>} */
  async delete() {
    throw new TypeError(`Only its owner deletes the dataset ${this.name}. A member leaves it.`);
  }

  /**
   * Drops the pending edits, as a reader may have to: the values are those of the service again.
   *
   * @returns {Promise<import("../core/record.js").DatasetRecord[]>} what was dropped
   */
  async revert() {
    /** @type {import("../core/record.js").DatasetRecord[]} */
    let dropped = [];
    await this.#change((state) => {
      dropped = unsent(state);
      return reverted(state);
    });
    await this.refresh("here");
    return dropped;
  }

  /** @param {string[]} keys */
  #checkWritable(keys) {
    if (this.role && this.role !== "writer") throw new ReadOnlyError(this.name, keys);
  }

  /**
   * @param {import("../remote/remote.js").Remote} remote
   * @param {Parameters<import("../remote/remote.js").Remote["list"]>} asked
   */
  async #list(remote, ...[name, since, deadline, aim = { bytes: 0, sending: false }]) {
    // A reader sends nothing: nothing but the listing would tell what is new.
    const sending = aim.sending && this.role === "writer";
    try {
      const pulled = await remote.list(name, since, deadline, { ...aim, sending });
      if (!pulled.unconfirmed) await this.#joined(pulled.role);
      return pulled;
    } catch (error) {
      throw error instanceof MembershipEndedError ? await this.#left() : error;
    }
  }

  /**
   * @param {import("../remote/remote.js").Remote} remote
   * @param {string} name
   * @param {import("../remote/remote.js").PushListener} listener
   */
  #push(remote, name, listener) {
    return remote.push?.(name, {
      ...listener,
      refused: (error) => {
        // It may be why: then what is kept goes, and the follower is told the reason.
        const why = (/** @type {unknown} */ failed) => listener.refused(isEnd(failed) ? failed : error);
        this.synchronize().then(why, why);
      },
    });
  }

  /** @param {import("../core/state.js").State["role"]} role */
  async #joined(role) {
    this.#ended = false;
    await this.#change((state) => (state.role === role ? state : { ...state, ...(role && { role }) }));
    await this.#tellUntold();
  }

  /** The copy is erased first: a page that is closed meanwhile leaves what waited to the next one. */
  async #left() {
    const isNews = !this.#ended;
    this.#ended = true;
    await this.#change((state) => erased(state, this.#newId()));
    await this.refresh("remote");
    return this.#tellUntold(isNews);
  }

  /** Synchronizations are alone, among tabs as well: one of them tells. @param {boolean} [isNews] tell, even if nothing waited */
  async #tellUntold(isNews = false) {
    const { untold } = (await this.#store.read(this.#key).catch(storageFailed)) ?? {};
    const error = new MembershipEndedError(this.name, untold);
    if (untold || isNews) this.dispatchEvent(new CustomEvent("ended", { detail: error }));
    if (untold) await this.#change(told);
    return error;
  }

  /** @param {(state: import("../core/state.js").State) => import("../core/state.js").State} change */
  async #change(change) {
    let unchanged = false;
    const after = await this.#store
      .change(this.#key, (state) => {
        const changed = change(state ?? emptyState(this.#newId()));
        unchanged = changed === state;
        return changed;
      })
      .catch(storageFailed);
    this.#seen(after);
    if (!unchanged) this.#tabs.tell(this.#key);
  }

  /**
   * @template {import("../core/state.js").State | undefined} Kept
   * @param {Kept} state
   */
  #seen(state) {
    const role = state?.role;
    if (role !== this.role) {
      this.role = role;
      this.dispatchEvent(new CustomEvent("role", { detail: { role } }));
    }
    return state;
  }
}

/** @param {unknown} error */
const isEnd = (error) => error instanceof MembershipEndedError;
