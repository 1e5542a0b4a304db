import assert from "node:assert/strict";
import { test } from "node:test";
import { Sharing } from "../src/appsync-sharing.js";
import { ALICE, apiDevice, BOB, Browser, CAROL, device, offline, settled, tableDevice } from "./fakes/devices.js";
import { endsOf, NAME, openShared, shared } from "./fakes/shared.js";

const GONE = { name: "MembershipEndedError", datasetName: NAME };

/** @param {any} browser @returns {Promise<Map<string, any>>} */
async function kept(browser) {
  const database = await new Promise((resolve) => {
    const opening = browser.indexedDB.open("cognito-sync-datasets", 1);
    opening.onsuccess = () => resolve(opening.result);
  });
  const store = database.transaction("datasets").objectStore("datasets");
  const [keys, values] = await Promise.all(
    [store.getAllKeys(), store.getAll()].map(
      (request) => new Promise((resolve) => request.addEventListener("success", () => resolve(request.result))),
    ),
  );
  database.close();
  return new Map(keys.map((/** @type {string[]} */ key, /** @type {number} */ index) => [key[2], values[index]]));
}

test("a writer reads and writes the dataset of another; what he wrote is by him", async () => {
  const { hers, theirs, bob } = await shared();
  assert.deepEqual([theirs.name, theirs.owner, theirs.role], [NAME, ALICE, undefined]);
  await theirs.synchronize();
  assert.deepEqual([{ ...theirs.getAll() }, theirs.role], [{ k: "1", l: "1" }, "writer"]);
  await theirs.put("k", "2");
  await theirs.synchronize();
  await hers.synchronize();
  assert.deepEqual([hers.get("k"), hers.record("k")?.lastModifiedBy], ["2", BOB]);
  assert.deepEqual(bob.wire.calls, ["changes", "update"]);
  assert.deepEqual([hers.owner, hers.role], [ALICE, "owner"]);
});

test("datasets of one name and two owners, and one's own, do not mix", async () => {
  const { api, bob, theirs, sharing } = await shared();
  const carol = apiDevice({ api, identityId: CAROL });
  const carols = await carol.open(NAME);
  await carols.put("k", "Carol's");
  await carols.synchronize();
  const expires = new Date(api.time + 1000);
  const invited = await new Sharing(carol.datasets).invite({ dataset: NAME, role: "writer", expires, name: "Carol" });
  await sharing.bob.accept(invited.token, { name: "Bob" });
  const third = await openShared(bob.datasets, undefined, CAROL);
  const own = await bob.open(NAME);
  await own.put("k", "Bob's");
  for (const dataset of [theirs, third, own]) await dataset.synchronize();
  assert.deepEqual([theirs.get("k"), third.get("k"), own.get("k")], ["1", "Carol's", "Bob's"]);
  const again = await bob.datasets.openOrCreateDataset(NAME, undefined, { owner: BOB });
  assert.equal(again, own, "one's own, by its owner");
  assert.equal(await openShared(bob.datasets), theirs);
  assert.deepEqual([...(await kept(bob.browser)).keys()].sort(), [`${ALICE}/${NAME}`, `${CAROL}/${NAME}`, NAME].sort());
  assert.deepEqual(await bob.datasets.listDatasets(), [NAME]);
});

test("a wipe erases what others share, here and in another tab", async () => {
  const { bob, theirs, api } = await shared();
  const tab = await openShared(apiDevice({ api, browser: bob.browser, identityId: BOB }).datasets);
  await theirs.synchronize();
  await settled();
  assert.equal(tab.get("k"), "1");
  await bob.datasets.wipe();
  await settled();
  assert.deepEqual([theirs.records(), tab.records(), theirs.role, tab.role], [[], [], undefined, undefined]);
  assert.deepEqual(await bob.browser.indexedDB.databases(), []);
});

test("services that share nothing refuse an owner, and say why", async () => {
  for (const { datasets } of [device(), tableDevice()]) {
    await assert.rejects(datasets.openOrCreateDataset(NAME, undefined, { owner: BOB }), {
      name: "TypeError",
      message: /own only/,
    });
  }
});

test("the role is known offline, once it was known, before anything is written", async () => {
  const { api, bob, theirs } = await shared({ role: "reader" });
  const roles = /** @type {any[]} */ ([]);
  theirs.addEventListener(/** @type {any} */ ("role"), (/** @type {any} */ { detail }) => roles.push(detail.role));
  await theirs.synchronize();
  bob.datasets.close();
  const again = apiDevice({ api, browser: bob.browser, identityId: BOB });
  again.wire.instead = offline;
  const reopened = await openShared(again.datasets);
  assert.deepEqual([reopened.role, reopened.get("k"), roles], ["reader", "1", ["reader"]]);
  for (const write of [() => reopened.put("k", "2"), () => reopened.remove("k"), () => reopened.putAll({ k: "2" })]) {
    await assert.rejects(write, { name: "ReadOnlyError", status: 403, keys: ["k"], datasetName: NAME });
  }
  assert.deepEqual([reopened.get("k"), reopened.pendingKeys(), again.wire.calls], ["1", [], []]);
});

