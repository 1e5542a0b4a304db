import { IDBFactory, IDBKeyRange } from "fake-indexeddb";
import { amazonCognitoJs } from "../../src/amazon-cognito-js.js";
import { Datasets as ApiDatasets } from "../../src/appsync.js";
import { Datasets as TableDatasets } from "../../src/dynamodb.js";
import { Datasets } from "../../src/index.js";
import { ApiWire, AppSync } from "./appsync.js";
import { CognitoSync } from "./cognito-sync.js";
import { DynamoDb, TableWire } from "./dynamodb.js";
import { MemoryStorage, NOW } from "./storage.js";
import { SyncWire } from "./wire.js";

globalThis.IDBKeyRange ??= IDBKeyRange;

export const POOL = "eu-west-1:00000000-0000-4000-8000-000000000001";
export const ALICE = "eu-west-1:00000000-0000-4000-8000-00000000000a";
export const BOB = "eu-west-1:00000000-0000-4000-8000-00000000000b";
export const CAROL = "eu-west-1:00000000-0000-4000-8000-00000000000c";

/** Tabs of one browser hear one another, at once; one of them alone holds a lock. */
export class Browser {
  indexedDB = new IDBFactory();
  localStorage = /** @type {any} */ (new MemoryStorage());
  /** @type {{ callback: () => void, after: number }[]} */
  timers = [];
  /** @type {Set<() => void>} */
  online = new Set();
  /** @type {Map<string, Promise<unknown>>} */
  #locks = new Map();
  /** @type {Set<any>} */
  #channels = new Set();

