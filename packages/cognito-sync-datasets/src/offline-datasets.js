import { begin } from "./begin.js";
import { checkName } from "./core/limits.js";
import { Dataset } from "./dataset.js";
import { Deadlines, WAITS } from "./deadline.js";
import { browserEnvironment } from "./environment.js";
import { IdentityChangedError, storageFailed } from "./errors.js";
import { DatasetsEventTarget } from "./events.js";
import { lock } from "./local/locks.js";
import { newId } from "./new-id.js";
import { identityOf, ownOnly } from "./options.js";
import { networkErrorOf } from "./remote/answers.js";

/** @typedef {{ handlers: import("./synchronization/handlers.js").Handlers | undefined, dataset: Promise<Dataset> }} Opened */

/**
 * The datasets of one identity, stored on this device and shared through a service, the backend.
 *
 * @template {import("./options.js").CommonOptions} Options
 * @template {import("./remote/remote.js").NamedDataset} Summary
 */
export class OfflineDatasets extends DatasetsEventTarget {
  #backend;
  #options;
  #browser;
  #client;
  /** @type {Promise<import("./begin.js").Begun<Summary>> | undefined} */
  #begun;
  /** @type {Map<string, Opened>} */
  #open = new Map();
  #deadlines;
  #persistent = true;
  #closed = false;

  /**
   * @internal
   * @param {Options} options
   * @param {import("./begin.js").Backend<Options, Summary>} backend
   * @throws {TypeError} if a required option is missing
   */
  constructor(options, backend) {
    super();
    for (const name of backend.required)
      if (!options?.[name]) throw new TypeError(`Datasets needs the option ${name}.`);
    this.#backend = backend;
    const { client, reconnect = true, timeout = WAITS.operation } = options;
    const {
      now = Date.now,
      random = Math.random,
      environment = browserEnvironment(),
    } = /** @type {import("./environment.js").Seams} */ (options);
    this.#options = { ...options, reconnect, timeout, now, random };
    this.#browser = environment;
    this.#client = "send" in client ? client : backend.client(client);
    this.#deadlines = new Deadlines(timeout, backend.service);
  }

  /** Whether data outlives the page; known once a dataset is open. */
  get persistent() {
    return this.#persistent;
  }