test("the role became reader while edits waited: they are not sent, are told, and stay until they are reverted", async () => {
  const { hers, theirs, sharing, bob } = await shared();
  await theirs.synchronize();
  await theirs.put("k", "mine");
  await sharing.alice.setRole({ dataset: NAME, member: BOB, role: "reader" });
  await hers.put("l", "2");
  await hers.synchronize();
  const told = { name: "ReadOnlyError", keys: ["k"] };
  await assert.rejects(theirs.synchronize(), told);
  assert.deepEqual(
    [theirs.role, theirs.get("k"), theirs.get("l"), theirs.pendingKeys()],
    ["reader", "mine", "2", ["k"]],
  );
  bob.wire.calls = [];
  await hers.put("l", "3");
  await hers.synchronize();
  await assert.rejects(theirs.synchronize(), told);
  assert.deepEqual(
    [theirs.get("l"), bob.wire.calls, theirs.connection.error.name],
    ["3", ["changes"], "ReadOnlyError"],
  );
  const dropped = await theirs.revert();
  assert.deepEqual(
    dropped.map(({ key, value }) => [key, value]),
    [["k", "mine"]],
  );
  assert.deepEqual([theirs.get("k"), theirs.pendingKeys()], ["1", []]);
  await theirs.synchronize();
  assert.equal(theirs.connection.status, "online");
});

test("the role became writer again: what waited is sent", async () => {
  const { hers, theirs, sharing } = await shared();
  await theirs.synchronize();
  await theirs.put("k", "mine");
  await sharing.alice.setRole({ dataset: NAME, member: BOB, role: "reader" });
  await assert.rejects(theirs.synchronize(), { name: "ReadOnlyError" });
  await sharing.alice.setRole({ dataset: NAME, member: BOB, role: "writer" });
  await theirs.synchronize();
  await hers.synchronize();
  assert.equal(hers.get("k"), "mine");
});

test("a reader with edits that wait still follows", async () => {
  const { hers, theirs, sharing, bob } = await shared();
  await theirs.synchronize();
  await theirs.put("k", "mine");
  await sharing.alice.setRole({ dataset: NAME, member: BOB, role: "reader" });
  const stopped = /** @type {any[]} */ ([]);
  theirs.follow({ onStop: (error) => stopped.push(error) });
  await settled();
  await hers.put("l", "2");
  await hers.synchronize();
  for (const { callback } of bob.browser.timers.splice(0)) callback();
  await settled();
  assert.deepEqual([theirs.get("l"), theirs.role, stopped], ["2", "reader", []]);
});

test("removed while edits waited: the copy goes, and what waited is told once", async () => {
  const { theirs, sharing, bob } = await shared();
  await theirs.synchronize();
  await theirs.putAll({ k: "mine", l: null });
  const told = endsOf(theirs);
  await sharing.alice.remove({ dataset: NAME, member: BOB });
  await assert.rejects(theirs.synchronize(), (/** @type {any} */ error) => {
    assert.deepEqual(
      error.records.map((/** @type {any} */ { key }) => key),
      ["k", "l"],
    );
    return error.name === GONE.name;
  });
  assert.deepEqual([theirs.records(), theirs.pendingKeys(), theirs.role], [[], [], undefined]);
  await assert.rejects(theirs.synchronize(), { ...GONE, records: [] });
  await assert.rejects(theirs.put("k", "2"), GONE);
  assert.deepEqual(told, [{ k: "mine", l: null }]);
  const { id: _, ...left } = (await kept(bob.browser)).get(`${ALICE}/${NAME}`);
  assert.deepEqual(left, { syncCount: 0, records: new Map() });
});

test("removed while an update is under way: it counts for nothing, and its edits are told", async () => {
  const { api, hers, theirs, sharing, bob } = await shared();
  await theirs.synchronize();
  await theirs.put("k", "mine");
  const told = endsOf(theirs);
  bob.wire.before = ({ field }) => {
    if (field === "update") api.members.answer("remove", ALICE, { dataset: NAME, member: BOB }, api.time);
  };
  await assert.rejects(theirs.synchronize(), GONE);
  assert.deepEqual([bob.wire.calls.slice(-3), told], [["update", "changes", "changes"], [{ k: "mine" }]]);
  await hers.synchronize();
  assert.equal(hers.get("k"), "1");
  assert.ok(sharing);
});

