import assert from "node:assert/strict";
import { test } from "node:test";
import { CognitoSync } from "./fakes/cognito-sync.js";
import { ALICE, Browser, device, newDatasets, openIn, POOL, settled, synchronize } from "./fakes/devices.js";

const never = () => new Promise(() => undefined);

/**
 * @param {Partial<Parameters<typeof newDatasets>[0]>} options
 * @param {Browser} [browser]
 */
function hasty(options, browser = new Browser()) {
  const { wire, service } = device();
  const datasets = newDatasets({
    client: wire.client,
    identityPoolId: POOL,
    identityId: ALICE,
    environment: browser.tab,
    reconnect: false,
    timeout: 90,
    ...options,
  });
  return { datasets, wire, service };
}

test("credentials that never come: synchronize ends in time", async () => {
  const { wire } = device();
  const { datasets } = hasty({ client: { ...wire.client, credentials: /** @type {any} */ (never) } });
  const dataset = await datasets.openOrCreateDataset("preference");
  await assert.rejects(dataset.synchronize(), { name: "NetworkError" });
  await assert.rejects(dataset.delete(), { name: "NetworkError" });
});

test("an identity id that never comes: opening and listing end in time", async () => {
  const { datasets } = hasty({ identityId: never });
  await assert.rejects(datasets.openOrCreateDataset("preference"), { name: "NetworkError" });
  await assert.rejects(datasets.listDatasets(), { name: "NetworkError" });
});

test("a tab that hangs, in whatever it waits for, stops no other tab", async () => {
  for (const hung of /** @type {const} */ (["identity", "network", "callback", "lock"])) {
    const browser = new Browser();
    const service = new CognitoSync();
    let hangs = false;
    const one = device({
      browser,
      service,
      identityId: () => (hangs && hung === "identity" ? never() : Promise.resolve(ALICE)),
    });
    const first = await one.open();
    const { datasets } = hasty({ client: device({ service }).wire.client, timeout: 6_000 }, browser);
    const second = await datasets.openOrCreateDataset("preference");
    await first.put("k", "1");
    service.write(ALICE, "preference", { k: "2" });
    hangs = true;
    if (hung === "lock")
      browser.tab.navigator?.locks?.request(`cognito-sync-datasets/${POOL}/${ALICE}/preference`, never);
    if (hung === "network") one.wire.client.requestHandler.handle = never;
    synchronize(first, { onConflict: never }).catch(() => undefined);
    await settled();
    await second.put("other", "3");
    await second.synchronize();
    assert.equal(service.values(ALICE, "preference").other, "3", hung);
    one.datasets.close();
  }
});

test("an app that answers too late: what it was asked about is put off, and it is asked again once that call has ended", async () => {
  const { datasets, service } = hasty({ timeout: 1_500 });
  const dataset = await openIn(datasets, "preference");
  await dataset.put("k", "1");
  service.write(ALICE, "preference", { k: "2" });
  let calls = 0;
  let end = () => {};
  const onConflict = () => {
    calls += 1;
    return /** @type {Promise<void>} */ (
      new Promise((resolve) => {
        end = resolve;
      })
    );
  };
  await assert.rejects(synchronize(dataset, { onConflict }), { name: "ConflictError" });
  await assert.rejects(synchronize(dataset, { onConflict }), { name: "ConflictError" });
  assert.equal(calls, 1);
  end();
  await settled();
  await synchronize(dataset, { onConflict: (_, [conflict]) => conflict?.resolveWithLocalRecord() });
  assert.equal(service.values(ALICE, "preference").k, "1");
});

test("an app that never answers about a guest's datasets: its time-out is not the network's, and it is asked once", async () => {
  const { datasets, service } = hasty({ timeout: 1_500 });
  service.write(ALICE, "preference", { k: "1" });
  service.dataset(ALICE, "preference").merged.push("preference.guest");
  const dataset = await openIn(datasets, "preference");
  let calls = 0;
  const onDatasetsMerged = /** @type {any} */ (
    () => {
      calls += 1;
      return never();
    }
  );
  await assert.rejects(synchronize(dataset, { onDatasetsMerged }), { name: "HandlerTimeoutError" });
  assert.equal(dataset.connection.status, "failed");
  await synchronize(dataset, { onDatasetsMerged });
  assert.deepEqual([calls, dataset.connection.status], [1, "online"]);
});

