import { checkRecord, LIMITS, recordsOf, usage } from "./core/limits.js";
import { liveRecords, recordOf } from "./core/record.js";
import { visible, waiting } from "./core/state.js";
import { LocalCopy } from "./local/local-copy.js";
import { Reconnect } from "./syncing/reconnect.js";
import { Runs } from "./syncing/runs.js";

/** @typedef {import("./core/record.js").DatasetRecord} DatasetRecord */
/** @typedef {{ pulled: DatasetRecord[], pushed: DatasetRecord[] }} Synchronized records got from, and given to, the server */

/** @type {import("./syncing/ask.js").Callbacks} */
const NOTHING_TO_SAY = {};

/**
 * Strings by key, shared by all devices of one identity. Reading and writing is done here, at once and without a network;
 * `synchronize` exchanges it with {@link https://docs.aws.amazon.com/cognito/latest/developerguide/synchronizing-data.html
 * Cognito Sync}.
 *
 * Events, each with a `detail`: `change` `{ keys, origin: "here" | "tab" | "remote" }`, `conflict` `{ conflicts }`, `synced`
 * `{ pulled, pushed }`, `offline` `{ error }`, `failed` `{ error }`.
 */
export class Dataset extends EventTarget {
  #parts;
  #copy;
  #reconnect;
  #runs;
  #offline = false;
  #closed = false;
  /** What has not begun yet; whoever asks for the same shares it. @type {{ callbacks: object, outcome: Promise<Synchronized> } | undefined} */
  #next;

  /**
   * Made by `Datasets.openOrCreateDataset`.
   *
   * @internal
   * @param {object} parts
   * @param {string} parts.name
   * @param {import("./local/memory-store.js").Store} parts.store
   * @param {Pick<import("./local/tabs.js").Tabs, "tell">} parts.tabs
   * @param {import("./remote/remote-datasets.js").Remote} parts.remote
   * @param {import("./environment.js").Environment} parts.browser
   * @param {() => number} parts.now
   * @param {() => number} parts.random
   * @param {() => string} parts.newId
   * @param {boolean} parts.reconnect
   * @param {() => import("./deadline.js").Deadline} parts.deadline of an operation that begins now
   * @param {(deadline: import("./deadline.js").Deadline) => Promise<void>} parts.checkIdentity fails where it is another one now
   * @param {() => Promise<() => void>} parts.lock no other tab synchronizes until it is let go of
   */
  constructor(parts) {
    super();
    this.#parts = parts;
    this.#copy = new LocalCopy({ ...parts, changed: (keys, origin) => this.#tell("change", { keys, origin }) });
    this.#runs = new Runs({
      ...parts,
      dataset: this,
      copy: this.#copy,
      announce: (conflicts) => this.#tell("conflict", { conflicts }),
    });
    this.#reconnect = parts.reconnect ? new Reconnect(parts) : undefined;
  }

  get name() {
    return this.#parts.name;
  }

  /** The dataset's count as last seen; 0: never synchronized. */
  get syncCount() {
    return this.#copy.state.syncCount;
  }

  /** The last synchronize found nobody to talk to. */
  get offline() {
    return this.#offline;
  }

  /**
   * @param {string} key
   * @returns {string | undefined} undefined: not there, or removed
   */
  get(key) {
    return visible(this.#copy.state.records.get(key)) ?? undefined;
  }

  /** @returns {Record<string, string>} without a prototype: a key may have any name */
  getAll() {
    return Object.assign(
      Object.create(null),
      Object.fromEntries(liveRecords(this.#copy.state).map(({ key, value }) => [key, value])),
    );
  }

  /**
   * @param {string} key
   * @returns {DatasetRecord | undefined} undefined: not there, or removed
   */
  record(key) {
    const record = recordOf(key, this.#copy.state.records.get(key));
    return record?.value === null ? undefined : record;
  }

  /** @returns {DatasetRecord[]} */
  records() {
    return liveRecords(this.#copy.state);
  }

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
    return key === undefined ? this.waiting().length > 0 : this.#copy.state.records.get(key)?.edit !== undefined;
  }

  /** @returns {string[]} keys of what waits for the server, removed ones too */
  waiting() {
    return waiting(this.#copy.state);
  }

  /** What is stored, in UTF-8, and what the service allows. */
  dataStorage() {
    return { ...usage(this.#copy.state), maxBytes: LIMITS.bytes, maxRecords: LIMITS.records };
  }

  /**
   * Pulls what is new and pushes what waits: one request, or two. Calls are done one after the other. What the service refuses
   * stops nothing else: `SyncRefused.keys` tells which records wait on.
   *
   * @param {import("./syncing/ask.js").Callbacks} [callbacks]
   * @returns {Promise<Synchronized>}
   */
  synchronize(callbacks = NOTHING_TO_SAY) {
    if (this.#next?.callbacks === callbacks) return this.#next.outcome;
    const outcome = this.#synchronize(callbacks, () => {
      if (this.#next?.outcome === outcome) this.#next = undefined;
    });
    this.#next = { callbacks, outcome };
    // Whoever is told by a callback need not wait for the promise.
    if (callbacks.onFailure) outcome.catch(() => undefined);
    return outcome;
  }

  /**
   * Deletes it on the server and here, with what waits. Other devices are told when they synchronize. What is written from the call
   * on, in any tab, stays: it is the beginning of the next dataset.
   */
  delete() {
    return this.#runs.delete(this.#parts.deadline(), this.#parts.newId());
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
    this.#closed = true;
    this.#reconnect?.stop();
  }

  /**
   * @param {import("./syncing/ask.js").Callbacks} callbacks
   * @param {() => void} begun
   */
  async #synchronize(callbacks, begun) {
    const deadline = this.#parts.deadline();
    /** @type {Synchronized} */
    let done;
    try {
      done = await deadline.outer(
        this.#runs.alone(deadline, (exclusive) => {
          begun();
          return this.#runs.synchronize(callbacks, deadline, exclusive);
        }),
      );
    } catch (error) {
      begun();
      this.#failed(error, callbacks);
      callbacks.onFailure?.(error);
      throw error;
    } finally {
      deadline.end();
    }
    this.#offline = false;
    this.#reconnect?.stop();
    this.#tell("synced", done);
    callbacks.onSuccess?.(this, done.pulled);
    return done;
  }

  /**
   * @param {any} error
   * @param {import("./syncing/ask.js").Callbacks} callbacks
   */
  #failed(error, callbacks) {
    this.#offline = error?.name === "Unreachable";
    const inTrouble = !this.#offline && (error?.status === 429 || error?.status >= 500);
    if ((this.#offline || inTrouble) && !this.#closed) {
      // What comes of it is told by the events, and by the callbacks.
      const again = () => this.synchronize(callbacks).catch(() => undefined);
      this.#reconnect?.later(again, inTrouble ? (error.retryAfter ?? 0) : undefined);
    }
    this.#tell(this.#offline ? "offline" : "failed", { error });
  }

  /**
   * @param {string} type
   * @param {object} detail
   */
  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}