  /**
   * Needs no network once the identity id is known. The same name, and owner, returns the same dataset.
   * @param {string} name
   * @param {import("./synchronization/handlers.js").Handlers} [handlers] of the first opening; an open dataset takes no
   *   others: a TypeError
   * @param {{ owner?: string }} [options] owner: identity id of whoever shares it, where the service can
   * @returns {Promise<Dataset>}
   */
  async openOrCreateDataset(name, handlers, options) {
    checkName(name);
    const identityId = await this.#identityId();
    const key = (this.#backend.keyOf ?? ownOnly)(name, identityId, options?.owner);
    if ((await this.#begin(identityId)).identityId !== identityId) throw new IdentityChangedError();
    const known = this.#open.get(key);
    if (known) {
      if (!handlers || handlers === known.handlers) return known.dataset;
      throw new TypeError(`The dataset ${name} is already open with other handlers: pass them when you first open it.`);
    }
    const dataset = this.#openDataset(key, handlers ?? {});
    this.#open.set(key, { handlers, dataset });
    dataset.catch(() => this.#open.delete(key));
    return dataset;
  }

  /** @returns {Promise<string[]>} names of the local datasets of this identity */
  async listDatasets() {
    const { store, old } = await this.#begin();
    return [...new Set([...(await store.names().catch(storageFailed)), ...(old?.names() ?? [])])].sort();
  }

  /**
   * The datasets of this identity that the service has.
   *
   * @param {{ signal?: AbortSignal }} [options]
   * @returns {Promise<Summary[]>}
   */
  listRemoteDatasets({ signal } = {}) {
    return this.within(({ remote }, deadline) => remote.datasets(deadline), signal);
  }

  /**
   * @internal
   * @template Result
   * @param {(begun: import("./begin.js").Begun<Summary>, deadline: import("./deadline.js").Deadline) => Promise<Result>} work
   * @param {AbortSignal} [signal]
   */
  async within(work, signal) {
    const deadline = this.#deadline(signal);
    try {
      const begun = await deadline.within(this.#begin());
      await this.#checkIdentity(begun.identityId, deadline);
      return await work(begun, deadline);
    } catch (error) {
      throw signal?.aborted ? signal.reason : error;
    } finally {
      deadline.end();
    }
  }

  /** Deletes the local data of this identity, including pending edits. The server's datasets stay. */
  async wipe() {
    const { store, old, tabs } = await this.#begin();
    for (const name of old?.names() ?? []) old?.forget(name);
    await store.wipe().catch(storageFailed);
    tabs.tell(null);
    await this.#refresh(null, "here");
    await store.drop().catch(storageFailed);
  }

  /** Releases connections and timers; local data stays. Call it when the user signs out. */
  close() {
    this.#closed = true;
    this.#deadlines.cancel(closed());
    for (const { dataset } of this.#open.values()) dataset.then((opened) => opened.close(), ignore);
    this.#open.clear();
    this.#begun?.then(({ store, tabs }) => {
      tabs.close();
      store.close();
    }, ignore);
  }

  /**
   * @param {string} name key of the local copy
   * @param {import("./synchronization/handlers.js").Handlers} handlers
   */
  async #openDataset(name, handlers) {
    const { store, lasting, old, tabs, remote, identityId, sharedName } = await this.#begin();
    const { now, random, reconnect, timeout } = this.#options;
    /** @type {ConstructorParameters<typeof Dataset>[0]} */
    const parts = {
      name,
      store,
      tabs,
      remote,
      handlers,
      browser: this.#browser,
      now,
      random,
      newId,
      reconnect,
      deadline: (signal) => this.#deadline(signal),
      checkOpen: () => this.#checkOpen(),
      checkIdentity: (deadline) => this.#checkIdentity(identityId, deadline),
      // Less than the timeout: without the lock the operation goes on.
      lock: () => lock(this.#browser.navigator?.locks, sharedName(name), Math.min(WAITS.lock, timeout / 3)),
    };
    const dataset = this.#backend.dataset?.(parts) ?? new Dataset(parts);
    await dataset.open(old?.read(name, newId(), now()));
    // The data is migrated. It stays where it was if this store does not outlive the page.
    if (lasting) old?.forget(name);
    return dataset;
  }

  /**
   * @param {string} [identityId] if it is already known
   * @returns {Promise<import("./begin.js").Begun<Summary>>}
   */
  #begin(identityId) {
    if (this.#closed) return Promise.reject(closed());
    this.#begun ??= this.#beginOnce(identityId);
    const begun = this.#begun;
    begun.catch(() => {
      if (this.#begun === begun) this.#begun = undefined;
    });
    return begun;
  }

  /**
   * @param {string} [known]
   * @returns {Promise<import("./begin.js").Begun<Summary>>}
   */
  async #beginOnce(known) {
    const begun = await begin({
      backend: this.#backend,
      options: { ...this.#options, client: this.#client, identityId: known ?? (await this.#identityId()) },
      browser: this.#browser,
      warn: (error) => this.dispatchEvent(new CustomEvent("warning", { detail: { error } })),
      // If it fails, so does the next read of the store, which reports it.
      changed: (name) => void this.#refresh(name, "tab").catch(ignore),
    });
    this.#persistent = begun.lasting;
    return begun;
  }

  /**
   * @param {string} identityId
   * @param {import("./deadline.js").Deadline} deadline
   */
  async #checkIdentity(identityId, deadline) {
    if ((await this.#identityId(deadline)) !== identityId) throw new IdentityChangedError();
  }

  /** @param {import("./deadline.js").Deadline} [deadline] of the running operation */
  async #identityId(deadline) {
    const { identityId = () => identityOf(this.#client) } = this.#options;
    if (typeof identityId === "string") return identityId;
    const own = deadline ?? this.#deadline();
    try {
      return await own.within(identityId());
    } catch (error) {
      throw networkErrorOf(error, this.#backend.service);
    } finally {
      if (!deadline) own.end();
    }
  }

  #checkOpen() {
    if (this.#closed) throw closed();
  }

  /** Of an operation that begins now; fails if this is closed. @param {AbortSignal} [signal] */
  #deadline(signal) {
    this.#checkOpen();
    return this.#deadlines.begin(signal);
  }

  /**
   * @param {string | null} name null: all datasets
   * @param {import("./local/local-copy.js").Origin} origin
   */
  async #refresh(name, origin) {
    const open = [...this.#open].filter(([opened]) => name === null || opened === name);
    await Promise.all(open.map(async ([, { dataset }]) => (await dataset).refresh(origin)));
  }
}

const closed = () => new Error("This instance is closed. Create new Datasets.");

const ignore = () => undefined;
