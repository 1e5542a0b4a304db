import { CognitoSyncClient } from "@aws-sdk/client-cognito-sync";
import { checkName } from "./core/limits.js";
import { Dataset } from "./dataset.js";
import { Deadline, WAITS } from "./deadline.js";
import { browserEnvironment } from "./environment.js";
import { IdentityChanged } from "./errors.js";
import { CognitoJsStore } from "./local/cognito-js-store.js";
import { lock } from "./local/locks.js";
import { openStore } from "./local/open-store.js";
import { Tabs } from "./local/tabs.js";
import { RemoteDatasets } from "./remote/remote-datasets.js";
import { ServerClock } from "./remote/server-clock.js";
import { unanswered } from "./remote/unreachable.js";

/**
 * @typedef {object} Options
 * @property {import("@aws-sdk/client-cognito-sync").CognitoSyncClient | import("@aws-sdk/client-cognito-sync").CognitoSyncClientConfig} client
 *   the SDK's client, or what to make one of: region, endpoint, credentials
 * @property {string} identityPoolId
 * @property {string | (() => string | Promise<string>)} identityId whose datasets they are; a function is asked when a
 *   dataset is opened, and before each synchronize, so that nobody's data is sent as somebody else's
 * @property {"indexedDB" | "memory"} [storage] where local copies are kept; memory is forgotten with the page
 * @property {boolean} [reconnect] synchronize again by itself when the network is back (default true)
 * @property {number} [timeout] milliseconds that an operation may take, whatever it waits for (default 30,000)
 * @property {() => number} [now] milliseconds since 1970
 * @property {() => number} [random] 0 to 1
 * @property {import("./environment.js").Environment} [environment] what of the browser is used
 *
 * @typedef {object} Begun
 * @property {string} identityId
 * @property {import("./local/memory-store.js").Store} store
 * @property {boolean} lasting
 * @property {CognitoJsStore | undefined} old
 * @property {Tabs} tabs
 * @property {import("./remote/remote-datasets.js").Remote} remote
 */

/**
 * The datasets of one identity of an identity pool, kept on this device and shared through Cognito Sync.
 *
 * Event: `warning`, with `detail.error`: this browser keeps nothing, so that everything is forgotten with the page.
 */
export class Datasets extends EventTarget {
  #options;
  #browser;
  #client;
  /** @type {Promise<Begun> | undefined} */
  #begun;
  /** @type {Map<string, Promise<Dataset>>} */
  #open = new Map();
  /** Of operations that are under way. @type {Set<Deadline>} */
  #deadlines = new Set();
  #persistent = true;
  #closed = false;