test("two tabs: what waited is told in one of them, that it ended in both", async () => {
  const { api, bob, theirs, sharing } = await shared();
  const other = apiDevice({ api, browser: bob.browser, identityId: BOB });
  const tab = await openShared(other.datasets);
  await theirs.synchronize();
  await theirs.put("k", "mine");
  await settled();
  assert.deepEqual([tab.role, tab.pendingKeys()], ["writer", ["k"]]);
  await sharing.alice.remove({ dataset: NAME, member: BOB });
  const told = [endsOf(theirs), endsOf(tab)];
  await Promise.all([theirs, tab].map((dataset) => assert.rejects(dataset.synchronize(), GONE)));
  assert.deepEqual(
    told.flat().filter((records) => "k" in records),
    [{ k: "mine" }],
  );
  assert.deepEqual(
    told.map(({ length }) => length),
    [1, 1],
  );
  assert.deepEqual([theirs.records(), tab.records()], [[], []]);
});

test("the page was closed in the middle of the erasure: the next one tells, once", async () => {
  const { api, bob, theirs, sharing } = await shared();
  await theirs.synchronize();
  await theirs.put("k", "mine");
  await sharing.alice.remove({ dataset: NAME, member: BOB });
  const told = endsOf(theirs);
  // The values are gone, and nothing is told yet.
  theirs.addEventListener("change", () => bob.datasets.close());
  await assert.rejects(theirs.synchronize(), { message: /closed/ });
  assert.deepEqual(told, []);
  const next = await openShared(apiDevice({ api, browser: bob.browser, identityId: BOB }).datasets);
  const toldNext = endsOf(next);
  assert.deepEqual(next.records(), []);
  await assert.rejects(next.synchronize(), GONE);
  await assert.rejects(next.synchronize(), GONE);
  assert.deepEqual(toldNext, [{ k: "mine" }]);
});

test("the page was closed in the middle of the erasure, and he joined again: what waited is told all the same", async () => {
  const { api, bob, theirs, sharing, invite } = await shared();
  await theirs.synchronize();
  await theirs.put("k", "mine");
  await sharing.alice.remove({ dataset: NAME, member: BOB });
  theirs.addEventListener("change", () => bob.datasets.close());
  await assert.rejects(theirs.synchronize(), { message: /closed/ });
  const again = apiDevice({ api, browser: bob.browser, identityId: BOB });
  await new Sharing(again.datasets).accept((await invite()).token, { name: "Bob" });
  const next = await openShared(again.datasets);
  const told = endsOf(next);
  await next.synchronize();
  await next.synchronize();
  assert.deepEqual([told, next.get("k")], [[{ k: "mine" }], "1"]);
});

test("joined again, the same open dataset goes on", async () => {
  const { theirs, sharing, join } = await shared();
  await theirs.synchronize();
  await sharing.alice.remove({ dataset: NAME, member: BOB });
  await assert.rejects(theirs.synchronize(), GONE);
  await join("reader");
  await theirs.synchronize();
  assert.deepEqual([theirs.get("k"), theirs.role], ["1", "reader"]);
});

test("the dataset was deleted and made again by its owner: nothing of it is read any more", async () => {
  const { hers, theirs } = await shared();
  await theirs.synchronize();
  await hers.delete();
  await hers.put("k", "secret");
  await hers.synchronize();
  await assert.rejects(theirs.synchronize(), GONE);
  assert.deepEqual(theirs.records(), []);
});

test("credentials of another identity erase nothing: they are refused for their own dataset, too", async () => {
  const { bob, theirs } = await shared();
  await theirs.synchronize();
  await theirs.put("k", "mine");
  bob.wire.identity = CAROL;
  await assert.rejects(theirs.synchronize(), { name: "SyncServiceError", status: 403 });
  assert.deepEqual([theirs.get("k"), theirs.get("l")], ["mine", "1"]);
});

test("a member does not delete, and nothing is asked", async () => {
  const { bob, theirs } = await shared();
  await assert.rejects(theirs.delete(), { name: "TypeError", message: /owner/ });
  assert.deepEqual(bob.wire.calls, []);
});

test("two people write the same record offline: the conflict is the second one's to decide", async () => {
  const { hers, bob } = await shared();
  bob.datasets.close();
  const asked = /** @type {any[]} */ ([]);
  const again = apiDevice({ api: bob.api, browser: new Browser(), identityId: BOB });
  const theirs = await openShared(again.datasets, {
    onConflict: (_, [conflict]) => {
      asked.push([conflict?.localRecord.value, conflict?.remoteRecord.value, conflict?.remoteRecord.lastModifiedBy]);
      conflict?.resolveWithLocalRecord();
    },
  });
  await theirs.synchronize();
  await theirs.put("k", "Bob's");
  await hers.put("k", "Alice's");
  await hers.synchronize();
  await theirs.synchronize();
  await hers.synchronize();
  assert.deepEqual([asked, hers.get("k")], [[["Bob's", "Alice's", ALICE]], "Bob's"]);
});