test("a callback may synchronize, and delete", async () => {
  const { open, service } = device();
  const dataset = await open();
  await dataset.put("k", "1");
  service.write(ALICE, "preference", { k: "2" });
  /** @type {any} */
  let inner;
  const onConflict = async (/** @type {any} */ _, /** @type {any[]} */ [conflict]) => {
    inner = await synchronize(dataset, { onConflict }).catch((/** @type {any} */ error) => error);
    conflict.resolveWithLocalRecord();
  };
  await synchronize(dataset, { onConflict });
  assert.equal(inner.name, "ConflictError");
  assert.equal(service.values(ALICE, "preference").k, "1");
  await dataset.put("k", "3");
  service.write(ALICE, "preference", { k: "4" });
  await assert.rejects(synchronize(dataset, { onConflict: async () => dataset.delete() }), {
    name: "DatasetWipedError",
  });
  assert.deepEqual(service.values(ALICE, "preference"), {});
});

test("an answer that is returned counts, however many parameters are declared", async () => {
  const { open, service } = device();
  const dataset = await open();
  await dataset.put("k", "1");
  service.write(ALICE, "preference", { k: "2" });
  await synchronize(dataset, {
    onConflict: /** @type {any} */ (
      async (/** @type {any} */ _, /** @type {any[]} */ conflicts, /** @type {undefined} */ _done) => {
        for (const conflict of conflicts) conflict.resolveWithLocalRecord();
      }
    ),
  });
  assert.equal(service.values(ALICE, "preference").k, "1");
});

test("closed while something hangs: it ends at once", async () => {
  const { wire } = device();
  const { datasets } = hasty({ client: { ...wire.client, credentials: /** @type {any} */ (never) }, timeout: 60_000 });
  const dataset = await datasets.openOrCreateDataset("preference");
  const synchronized = dataset.synchronize();
  await settled();
  datasets.close();
  await assert.rejects(synchronized, /closed/);
});

test("IndexedDB that never answers: memory, and a warning", async () => {
  const indexedDB = /** @type {any} */ ({ open: () => ({}) });
  const { datasets } = hasty({ environment: { ...new Browser().tab, indexedDB }, timeout: 500 });
  let warned = false;
  datasets.addEventListener("warning", () => {
    warned = true;
  });
  const dataset = await datasets.openOrCreateDataset("preference");
  await dataset.put("k", "1");
  assert.deepEqual([warned, datasets.persistent, dataset.get("k")], [true, false, "1"]);
});

test("a transaction that never ends: put says that it was not kept, and the next one has a new connection", async () => {
  const { datasets } = hasty({ timeout: 1_500 });
  const dataset = await datasets.openOrCreateDataset("preference");
  const { prototype } = (await import("fake-indexeddb")).IDBDatabase;
  const { transaction } = prototype;
  prototype.transaction = /** @type {any} */ (
    () => ({ objectStore: () => ({ get: () => ({}) }), addEventListener() {}, abort() {} })
  );
  try {
    await assert.rejects(dataset.put("a", "1"), { name: "StorageError" });
  } finally {
    prototype.transaction = transaction;
  }
  await dataset.put("a", "2");
  assert.equal(dataset.get("a"), "2");
});

test("a connection that was lost, by whatever name, is opened again", async () => {
  for (const name of ["UnknownError", "AbortError", "InvalidStateError"]) {
    const { browser, open } = device();
    const dataset = await open();
    const { prototype } = (await import("fake-indexeddb")).IDBDatabase;
    const { transaction } = prototype;
    let failures = 1;
    prototype.transaction = function (/** @type {any[]} */ ...args) {
      if (failures-- > 0) throw new DOMException("Connection to Indexed Database server lost", name);
      return transaction.apply(this, /** @type {any} */ (args));
    };
    try {
      await dataset.put("a", "2");
    } finally {
      prototype.transaction = transaction;
    }
    assert.equal((await device({ browser }).open()).get("a"), "2", name);
  }
});
