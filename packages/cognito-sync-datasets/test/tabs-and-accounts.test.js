import assert from "node:assert/strict";
import { test } from "node:test";
import { CognitoSync } from "./fakes/cognito-sync.js";
import { ALICE, BOB, Browser, device, newDatasets, POOL, settled } from "./fakes/devices.js";

async function twoTabs() {
  const browser = new Browser();
  const service = new CognitoSync();
  const one = device({ browser, service });
  const other = device({ browser, service });
  return { browser, service, one, other, here: await one.open(), there: await other.open() };
}

test("two tabs see each other's changes, told after they can be read", async () => {
  const { here, there } = await twoTabs();
  /** @type {any[]} */
  const told = [];
  there.addEventListener("change", (event) => told.push(/** @type {CustomEvent} */ (event).detail, there.get("k")));
  await here.put("k", "1");
  await settled();
  assert.deepEqual(told, [{ keys: ["k"], origin: "tab" }, "1"]);
  assert.deepEqual(there.pendingKeys(), ["k"]);
  await here.synchronize();
  await settled();
  assert.deepEqual(there.pendingKeys(), []);
});

test("two tabs synchronize at once: one pushes, once", async () => {
  const { one, other, here, there, service } = await twoTabs();
  await here.put("k", "1");
  await Promise.all([here.synchronize(), there.synchronize()]);
  const updates = [...one.wire.calls, ...other.wire.calls].filter((call) => call === "UpdateRecords");
  assert.equal(updates.length, 1);
  assert.equal(service.dataset(ALICE, "preference").count, 1);
});

test("two tabs write at once: nothing is written over but the same key", async () => {
  const { here, there, service } = await twoTabs();
  await Promise.all([here.put("a", "1"), there.put("b", "2"), here.put("c", "3"), there.put("d", "4")]);
  await settled();
  const all = { a: "1", b: "2", c: "3", d: "4" };
  assert.deepEqual({ ...here.getAll() }, all);
  assert.deepEqual({ ...there.getAll() }, all);
  await there.synchronize();
  assert.deepEqual(service.values(ALICE, "preference"), all);
});

test("a wipe in one tab empties the other", async () => {
  const { one, here, there } = await twoTabs();
  await here.put("k", "1");
  await settled();
  await one.datasets.wipe();
  await settled();
  assert.equal(there.get("k"), undefined);
  await there.put("l", "2");
  assert.deepEqual({ ...there.getAll() }, { l: "2" });
});

test("without Web Locks and BroadcastChannel one tab still does one thing after the other", async () => {
  const environment = { navigator: {}, BroadcastChannel: /** @type {any} */ (undefined) };
  const { open, wire } = device({ environment });
  const dataset = await open();
  await dataset.put("k", "1");
  const { signal } = new AbortController();
  await Promise.all([1, 2, 3].map(() => dataset.synchronize({ signal })));
  assert.deepEqual(wire.calls, ["ListRecords", "UpdateRecords", "ListRecords", "ListRecords"]);
});

test("account B in the same browser sees nothing of A's, before and after A signs out (aws-sdk-net 382)", async () => {
  const browser = new Browser();
  const service = new CognitoSync();
  const alice = device({ browser, service });
  const hers = await alice.open();
  await hers.put("k", "Alice's, and not yet synchronized");
  for (const signedOut of [false, true]) {
    if (signedOut) alice.datasets.close();
    const bob = device({ browser, service, identityId: BOB });
    const his = await bob.open();
    assert.deepEqual([his.records(), his.pendingKeys()], [[], []]);
    await his.put(signedOut ? "b" : "a", "Bob's");
    await his.synchronize();
    assert.ok(bob.wire.requests.every(({ identity }) => identity === BOB));
    await bob.datasets.wipe();
    bob.datasets.close();
  }
  assert.deepEqual(service.values(BOB, "preference"), { a: "Bob's", b: "Bob's" });
  assert.deepEqual(service.values(ALICE, "preference"), {});
  // Hers is still there for her.
  const again = await device({ browser, service }).open();
  await again.synchronize();
  assert.deepEqual(service.values(ALICE, "preference"), { k: "Alice's, and not yet synchronized" });
});

test("the same identity id in another identity pool is somebody else", async () => {
  const browser = new Browser();
  const { open } = device({ browser });
  await (await open()).put("k", "1");
  const other = newDatasets({
    client: device().wire.client,
    identityPoolId: `${POOL.slice(0, -1)}2`,
    identityId: ALICE,
    environment: browser.tab,
  });
  assert.deepEqual((await other.openOrCreateDataset("preference")).records(), []);
});

test("the identity changes while datasets are open: nothing of A's is sent as B's (identity id after login)", async () => {
  let identity = ALICE;
  const { open, service, wire } = device({ identityId: async () => identity });
  const dataset = await open();
  await dataset.put("k", "Alice's");
  identity = BOB;
  await assert.rejects(dataset.synchronize(), { name: "IdentityChangedError" });
  await assert.rejects(dataset.delete(), { name: "IdentityChangedError" });
  await assert.rejects(open(), { name: "IdentityChangedError" });
  await assert.rejects(open("other"), { name: "IdentityChangedError" });
  assert.deepEqual(wire.calls, []);
  assert.deepEqual(service.values(BOB, "preference"), {});
  identity = ALICE;
  await dataset.synchronize();
  assert.deepEqual(service.values(ALICE, "preference"), { k: "Alice's" });
});

test("nothing but data and identity id is kept: no token, no credentials", async () => {
  const { browser, open } = device();
  const dataset = await open();
  await dataset.put("k", "1");
  await dataset.synchronize();
  const database = await new Promise((resolve) => {
    const opening = browser.indexedDB.open("cognito-sync-datasets", 1);
    opening.onsuccess = () => resolve(opening.result);
  });
  assert.deepEqual([...database.objectStoreNames], ["datasets"]);
  const datasets = database.transaction("datasets").objectStore("datasets");
  const [keys, values] = await Promise.all(
    [datasets.getAllKeys(), datasets.getAll()].map(
      (request) => new Promise((resolve) => request.addEventListener("success", () => resolve(request.result))),
    ),
  );
  assert.deepEqual(keys, [[POOL, ALICE, "preference"]]);
  const [{ id, ...state }] = values;
  assert.match(id, /^\d+(-\d+){3}$/);
  assert.deepEqual(Object.keys(state).sort(), ["records", "syncCount"]);
  assert.deepEqual([...state.records.keys()], ["k"]);
  assert.equal(browser.localStorage.length, 0);
});
