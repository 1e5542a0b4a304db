import assert from "node:assert/strict";
import { test } from "node:test";
import { CognitoSync } from "./fakes/cognito-sync.js";
import { ALICE, device, synchronize } from "./fakes/devices.js";

/** Datasets that another device has deleted, and those of a guest who signed in. Numbers are issues of amazon-cognito-js. */
const NAME = "preference";

/** @param {CognitoSync} [service] */
async function opened(service = new CognitoSync()) {
  const all = device({ service });
  return { ...all, dataset: await all.open() };
}

test("the dataset was deleted elsewhere, and the app answers true: the local copy goes (4)", async () => {
  const { dataset, service } = await opened();
  await dataset.put("k", "1");
  await dataset.synchronize();
  await dataset.put("l", "2");
  service.deleteDataset(ALICE, NAME);
  /** @type {any[]} */
  const told = [];
  await synchronize(dataset, {
    onDatasetDeleted(of, name) {
      told.push(of, name);
      return true;
    },
  });
  assert.deepEqual(told, [dataset, NAME]);
  assert.deepEqual(dataset.records(), []);
  assert.equal(service.dataset(ALICE, NAME).exists, false);
});

test("the dataset was deleted elsewhere, and the app answers false: nothing changes, and it is told", async () => {
  const { dataset, service } = await opened();
  await dataset.put("k", "1");
  await dataset.synchronize();
  service.deleteDataset(ALICE, NAME);
  await assert.rejects(synchronize(dataset, { onDatasetDeleted: () => false }), { name: "DatasetDeletedError" });
  assert.equal(dataset.get("k"), "1");
});

test("the dataset was deleted elsewhere, and nobody is asked: what waits makes it anew, the rest goes", async () => {
  const { dataset, service } = await opened();
  await dataset.put("k", "1");
  await dataset.synchronize();
  await dataset.put("l", "2");
  service.deleteDataset(ALICE, NAME);
  service.write(ALICE, NAME, { m: "of its successor" });
  await dataset.synchronize();
  assert.deepEqual({ ...dataset.getAll() }, { l: "2", m: "of its successor" });
  assert.deepEqual(service.values(ALICE, NAME), { l: "2", m: "of its successor" });
});

const GUEST = `${NAME}.eu-west-1:00000000-0000-4000-8000-0000000000ff`;

test("a guest signed in: the guest's data is folded in once, nothing is lost or doubled, the copy goes (34, 59)", async () => {
  const { dataset, service, wire } = await opened();
  service.write(ALICE, NAME, { colour: "mine", same: "1", size: "10" });
  service.time += 60_000;
  service.write(ALICE, GUEST, { colour: "the guest's", same: "1", font: "serif" });
  service.dataset(ALICE, NAME).merged = [GUEST];
  /** @type {any} */
  let asked;
  await synchronize(dataset, {
    onDatasetsMerged(_, names) {
      asked = names;
      return true;
    },
  });
  assert.deepEqual(asked, [GUEST]);
  // The newer colour stays: the guest's was written later.
  const all = { colour: "the guest's", same: "1", size: "10", font: "serif" };
  assert.deepEqual({ ...dataset.getAll() }, all);
  assert.deepEqual(service.values(ALICE, NAME), all);
  assert.equal(service.dataset(ALICE, GUEST).exists, false);
  wire.calls.length = 0;
  await synchronize(dataset, { onDatasetsMerged: () => assert.fail("it was folded in already") });
  assert.deepEqual(wire.calls, ["ListRecords"]);
});

test("a guest signed in, and the network goes before the push: the copy is still there, and folded in the next time", async () => {
  const { dataset, service, wire } = await opened();
  service.write(ALICE, GUEST, { font: "serif" });
  service.dataset(ALICE, NAME).merged = [GUEST];
  wire.instead = ({ operation }) => {
    if (operation === "UpdateRecords") throw new TypeError("Failed to fetch");
  };
  await assert.rejects(synchronize(dataset, { onDatasetsMerged: () => true }), { name: "NetworkError" });
  assert.equal(service.dataset(ALICE, GUEST).exists, true);
  assert.equal(dataset.get("font"), "serif");
  wire.instead = undefined;
  await synchronize(dataset, { onDatasetsMerged: () => true });
  assert.equal(service.dataset(ALICE, GUEST).exists, false);
  assert.deepEqual(service.values(ALICE, NAME), { font: "serif" });
});

test("a guest signed in, and what differs is put off: the copy is kept", async () => {
  const { dataset, service } = await opened();
  service.write(ALICE, NAME, { colour: "mine" });
  service.write(ALICE, GUEST, { colour: "the guest's" });
  service.dataset(ALICE, NAME).merged = [GUEST];
  const callbacks = { onDatasetsMerged: () => true, onConflict: () => undefined };
  await assert.rejects(synchronize(dataset, callbacks), { name: "ConflictError" });
  assert.equal(dataset.get("colour"), "mine");
  assert.equal(service.dataset(ALICE, GUEST).exists, true);
});

test("a guest signed in, and something else still waits: the copy is kept until nothing does", async () => {
  const { dataset, service } = await opened();
  await dataset.put("k", "mine");
  service.write(ALICE, NAME, { k: "theirs" });
  service.write(ALICE, GUEST, { font: "serif" });
  service.dataset(ALICE, NAME).merged = [GUEST];
  const later = { onDatasetsMerged: () => true, onConflict: () => undefined };
  await assert.rejects(synchronize(dataset, later), { name: "ConflictError" });
  assert.equal(service.values(ALICE, NAME).font, "serif");
  assert.equal(service.dataset(ALICE, GUEST).exists, true);
  await synchronize(dataset, { onDatasetsMerged: () => true });
  assert.equal(service.dataset(ALICE, GUEST).exists, false);
});

test("a guest signed in, and nobody wants the copies: synchronizing goes on without them", async () => {
  const { dataset, service } = await opened();
  service.write(ALICE, GUEST, { font: "serif" });
  service.dataset(ALICE, NAME).merged = [GUEST];
  await dataset.put("k", "1");
  await dataset.synchronize();
  assert.deepEqual(service.values(ALICE, NAME), { k: "1" });
  assert.equal(service.dataset(ALICE, GUEST).exists, true);
});
