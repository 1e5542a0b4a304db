import assert from "node:assert/strict";
import { test } from "node:test";
import { CognitoSync } from "./fakes/cognito-sync.js";
import { ALICE, BOB, Browser, device, synchronize } from "./fakes/devices.js";

const DATE = "2025-05-05T05:05:05.000Z";

/**
 * A record as amazon-cognito-js 1.1.0 writes it.
 *
 * @param {string} Key
 * @param {object} parts
 */
const record = (Key, parts) => ({
  Key,
  Value: "",
  SyncCount: 0,
  LastModifiedDate: DATE,
  LastModifiedBy: ALICE,
  DeviceLastModifiedDate: DATE,
  Modified: false,
  ...parts,
});

/** @param {Browser} browser */
function left(browser) {
  const { localStorage } = browser;
  localStorage.setItem(
    `${ALICE}.preference`,
    JSON.stringify({
      synced: record("synced", { Value: "1", SyncCount: 3 }),
      waiting: record("waiting", { Value: "2", Modified: true }),
      changed: record("changed", { Value: "new", SyncCount: 2, Modified: true }),
      removed: record("removed", { SyncCount: 1, Modified: true }),
      tombstone: record("tombstone", { SyncCount: 2 }),
    }),
  );
  localStorage.setItem(`${BOB}.preference`, JSON.stringify({ k: record("k", { Value: "Bob's", Modified: true }) }));
  localStorage.setItem(
    "_internal._metadata",
    JSON.stringify({
      [ALICE]: { [`${ALICE}.preference`]: { DatasetName: "preference", LastSyncCount: 3 } },
      [BOB]: { [`${BOB}.preference`]: { DatasetName: "preference", LastSyncCount: 0 } },
    }),
  );
  return localStorage;
}

function serviceBefore() {
  const service = new CognitoSync();
  service.write(ALICE, "preference", { removed: "x" });
  service.write(ALICE, "preference", { changed: "old", tombstone: undefined });
  service.write(ALICE, "preference", { synced: "1" });
  return service;
}

test("what amazon-cognito-js left is taken over, with what waits in it, and synchronized", async () => {
  const browser = new Browser();
  const service = serviceBefore();
  left(browser);
  const { datasets, open } = device({ browser, service });
  assert.deepEqual(await datasets.listDatasets(), ["preference"]);
  const dataset = await open();
  const all = { synced: "1", waiting: "2", changed: "new" };
  assert.deepEqual({ ...dataset.getAll() }, all);
  assert.deepEqual(dataset.pendingKeys().sort(), ["changed", "removed", "waiting"]);
  await synchronize(dataset, { onConflict: () => assert.fail("nobody else wrote") });
  assert.deepEqual(service.values(ALICE, "preference"), all);
  assert.equal(dataset.isChanged(), false);
});

test("what was taken over as removed, put again and removed again is still to be removed on the server", async () => {
  const browser = new Browser();
  const service = serviceBefore();
  left(browser);
  const dataset = await device({ browser, service }).open();
  await dataset.put("removed", "again");
  await dataset.remove("removed");
  await dataset.synchronize();
  assert.equal(service.values(ALICE, "preference").removed, undefined);
});

test("another device wrote since: that is a conflict, with the old library's own date", async () => {
  const browser = new Browser();
  const service = serviceBefore();
  left(browser);
  service.write(ALICE, "preference", { changed: "of the other device" });
  const { open } = device({ browser, service });
  const dataset = await open();
  /** @type {any[]} */
  const conflicts = [];
  await synchronize(dataset, {
    onConflict(_, [conflict]) {
      conflicts.push(conflict);
      conflict?.resolveWithRemoteRecord();
    },
  });
  assert.equal(conflicts.length, 1);
  assert.equal(conflicts[0].localRecord.lastModifiedDate.toISOString(), DATE);
  assert.equal(dataset.get("changed"), "of the other device");
});

