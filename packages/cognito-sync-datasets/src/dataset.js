import { checkRecord, LIMITS, recordsOf, usage } from "./core/limits.js";
import { liveRecords, recordOf } from "./core/record.js";
import { visible, waiting } from "./core/state.js";
import { DatasetEventTarget } from "./events.js";
import { LocalCopy } from "./local/local-copy.js";
import { Exchange } from "./synchronization/exchange.js";
import { Runs } from "./synchronization/runs.js";

/** @typedef {import("./core/record.js").DatasetRecord} DatasetRecord */
/** @typedef {{ pulled: DatasetRecord[], pushed: DatasetRecord[] }} Synchronized records got from, and given to, the server */

/**
 * Strings by key, shared by all devices of one identity. Reading and writing is done here, at once and without a network;
 * `synchronize` exchanges it with {@link https://docs.aws.amazon.com/cognito/latest/developerguide/synchronizing-data.html
 * Cognito Sync}.
 */
export class Dataset extends DatasetEventTarget {
  #parts;
  #copy;
  #runs;
  #exchange;
  /** @type {Set<() => void>} */
  #listeners = new Set();
  /** As they were last given out. @type {{ values?: Readonly<Record<string, string>>, records?: readonly DatasetRecord[] }} */
  #snapshots = {};

  /**
   * Made by `Datasets.openOrCreateDataset`.
   *
   * @internal
   * @param {object} parts
   * @param {string} parts.name
   * @param {import("./local/memory-store.js").Store} parts.store
   * @param {Pick<import("./local/tabs.js").Tabs, "tell">} parts.tabs
   * @param {import("./remote/cognito-sync.js").Remote} parts.remote
   * @param {import("./environment.js").Environment} parts.browser
   * @param {import("./synchronization/handlers.js").Handlers} parts.handlers
   * @param {() => number} parts.now
   * @param {() => number} parts.random
   * @param {() => string} parts.newId
   * @param {boolean} parts.reconnect
   * @param {(signal?: AbortSignal) => import("./deadline.js").Deadline} parts.deadline of an operation that begins now
   * @param {(deadline: import("./deadline.js").Deadline) => Promise<void>} parts.checkIdentity fails where it is another one now
   * @param {() => Promise<() => void>} parts.lock no other tab synchronizes until it is let go of
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
      tell: (type, detail) => {
        this.#tell(type, detail);
        this.#notify();
      },
    });
  }

  get name() {
    return this.#parts.name;
  }

  /** The dataset's count as last seen; 0: never synchronized. */
  get syncCount() {
    return this.#copy.state.syncCount;
  }

  /** How it stands with the service: one frozen object until that changes. */
  get connection() {
    return this.#exchange.connection;
  }

  /**
   * Calls the listener after every change: of values, of what waits, of the connection. Bound to this dataset, as `getAll` and
   * `records` are: `useSyncExternalStore(dataset.subscribe, dataset.getAll)`.
   *
   * @param {() => void} listener
   * @returns {() => void} ends it
   */
  subscribe = (listener) => {
    const own = () => listener();
    this.#listeners.add(own);
    return () => {
      this.#listeners.delete(own);
    };
  };

  /**
   * @param {string} key
   * @returns {string | undefined} undefined: not there, or removed
   */
  get(key) {
    return visible(this.#copy.state.records.get(key)) ?? undefined;
  }

  /** Values by key, without a prototype: a key may have any name. One frozen object until a value changes. */
  getAll = () => {
    this.#snapshots.values ??= Object.freeze(
      Object.assign(
        Object.create(null),
        Object.fromEntries(liveRecords(this.#copy.state).map(({ key, value }) => [key, value])),
      ),
    );
    return /** @type {Readonly<Record<string, string>>} */ (this.#snapshots.values);
  };

  /**
   * @param {string} key
   * @returns {DatasetRecord | undefined} undefined: not there, or removed
   */
  record(key) {
    const record = recordOf(key, this.#copy.state.records.get(key));
    return record?.value === null ? undefined : record;
  }

  /** All records that have a value. One frozen array until one of them changes. @returns {readonly DatasetRecord[]} */
  records = () => {
    this.#snapshots.records ??= Object.freeze(liveRecords(this.#copy.state));
    return this.#snapshots.records;
  };

  /**
   * @param {string} key
   * @param {string} value
   * @returns {Promise<void>} settles when this device keeps it; `get` answers it at once
   */
  async put(key, value) {
    if (typeof key !== "string" || typeof value !== "string") checkRecord(key, value === null ? undefined : value);
    return this.putAll({ [key]: value });
  }

  /**
   * Several records in one change: all of them are kept, and sent, together.
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
   * @param {string} [key] none: any of them
   * @returns {boolean} whether it waits for the server
   */
  isChanged(key) {
    return key === undefined ? this.pendingKeys().length > 0 : this.#copy.state.records.get(key)?.edit !== undefined;
  }

  /** @returns {string[]} keys of what waits for the server, removed ones too */
  pendingKeys() {
    return waiting(this.#copy.state);
  }

  /** What is stored, in UTF-8, and what the service allows. */
  dataStorage() {
    return { ...usage(this.#copy.state), maxBytes: LIMITS.bytes, maxRecords: LIMITS.records };
  }

  /**
   * Pulls what is new and pushes what waits: one request, or two. Calls are done one after the other, and those that have not begun
   * are one. What the service refuses stops nothing else: `SyncServiceError.keys` tells which records wait on.
   *
   * @param {{ signal?: AbortSignal }} [options] aborted, it fails with the signal's reason; what was stored or sent stays so
   * @returns {Promise<Synchronized>}
   */
  synchronize({ signal } = {}) {
    return this.#exchange.synchronize(signal);
  }

  /**
   * Synchronizes again and again: at once, when the page is seen, or has the network, again, and every few seconds while it is
   * seen.
   *
   * @param {import("./synchronization/follow.js").FollowOptions} [options]
   * @returns {() => void} ends it
   */
  follow(options) {
    return this.#exchange.follow(options);
  }

  /**
   * Deletes it on the server and here, with what waits. Other devices are told when they synchronize. What is written from the call
   * on, in any tab, stays: it is the beginning of the next dataset.
   *
   * @param {{ signal?: AbortSignal }} [options]
   */
  delete({ signal } = {}) {
    return this.#runs.delete(this.#parts.deadline(signal), this.#parts.newId());
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
   * @param {boolean} pending another tab has changed which keys wait
   */
  #changed(keys, origin, pending) {
    this.#snapshots = keys.length > 0 ? {} : { ...this.#snapshots, records: undefined };
    if (keys.length > 0 || pending) this.#tell("change", { keys, origin });
    this.#notify();
  }

  #notify() {
    for (const listener of this.#listeners) listener();
  }

  /**
   * @param {string} type
   * @param {object} detail
   */
  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}