  /** @returns {import("../../src/environment.js").Environment & { indexedDB: IDBFactory, localStorage: Storage }} */
  get tab() {
    const channels = this.#channels;
    class Channel {
      /** @type {((event: { data: any }) => void) | undefined} */
      onmessage;
      /** @param {string} name */
      constructor(name) {
        this.name = name;
        channels.add(this);
      }
      /** @param {any} data */
      postMessage(data) {
        for (const other of channels) {
          if (other !== this && other.name === this.name) queueMicrotask(() => other.onmessage?.({ data }));
        }
      }
      close() {
        channels.delete(this);
      }
    }
    return {
      indexedDB: this.indexedDB,
      localStorage: this.localStorage,
      BroadcastChannel: /** @type {any} */ (Channel),
      navigator: { locks: /** @type {any} */ ({ request: this.#request }) },
      setTimeout: (callback, after) => {
        const timer = { callback, after };
        // What a pause of a moment is for passes at once; what waits for the network is let pass by the test.
        if (after < 2000) setImmediate(callback);
        else this.timers.push(timer);
        return timer;
      },
      clearTimeout: (timer) => {
        this.timers = this.timers.filter((other) => other !== timer);
      },
      addEventListener: (_, listener) => this.online.add(listener),
      removeEventListener: (_, listener) => this.online.delete(listener),
    };
  }

  /** @type {(name: string, ...rest: any[]) => Promise<unknown>} options, which nobody here needs, and work */
  #request = (name, ...rest) => {
    const work = rest.at(-1);
    const turn = (this.#locks.get(name) ?? Promise.resolve()).then(work);
    this.#locks.set(
      name,
      turn.catch(() => undefined),
    );
    return turn;
  };
}

/**
 * Datasets with other clocks, chances and browsers than those of this process.
 *
 * @param {import("../../src/index.js").DatasetsOptions & import("../../src/environment.js").Seams} options
 */
export const newDatasets = (options) => new Datasets(options);

/**
 * A browser with one tab open, of a user whose other devices write to the same service.
 *
 * @param {object} [parts]
 * @param {Browser} [parts.browser]
 * @param {CognitoSync} [parts.service]
 * @param {string | (() => Promise<string>)} [parts.identityId]
 * @param {Partial<import("../../src/environment.js").Environment>} [parts.environment]
 */
export function device({ browser = new Browser(), service = new CognitoSync(), identityId = ALICE, environment } = {}) {
  const wire = new SyncWire(service);
  const clock = { time: NOW, now: () => clock.time };
  const datasets = newDatasets({
    client: wire.client,
    identityPoolId: POOL,
    identityId,
    migrateFrom: amazonCognitoJs(browser.localStorage),
    now: clock.now,
    random: () => 0.5,
    environment: { ...browser.tab, ...environment },
  });
  const open = (name = "preference") => openIn(datasets, name);
  return { browser, service, wire, clock, datasets, open };
}

/**
 * The same, of a user whose other devices write to the same table.
 *
 * @param {object} [parts]
 * @param {Browser} [parts.browser]
 * @param {DynamoDb} [parts.table]
 * @param {string} [parts.identityId]
 * @param {number} [parts.maxAttempts]
 * @param {Partial<import("../../src/dynamodb.js").DatasetsOptions>} [parts.options]
 */
export function tableDevice({
  browser = new Browser(),
  table = new DynamoDb(),
  identityId = ALICE,
  maxAttempts,
  options,
} = {}) {
  const wire = new TableWire(table);
  wire.maxAttempts = maxAttempts ?? 1;
  const clock = { time: NOW, now: () => clock.time };
  /** @type {import("../../src/dynamodb.js").DatasetsOptions & import("../../src/environment.js").Seams} */
  const all = {
    client: wire.client,
    tableName: table.tableName,
    identityId,
    now: clock.now,
    random: () => 0.5,
    environment: browser.tab,
    ...options,
  };
  const datasets = new TableDatasets(all);
  const open = (name = "preference") => openIn(datasets, name);
  return { browser, table, wire, clock, datasets, open };
}

/**
 * The same, of a user whose other devices reach the same API.
 *
 * @param {object} [parts]
 * @param {Browser} [parts.browser]
 * @param {AppSync} [parts.api]
 * @param {string} [parts.identityId]
 * @param {number} [parts.maxAttempts]
 * @param {Partial<import("../../src/appsync.js").DatasetsOptions>} [parts.options]
 * @param {Partial<import("../../src/environment.js").Environment>} [parts.environment]
 */
export function apiDevice({
  browser = new Browser(),
  api = new AppSync(),
  identityId = ALICE,
  maxAttempts,
  options,
  environment,
} = {}) {
  const wire = new ApiWire(api, identityId);
  wire.maxAttempts = maxAttempts ?? 1;
  const clock = { time: NOW, now: () => clock.time };
  /** @type {import("../../src/appsync.js").DatasetsOptions & import("../../src/environment.js").Seams} */
  const all = {
    client: wire.client,
    identityId,
    now: clock.now,
    random: () => 0.5,
    environment: { ...browser.tab, request: wire.fetch, WebSocket: null, ...environment },
    ...options,
  };
  const datasets = new ApiDatasets(all);
  const open = (name = "preference") => openIn(datasets, name);
  return { browser, api, wire, clock, datasets, open };
}

/** @typedef {import("../../src/offline-datasets.js").OfflineDatasets<any, any>} AnyDatasets */

/** @type {WeakMap<AnyDatasets, Set<string>>} */
const openNames = new WeakMap();

/**
 * Opens a dataset with handlers that {@link synchronize} can change.
 *
 * @param {AnyDatasets} datasets
 * @param {string} name
 */
export async function openIn(datasets, name) {
  const names = openNames.get(datasets) ?? new Set();
  openNames.set(datasets, names);
  const handlers = names.has(name) ? undefined : {};
  names.add(name);
  const dataset = await datasets.openOrCreateDataset(name, handlers);
  if (handlers) answers.set(dataset, handlers);
  return dataset;
}

/** What the handlers that a dataset was opened with answer at the moment. @type {WeakMap<object, import("../../src/index.js").Handlers>} */
const answers = new WeakMap();

/**
 * Synchronizes with these answers, and takes them back afterwards.
 *
 * @param {import("../../src/index.js").Dataset} dataset
 * @param {import("../../src/index.js").Handlers} says
 */
export async function synchronize(dataset, says) {
  const handlers = /** @type {import("../../src/index.js").Handlers} */ (answers.get(dataset));
  const before = { ...handlers };
  Object.assign(handlers, says);
  try {
    return await dataset.synchronize();
  } finally {
    for (const name of Object.keys(says)) Reflect.deleteProperty(handlers, name);
    Object.assign(handlers, before);
  }
}

/** Everything that has begun has gone as far as it can by itself. The SDK's signer hashes on other threads: each turn waits for those, too. */
export const settled = async () => {
  for (let turn = 0; turn < 20; turn += 1) {
    await new Promise((resolve) => setImmediate(resolve));
    await crypto.subtle.digest("SHA-256", new Uint8Array(1));
  }
};

/** No network: what fetch throws. */
export const offline = () => {
  throw new TypeError("Failed to fetch");
};