test("a deletion of long ago is no news to what is taken over", async () => {
  const browser = new Browser();
  const service = new CognitoSync();
  service.write(ALICE, "preference", { before: "1" });
  service.deleteDataset(ALICE, "preference");
  service.write(ALICE, "preference", { synced: "1" });
  left(browser);
  const dataset = await device({ browser, service }).open();
  await synchronize(dataset, { onDatasetDeleted: () => assert.fail("it is there") });
  assert.equal(dataset.get("synced"), "1");
});

test("it is taken over once: afterwards it is ours, and a wipe is a wipe", async () => {
  const browser = new Browser();
  const localStorage = left(browser);
  const { datasets, open } = device({ browser });
  await open();
  assert.equal(localStorage.getItem(`${ALICE}.preference`), null);
  assert.deepEqual(JSON.parse(localStorage.getItem("_internal._metadata") ?? "")[ALICE], {});
  await datasets.wipe();
  const again = device({ browser });
  assert.deepEqual((await again.open()).records(), []);
});

test("it is this identity's only: the other's stays where it is, and is not seen", async () => {
  const browser = new Browser();
  const localStorage = left(browser);
  const dataset = await device({ browser }).open();
  assert.equal(dataset.get("k"), undefined);
  assert.ok(localStorage.getItem(`${BOB}.preference`));
  assert.equal((await device({ browser, identityId: BOB }).open()).get("k"), "Bob's");
});

test("a wipe takes what was never opened, too", async () => {
  const browser = new Browser();
  const localStorage = left(browser);
  await device({ browser }).datasets.wipe();
  assert.equal(localStorage.getItem(`${ALICE}.preference`), null);
  assert.ok(localStorage.getItem(`${BOB}.preference`));
});

test("without lasting storage the old one stays", async () => {
  const browser = new Browser();
  const localStorage = left(browser);
  const environment = { indexedDB: /** @type {any} */ (undefined) };
  const dataset = await device({ browser, environment }).open();
  assert.equal(dataset.get("synced"), "1");
  assert.ok(localStorage.getItem(`${ALICE}.preference`));
});

for (const text of [
  "{",
  "null",
  "[1]",
  '"text"',
  '{"k":null}',
  '{"k":7}',
  '{"k":{"Value":7,"SyncCount":1}}',
  '{"k":{"Value":"1","SyncCount":"1"}}',
  '{"k":{"Value":"1","SyncCount":-1,"Modified":true}}',
  '{"":{"Value":"1","SyncCount":1}}',
]) {
  test(`contents that are not that library's (${text}) stop nobody`, async () => {
    const browser = new Browser();
    browser.localStorage.setItem(`${ALICE}.preference`, text);
    browser.localStorage.setItem("_internal._metadata", text);
    const { open } = device({ browser });
    const dataset = await open();
    assert.deepEqual(dataset.records(), []);
    await dataset.put("k", "1");
    await dataset.synchronize();
    assert.equal(dataset.get("k"), "1");
  });
}

test("dates that are none count as now", async () => {
  const browser = new Browser();
  browser.localStorage.setItem(
    `${ALICE}.preference`,
    JSON.stringify({ k: record("k", { Value: "1", Modified: true, DeviceLastModifiedDate: "yesterday" }) }),
  );
  const { open, clock } = device({ browser });
  assert.equal((await open()).record("k")?.lastModifiedDate?.getTime(), clock.time);
});

test("half of a surrogate pair that the old library took is mended, and blocks nothing", async () => {
  const browser = new Browser();
  const service = new CognitoSync();
  const half = "🎨".slice(0, 1);
  browser.localStorage.setItem(
    `${ALICE}.preference`,
    JSON.stringify({ [`k${half}`]: { Key: `k${half}`, Value: `v${half}`, SyncCount: 0, Modified: true } }),
  );
  const dataset = await device({ browser, service }).open();
  await dataset.synchronize();
  assert.deepEqual(service.values(ALICE, "preference"), { "k\ufffd": "v\ufffd" });
});