  /** @param {Options} options */
  constructor(options) {
    super();
    this.#options = {
      reconnect: true,
      timeout: WAITS.operation,
      now: Date.now,
      random: Math.random,
      ...options,
    };
    this.#browser = options.environment ?? browserEnvironment();
    const { client } = options;
    this.#client = "send" in client ? client : new CognitoSyncClient(client);
  }

  /** Whether what is written survives the page; known once a dataset is open. */
  get persistent() {
    return this.#persistent;
  }

  /**
   * Needs no network, once the identity id is known. The same name gives the same dataset.
   *
   * @param {string} name
   * @returns {Promise<Dataset>}
   */
  async openOrCreateDataset(name) {
    checkName(name);
    const identityId = await this.#identityId();
    if ((await this.#begin(identityId)).identityId !== identityId) throw new IdentityChanged();
    const opened = this.#open.get(name) ?? this.#openDataset(name);
    this.#open.set(name, opened);
    opened.catch(() => this.#open.delete(name));
    return opened;
  }

  /** @returns {Promise<string[]>} names of what this device has of this identity */
  async listDatasets() {
    const { store, old } = await this.#begin();
    return [...new Set([...(await store.names()), ...(old?.names() ?? [])])].sort();
  }

  /** Forgets what this device has of this identity, waiting edits included. The server's datasets stay. */
  async wipe() {
    const { store, old, tabs } = await this.#begin();
    for (const name of old?.names() ?? []) old?.forget(name);
    await store.wipe();
    tabs.tell(null);
    await this.#refresh(null, "here");
    await store.drop();
  }

  /** Lets go of the browser; what is kept stays. To be called when the user signs out. */
  close() {
    const begun = this.#begun;
    this.#closed = true;
    for (const deadline of [...this.#deadlines]) deadline.cancel(closed());
    const open = [...this.#open.values()];
    this.#open.clear();
    Promise.all(open).then((datasets) => {
      for (const dataset of datasets) dataset.close();
    }, ignore);
    begun?.then(({ store, tabs }) => {
      tabs.close();
      store.close();
    }, ignore);
  }

  /** @param {string} name */
  async #openDataset(name) {
    const { store, lasting, old, tabs, remote, identityId } = await this.#begin();
    const { now, random, reconnect, timeout } = this.#options;
    const dataset = new Dataset({
      name,
      store,
      tabs,
      remote,
      browser: this.#browser,
      now,
      random,
      newId,
      reconnect,
      deadline: () => this.#deadline(),
      checkIdentity: async (deadline) => {
        if ((await this.#identityId(deadline)) !== identityId) throw new IdentityChanged();
      },
      // Less than all the time there is: whoever has waited in vain goes on.
      lock: () =>
        lock(this.#browser.navigator?.locks, this.#sharedName(identityId, name), Math.min(WAITS.lock, timeout / 3)),
    });
    await dataset.open(old?.read(name, newId(), now()));
    // From here on it is ours; where nothing lasts, theirs is all that there is.
    if (lasting) old?.forget(name);
    return dataset;
  }

  /**
   * @param {string} [identityId] where it is known already
   * @returns {Promise<Begun>}
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
   * @returns {Promise<Begun>}
   */
  async #beginOnce(known) {
    const { identityPoolId, now, storage = "indexedDB", timeout } = this.#options;
    const identityId = known ?? (await this.#identityId());
    const owner = { identityPoolId, identityId };
    const { store, lasting, error } = await openStore(
      storage,
      this.#browser.indexedDB,
      owner,
      Math.min(WAITS.store, timeout),
    );
    this.#persistent = lasting;
    if (error) this.dispatchEvent(new CustomEvent("warning", { detail: { error } }));
    const tabs = new Tabs(this.#sharedName(identityId), lasting ? this.#browser.BroadcastChannel : undefined);
    tabs.listen((name) => {
      // The next read of the store tells as well.
      this.#refresh(name, "tab").catch(ignore);
    });
    const clock = new ServerClock();
    return {
      identityId,
      store,
      lasting,
      old: this.#browser.localStorage && new CognitoJsStore(this.#browser.localStorage, identityId),
      tabs,
      remote: new RemoteDatasets({ client: this.#client, identityPoolId, identityId, clock, now }),
    };
  }

  /** @param {Deadline} [deadline] of an operation that is under way */
  async #identityId(deadline) {
    const { identityId } = this.#options;
    if (typeof identityId === "string") return identityId;
    const own = deadline ?? this.#deadline();
    try {
      return await own.within(identityId());
    } catch (error) {
      throw unanswered(error);
    } finally {
      if (!deadline) own.end();
    }
  }

  #deadline() {
    const deadline = new Deadline(this.#options.timeout, () => this.#deadlines.delete(deadline));
    this.#deadlines.add(deadline);
    return deadline;
  }

  /**
   * @param {string | null} name null: all of them
   * @param {import("./local/local-copy.js").Origin} origin
   */
  async #refresh(name, origin) {
    const open = [...this.#open].filter(([opened]) => name === null || opened === name);
    await Promise.all(open.map(async ([, dataset]) => (await dataset).refresh(origin)));
  }

  /**
   * What tabs meet under.
   *
   * @param {string} identityId
   * @param {string[]} dataset
   */
  #sharedName(identityId, ...dataset) {
    return ["cognito-sync-datasets", this.#options.identityPoolId, identityId, ...dataset].join("/");
  }
}

/** `crypto.randomUUID` is there on secure pages only. */
const newId = () => crypto.getRandomValues(new Uint32Array(4)).join("-");

const closed = () => new Error("These datasets were closed. Make new Datasets.");

const ignore = () => undefined;
