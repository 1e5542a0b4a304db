import assert from "node:assert/strict";
import { test } from "node:test";
import { BOB, device, settled } from "./fakes/devices.js";

async function withDataset() {
  const all = device();
  return { ...all, dataset: await all.open() };
}

test("no IndexedDB, or one that does not open: memory, and a warning", async () => {
  const failing = {
    open() {
      const request = /** @type {any} */ ({ error: new Error("blocked") });
      setImmediate(() => request.onerror());
      return request;
    },
  };
  for (const indexedDB of [undefined, /** @type {any} */ (failing)]) {
    const { datasets, open } = device({ environment: { indexedDB } });
    /** @type {any} */
    let warned;
    datasets.addEventListener("warning", (event) => {
      warned = /** @type {CustomEvent} */ (event).detail.error;
    });
    const dataset = await open();
    assert.ok(warned instanceof Error);
    assert.equal(datasets.persistent, false);
    await dataset.put("a", "1");
    await dataset.synchronize();
    assert.equal(dataset.get("a"), "1");
  }
});

test("the browser cannot keep what is written: put says so, and get answers what is kept", async () => {
  const { browser, open } = device();
  const dataset = await open();
  await dataset.put("a", "1");
  const factory = browser.indexedDB;
  const database = await new Promise((resolve) => {
    const opening = factory.open("cognito-sync-datasets", 1);
    opening.onsuccess = () => resolve(opening.result);
  });
  const store = Object.getPrototypeOf(database.transaction("datasets", "readwrite").objectStore("datasets"));
  const { put } = store;
  store.put = () => {
    throw new DOMException("full", "QuotaExceededError");
  };
  try {
    await assert.rejects(dataset.put("a", "2"), { name: "StorageError", message: /: full\. Free some space/ });
    // There is nothing to store.
    await dataset.put("a", "1");
  } finally {
    store.put = put;
    database.close();
  }
  assert.equal(dataset.get("a"), "1");
  await dataset.put("a", "3");
  assert.equal(dataset.get("a"), "3");
});

test("a storage that fails: listing and wiping say so as a StorageError", async () => {
  const { datasets, dataset } = await withDataset();
  const { prototype } = (await import("fake-indexeddb")).IDBDatabase;
  const { transaction } = prototype;
  prototype.transaction = () => {
    throw new DOMException("Connection to Indexed Database server lost", "UnknownError");
  };
  const failed = { name: "StorageError", message: /server lost/ };
  try {
    await assert.rejects(datasets.listDatasets(), failed);
    await assert.rejects(datasets.wipe(), failed);
    await assert.rejects(dataset.refresh("tab"), failed);
  } finally {
    prototype.transaction = transaction;
  }
  assert.deepEqual(await datasets.listDatasets(), ["preference"]);
});

test("a connection that the browser closed of its own accord is opened again", async () => {
  const { browser, open } = device();
  const dataset = await open();
  await dataset.put("a", "1");
  const { prototype } = (await import("fake-indexeddb")).IDBDatabase;
  const { transaction } = prototype;
  let failures = 1;
  prototype.transaction = function (/** @type {any[]} */ ...args) {
    if (failures-- > 0) throw new DOMException("The connection is closing", "InvalidStateError");
    return transaction.apply(this, /** @type {any} */ (args));
  };
  try {
    await dataset.put("a", "2");
  } finally {
    prototype.transaction = transaction;
  }
  const { open: reopen } = device({ browser });
  assert.equal((await reopen()).get("a"), "2");
});
test("wipe takes this identity's datasets and leaves whatever else the page keeps (35)", async () => {
  const { browser, datasets, dataset } = await withDataset();
  browser.localStorage.setItem("of the page", "1");
  await dataset.put("k", "1");
  await datasets.wipe();
  assert.equal(browser.localStorage.getItem("of the page"), "1");
  assert.equal(dataset.get("k"), undefined);
  assert.deepEqual(await datasets.listDatasets(), []);
});

test("a wipe while an update is under way: its answer does not bring the data back", async () => {
  const { datasets, dataset, wire } = await withDataset();
  await dataset.put("k", "1");
  /** @type {Promise<void> | undefined} */
  let wiped;
  wire.before = ({ operation }) => {
    if (operation === "UpdateRecords") wiped = datasets.wipe();
  };
  await assert.rejects(dataset.synchronize(), { name: "DatasetWipedError" });
  await wiped;
  await settled();
  assert.deepEqual(dataset.records(), []);
  assert.deepEqual(await datasets.listDatasets(), []);
});

test("wipe leaves no database where nothing else is in it, and what is written later makes a new one", async () => {
  const { browser, datasets, dataset } = await withDataset();
  await dataset.put("k", "1");
  const names = async () => (await browser.indexedDB.databases()).map(({ name }) => name);
  assert.deepEqual(await names(), ["cognito-sync-datasets"]);
  await datasets.wipe();
  assert.deepEqual(await names(), []);
  await dataset.put("k", "2");
  assert.equal(dataset.get("k"), "2");
  const { open: reopen } = device({ browser });
  assert.equal((await reopen()).get("k"), "2");
});

test("wipe leaves another identity's datasets, in the same database and open in another tab, as they are", async () => {
  const { browser, datasets, dataset } = await withDataset();
  const { open } = device({ browser, identityId: BOB });
  const theirs = await open();
  await theirs.put("k", "theirs");
  await dataset.put("k", "1");
  await datasets.wipe();
  await theirs.put("l", "theirs, too");
  const { open: reopen } = device({ browser, identityId: BOB });
  assert.deepEqual({ ...(await reopen()).getAll() }, { k: "theirs", l: "theirs, too" });
});
