import { checkRecord, LIMITS, recordsOf, usage } from "./core/limits.js";
import { recordOf } from "./core/record.js";
import { visible, waiting } from "./core/state.js";
import { DatasetEventTarget } from "./events.js";
import { LocalCopy } from "./local/local-copy.js";
import { Snapshots } from "./snapshots.js";
import { Exchange } from "./synchronization/exchange.js";
import { Runs } from "./synchronization/runs.js";

/** @typedef {import("./core/record.js").DatasetRecord} DatasetRecord */
/** @typedef {{ pulled: DatasetRecord[], pushed: DatasetRecord[] }} Synchronized records received from, and sent to, the server */

/**
 * Strings by key, shared by all devices of one identity. Reads and writes are local and immediate; `synchronize` exchanges them
 * with the service, as
 * {@link https://docs.aws.amazon.com/cognito/latest/developerguide/synchronizing-data.html Cognito Sync} does.
 */
export class Dataset extends DatasetEventTarget {
  #parts;
  #copy;
  #runs;
  #exchange;
  /** Of `subscribe`. As events, listeners that throw are reported, and stop nothing. */
  #changes = new EventTarget();
  #snapshots = new Snapshots(() => this.#copy.state);

  /**
   * Made by `Datasets.openOrCreateDataset`.
   *
   * @internal
   * @param {object} parts
   * @param {string} parts.name
   * @param {Pick<import("./local/memory-store.js").Store, "change" | "read">} parts.store
   * @param {Pick<import("./local/tabs.js").Tabs, "tell">} parts.tabs
   * @param {import("./remote/remote.js").Remote} parts.remote
   * @param {import("./environment.js").Environment} parts.browser
   * @param {import("./synchronization/handlers.js").Handlers} parts.handlers
   * @param {() => number} parts.now
   * @param {() => number} parts.random
   * @param {() => string} parts.newId
   * @param {boolean} parts.reconnect
   * @param {new (parts: any) => import("./synchronization/follow.js").Follow} [parts.Following] how it follows (default: it polls)
   * @param {(signal?: AbortSignal) => import("./deadline.js").Deadline} parts.deadline of an operation that begins now
   * @param {() => void} parts.checkOpen fails if the datasets are closed
   * @param {(deadline: import("./deadline.js").Deadline) => Promise<void>} parts.checkIdentity fails if the identity has changed
   * @param {() => Promise<() => void>} parts.lock keeps other tabs from synchronizing; resolves to its release
   */
  constructor(parts) {
    super();
    this.#parts = parts;
    this.#copy = new LocalCopy({ ...parts, changed: (...change) => this.#changed(...change) });
    this.#runs = new Runs({
      ...parts,
      dataset: this,
      copy: this.#copy,
      announce: (conflicts) => this.#tell("conflict", { conflicts }),
    });
    this.#exchange = new Exchange({
      ...parts,
      runs: this.#runs,
      count: () => this.syncCount,
      tell: (type, detail) => {
        this.#tell(type, detail);
        this.#notify();
      },
    });
  }

  get name() {
    return this.#parts.name;
  }

  /** The dataset's last known sync count; 0: never synchronized. */
  get syncCount() {
    return this.#copy.state.syncCount;
  }

  /** State of the connection: the same frozen object until it changes. */
  get connection() {
    return this.#exchange.connection;
  }

  /**
   * Calls the listener after every change of values, pending edits or connection. Bound to this dataset, as `getAll` and
   * `records` are: `useSyncExternalStore(dataset.subscribe, dataset.getAll)`.
   *
   * @param {() => void} listener
   * @returns {() => void} unsubscribes
   */
  subscribe = (listener) => {
    const own = () => listener();
    this.#changes.addEventListener("change", own);
    return () => this.#changes.removeEventListener("change", own);
  };

  /**
   * @param {string} key
   * @returns {string | undefined} undefined: absent or removed
   */
  get(key) {
    return visible(this.#copy.state.records.get(key)) ?? undefined;
  }

  /** Values by key, without a prototype, since keys are arbitrary. The same frozen object until a value changes. */
  getAll = () => this.#snapshots.values;

  /**
   * @param {string} key
   * @returns {DatasetRecord | undefined} undefined: absent or removed
   */
  record(key) {
    const record = recordOf(key, this.#copy.state.records.get(key));
    return record?.value === null ? undefined : record;
  }

  /** All records with a value. The same frozen array until one changes. @returns {readonly Readonly<DatasetRecord>[]} */
  records = () => this.#snapshots.records;

  /**
   * @param {string} key
   * @param {string} value
   * @returns {Promise<void>} resolves when it is stored on this device; `get` returns it at once
   */
  async put(key, value) {
    if (value === null) throw new TypeError(`The value of ${key} must be a string. To remove it, call remove().`);
    if (typeof key !== "string" || typeof value !== "string") checkRecord(key, value);
    return this.putAll({ [key]: value });
  }

  /**
   * Several records in one change: stored and sent together.
   *
   * @param {Record<string, string | null>} values null removes
   * @returns {Promise<void>}
   */
  async putAll(values) {
    return this.#copy.edit(recordsOf(values), this.#parts.now());
  }

  /**
   * @param {string} key
   * @returns {Promise<void>}
   */
  async remove(key) {
    checkRecord(key, null);
    return this.putAll({ [key]: null });
  }

  /**
   * @param {string} [key] undefined: any record
   * @returns {boolean} whether an edit is pending
   */
  isChanged(key) {
    return key === undefined ? this.pendingKeys().length > 0 : this.#copy.state.records.get(key)?.edit !== undefined;
  }

  /** @returns {string[]} keys of pending edits, including removals */
  pendingKeys() {
    return waiting(this.#copy.state);
  }

  /** Stored records and bytes (UTF-8), and the limits of the service. */
  dataStorage() {
    const { limits } = this.#parts.remote;
    return { ...usage(this.#copy.state, limits), maxBytes: limits.bytes, maxRecords: LIMITS.records };
  }

  /**
   * Pulls changes and pushes pending edits: one request, or two. Calls run one after the other; a call joins one that has not
   * started yet. A refused record blocks nothing else: `SyncServiceError.keys` has the records that stay pending.
   *
   * @param {{ signal?: AbortSignal }} [options] aborted: fails with the signal's reason; stored and sent records stay so
   * @returns {Promise<Synchronized>}
   */
  synchronize({ signal } = {}) {
    return this.#exchange.synchronize(signal);
  }

  /**
   * Synchronizes at once, when the page becomes visible or online again, and while it is visible: when the service tells of a change,
   * if it can, or every few seconds.
   *
   * @param {import("./synchronization/follow.js").FollowOptions} [options]
   * @returns {() => void} stops it
   */
  follow(options) {
    return this.#exchange.follow(options);
  }

  /**
   * Deletes it on the server and here, including pending edits. Other devices notice when they synchronize. Records written after
   * the call, in any tab, stay: they start the next dataset.
   *
   * @param {{ signal?: AbortSignal }} [options] aborted: fails with the signal's reason; the service may have deleted it
   */
  async delete({ signal } = {}) {
    try {
      await this.#runs.delete(this.#parts.deadline(signal), this.#parts.newId());
    } catch (error) {
      throw signal?.aborted ? signal.reason : error;
    }
  }

  /** @internal @param {import("./core/state.js").State} [initial] */
  async open(initial) {
    await this.#copy.open(initial);
    return this;
  }

  /** @internal @param {import("./local/local-copy.js").Origin} origin */
  refresh(origin) {
    return this.#copy.refresh(origin);
  }

  /** @internal */
  close() {
    this.#exchange.close();
  }

  /**
   * @param {string[]} keys
   * @param {import("./local/local-copy.js").Origin} origin
   * @param {boolean} pending another tab has changed which keys are pending
   */
  #changed(keys, origin, pending) {
    if (keys.length > 0) this.#snapshots.change();
    if (keys.length > 0 || pending) this.#tell("change", { keys, origin });
    this.#notify();
  }

  #notify() {
    this.#changes.dispatchEvent(new Event("change"));
  }

  /**
   * @param {string} type
   * @param {object} detail
   */
  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}
