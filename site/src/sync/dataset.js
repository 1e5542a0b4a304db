import { checkRecord, LIMITS, usage } from "./core/limits.js";
import { liveRecords, recordOf } from "./core/record.js";
import { visible, waiting } from "./core/state.js";
import { LocalCopy } from "./local/local-copy.js";
import { Reconnect } from "./syncing/reconnect.js";
import { Synchronization } from "./syncing/synchronization.js";
import { Turns } from "./syncing/turns.js";

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
  #offline = false;
  #closed = false;
  /** @type {Turns<import("./syncing/ask.js").Callbacks, Synchronized>} */
  #turns = new Turns((callbacks) => this.#synchronize(callbacks));

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
   * @param {<Result>(work: () => Promise<Result>) => Promise<Result>} parts.exclusively no other tab synchronizes meanwhile, and the
   *   identity is still the same
   */
  constructor(parts) {
    super();
    this.#parts = parts;
    this.#copy = new LocalCopy({ ...parts, changed: (keys, origin) => this.#tell("change", { keys, origin }) });
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
    if (typeof value !== "string") checkRecord(key, value === null ? undefined : value);
    return this.putAll({ [key]: value });
  }

  /**
   * Several records in one change: all of them are kept, and sent, together.
   *
   * @param {Record<string, string | null>} values null removes
   * @returns {Promise<void>}
   */
  async putAll(values) {
    const checked = new Map(Object.entries(values));
    for (const [key, value] of checked) checkRecord(key, value);
    return this.#copy.edit(checked, this.#parts.now());
  }

  /**
   * @param {string} key
   * @returns {Promise<void>}
   */
  async remove(key) {
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
   * Pulls what is new and pushes what waits: one request, or two. Calls are done one after the other.
   *
   * @param {import("./syncing/ask.js").Callbacks} [callbacks]
   * @returns {Promise<Synchronized>}
   */
  synchronize(callbacks = NOTHING_TO_SAY) {
    const outcome = this.#turns.take(callbacks);
    // Whoever is told by a callback need not wait for the promise.
    if (callbacks.onFailure) outcome.catch(() => undefined);
    return outcome;
  }

  /** Deletes it on the server and here, with what waits. Other devices are told when they synchronize. */
  async delete() {
    await this.#parts.exclusively(async () => {
      await this.#parts.remote.delete(this.name);
      await this.#copy.empty();
    });
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

  /** @param {import("./syncing/ask.js").Callbacks} callbacks */
  async #synchronize(callbacks) {
    /** @type {Synchronized} */
    let done;
    try {
      done = await this.#parts.exclusively(() => this.#once(callbacks));
    } catch (error) {
      this.#failed(error, callbacks);
      callbacks.onFailure?.(error);
      throw error;
    }
    this.#offline = false;
    this.#reconnect?.stop();
    this.#tell("synced", done);
    callbacks.onSuccess?.(this, done.pulled);
    return done;
  }

  /** @param {import("./syncing/ask.js").Callbacks} callbacks */
  async #once(callbacks) {
    const { name, remote, now, random, browser } = this.#parts;
    return new Synchronization({
      name,
      dataset: this,
      copy: await this.#copy.begin(),
      remote,
      callbacks,
      announce: (conflicts) => this.#tell("conflict", { conflicts }),
      now,
      pause: (attempt) =>
        new Promise((resolve) => browser.setTimeout(() => resolve(undefined), random() * 100 * 2 ** attempt)),
    }).run();
  }

  /**
   * @param {any} error
   * @param {import("./syncing/ask.js").Callbacks} callbacks
   */
  #failed(error, callbacks) {
    this.#offline = error?.name === "Unreachable";
    if (!this.#offline) return this.#tell("failed", { error });
    // What comes of it is told by the events, and by the callbacks.
    if (!this.#closed) this.#reconnect?.later(() => this.synchronize(callbacks).catch(() => undefined));
    this.#tell("offline", { error });
  }

  /**
   * @param {string} type
   * @param {object} detail
   */
  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}
