import assert from "node:assert/strict";
import { test } from "node:test";
import { ALICE, device } from "./fakes/devices.js";

test("limits: what the server would refuse is refused at the put, and nothing is changed", async () => {
  const { open } = device();
  const dataset = await open();
  await assert.rejects(dataset.put("", "1"), { name: "LimitExceededError" });
  await assert.rejects(dataset.put("k".repeat(1025), "1"), { name: "LimitExceededError" });
  await assert.rejects(dataset.put("k", "v".repeat(1_048_576)), { name: "LimitExceededError" });
  await dataset.put("k", "é".repeat(500_000));
  await assert.rejects(dataset.put("l", "é".repeat(25_000)), { name: "LimitExceededError" });
  assert.deepEqual(dataset.dataStorage(), { bytes: 1_000_001, records: 1, maxBytes: 1_048_576, maxRecords: 1024 });
  await dataset.put("k", "v");
  await dataset.putAll(Object.fromEntries(Array.from({ length: 1023 }, (_, index) => [`k${index}`, "v"])));
  await assert.rejects(dataset.put("one more", "v"), { name: "LimitExceededError" });
  await dataset.remove("k");
  await dataset.put("one more", "v");
  assert.equal(dataset.dataStorage().records, 1024);
});

test("limits: what only both devices together exceed is refused before it is sent", async () => {
  const { open, service, wire } = device();
  const dataset = await open();
  await dataset.put("mine", "v".repeat(600_000));
  service.write(ALICE, "preference", { theirs: "v".repeat(600_000) });
  await assert.rejects(dataset.synchronize(), { name: "LimitExceededError" });
  assert.deepEqual(wire.calls, ["ListRecords"]);
  assert.equal(dataset.isChanged("mine"), true);
});

test("dataset names are those that Cognito Sync takes", async () => {
  const { datasets } = device();
  for (const name of ["", "a b", "a/b", "a".repeat(129), undefined]) {
    await assert.rejects(datasets.openOrCreateDataset(/** @type {any} */ (name)), TypeError);
  }
  await datasets.openOrCreateDataset("a_b.c:d-9");
  assert.deepEqual(await datasets.listDatasets(), ["a_b.c:d-9"]);
});
