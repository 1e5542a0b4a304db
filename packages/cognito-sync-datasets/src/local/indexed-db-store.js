import { within } from "../deadline.js";

const DATABASE = "cognito-sync-datasets";
const DATASETS = "datasets";

/**
 * Local copies in {@link https://www.w3.org/TR/IndexedDB/ IndexedDB}: one database for all, each copy under its place (identity pool
 * or table), identity and dataset, so that users never see each other's data. A dataset is one value: it has at most 1 MB and changes as a
 * whole.
 */
export class IndexedDbStore {
  #indexedDB;
  #owner;
  #patience;
  /** @type {Promise<IDBDatabase> | undefined} */
  #database;
  #closed = false;

  /**
   * @param {IDBFactory} indexedDB
   * @param {string[]} owner place and identity
   * @param {number} patience time limit of one transaction, including opening the database
   */
  constructor(indexedDB, owner, patience) {
    this.#indexedDB = indexedDB;
    this.#owner = owner;
    this.#patience = patience;
  }

  /** Fails if the browser has the API, but no storage for it. */
  async open() {
    await this.#inTime(this.#open());
    return this;
  }

  /**
   * @param {string} name
   * @param {(state: import("../core/state.js").State | undefined) => import("../core/state.js").State} change
   * @returns {Promise<import("../core/state.js").State>}
   */
  change(name, change) {
    return this.#within("readwrite", (datasets, done, fail) => {
      const key = [...this.#owner, name];
      const read = datasets.get(key);
      read.onsuccess = () => {
        try {
          const state = change(read.result);
          if (state !== read.result) datasets.put(state, key);
          done(state);
        } catch (error) {
          fail(error);
        }
      };
    });
  }

  /**
   * @param {string} name
   * @returns {Promise<import("../core/state.js").State | undefined>}
   */
  read(name) {
    return this.#within("readonly", (datasets, done) => {
      const read = datasets.get([...this.#owner, name]);
      read.onsuccess = () => done(read.result);
    });
  }

  /** @returns {Promise<string[]>} */
  names() {
    return this.#within("readonly", (datasets, done) => {
      const read = datasets.getAllKeys(this.#everything());
      read.onsuccess = () => done(read.result.map((key) => /** @type {string[]} */ (key)[2] ?? ""));
    });
  }

  /** @returns {Promise<void>} */
  wipe() {
    return this.#within("readwrite", (datasets, done) => {
      datasets.delete(this.#everything());
      done(undefined);
    });
  }

  /** Deletes the database if it is empty. Open connections close, and recreate it when needed. */
  async drop() {
    const left = await this.#within("readonly", (datasets, done) => {
      const counted = datasets.count();
      counted.onsuccess = () => done(counted.result);
    });
    if (left) return;
    this.#letGo();
    await this.#inTime(
      new Promise((resolve) => {
        const dropping = this.#indexedDB.deleteDatabase(DATABASE);
        // An empty database contains no personal data.
        dropping.onsuccess = dropping.onerror = dropping.onblocked = resolve;
      }),
    );
  }

  close() {
    this.#closed = true;
    this.#letGo();
  }

  /** An array sorts after every string. */
  #everything() {
    return IDBKeyRange.bound(this.#owner, [...this.#owner, []]);
  }

  /**
   * @template Result
   * @param {IDBTransactionMode} mode
   * @param {Work<any>} work
   * @returns {Promise<Result>}
   */
  async #within(mode, work) {
    const controller = new AbortController();
    const once = async () => transaction(await this.#open(), mode, work, controller.signal);
    const twice = once().catch((error) => {
      // Browsers close idle connections (WebKit in the background), with different errors: one retry on a new connection.
      // It would not help against a full disk.
      if (this.#closed || controller.signal.aborted || error?.name === "QuotaExceededError") throw error;
      this.#letGo();
      return once();
    });
    const { result, refused } = await this.#inTime(twice).catch((error) => {
      controller.abort();
      this.#letGo();
      throw error;
    });
    if (refused) throw refused.error;
    return result;
  }

  /**
   * @template Result
   * @param {Promise<Result>} work
   */
  #inTime(work) {
    return within(work, this.#patience, () => {
      // A new connection may work.
      this.#database = undefined;
      return new Error(`IndexedDB timed out after ${this.#patience} ms`);
    });
  }

  #open() {
    if (this.#closed) return Promise.reject(new Error("this instance is closed"));
    this.#database ??= new Promise((resolve, reject) => {
      const opening = this.#indexedDB.open(DATABASE, 1);
      opening.onupgradeneeded = () => opening.result.createObjectStore(DATASETS);
      opening.onerror = () => reject(opening.error);
      opening.onblocked = () => reject(new Error("IndexedDB open is blocked by another tab"));
      opening.onsuccess = () => {
        const database = opening.result;
        database.onclose = () => this.#letGo();
        database.onversionchange = () => this.#letGo();
        resolve(database);
      };
    });
    this.#database.catch(() => {
      this.#database = undefined;
    });
    return this.#database;
  }

  #letGo() {
    const database = this.#database;
    this.#database = undefined;
    database?.then(
      (opened) => opened.close(),
      () => undefined,
    );
  }
}

/**
 * @template Result
 * @typedef {(datasets: IDBObjectStore, done: (result: Result) => void, fail: (error: unknown) => void) => void} Work
 */

/**
 * @template Result
 * @param {IDBDatabase} database
 * @param {IDBTransactionMode} mode
 * @param {Work<Result>} work
 * @param {AbortSignal} signal aborts the transaction
 * @returns {Promise<{ result: Result, refused?: { error: unknown } }>} when it is on disk, or when the work itself failed
 */
const transaction = (database, mode, work, signal) =>
  new Promise((resolve, reject) => {
    const all = database.transaction(DATASETS, mode, { durability: "strict" });
    /** @type {Result} */
    let result;
    /** @type {{ error: unknown } | undefined} */
    let refused;
    all.oncomplete = () => resolve({ result });
    all.onabort = () => {
      if (refused) resolve({ result, refused });
      else reject(all.error ?? new Error("the transaction was aborted"));
    };
    signal.addEventListener("abort", () => gaveUp(all));
    work(
      all.objectStore(DATASETS),
      (done) => {
        result = done;
      },
      (error) => {
        refused = { error };
        all.abort();
      },
    );
  });

/** A transaction that was reported as failed must not be written later. @param {IDBTransaction} transaction */
function gaveUp(transaction) {
  try {
    transaction.abort();
  } catch {
    // It has already ended.
  }
}
