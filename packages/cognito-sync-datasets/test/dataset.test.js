import assert from "node:assert/strict";
import { test } from "node:test";
import { CognitoSync } from "./fakes/cognito-sync.js";
import { ALICE, device, synchronize } from "./fakes/devices.js";

test("what is put is got at once, before it is stored and without a request", async () => {
  const { open, wire } = device();
  const dataset = await open();
  const stored = dataset.put("background-color", "red");
  assert.equal(dataset.get("background-color"), "red");
  assert.deepEqual({ ...dataset.getAll() }, { "background-color": "red" });
  assert.deepEqual(dataset.pendingKeys(), ["background-color"]);
  await stored;
  assert.deepEqual(wire.calls, []);
});

test("a synchronize costs one request where nothing is new, two where something waits", async () => {
  const { open, wire } = device();
  const dataset = await open();
  await dataset.put("background-color", "red");
  await dataset.synchronize();
  assert.deepEqual(wire.calls.splice(0), ["ListRecords", "UpdateRecords"]);
  await dataset.synchronize();
  assert.deepEqual(wire.calls, ["ListRecords"]);
  assert.equal(dataset.isChanged(), false);
  assert.equal(dataset.syncCount, 1);
});

test("several records of one change go in one update, and get one count", async () => {
  const { open, wire, service } = device();
  const dataset = await open();
  await dataset.putAll({ "background-color": "red", device: "Safari on Mac" });
  const { pushed } = await dataset.synchronize();
  assert.deepEqual(
    wire.requests.at(-1)?.body.RecordPatches.map((/** @type {any} */ { Key, SyncCount }) => [Key, SyncCount]),
    [
      ["background-color", 0],
      ["device", 0],
    ],
  );
  assert.deepEqual(
    pushed.map(({ key, syncCount }) => [key, syncCount]),
    [
      ["background-color", 1],
      ["device", 1],
    ],
  );
  assert.deepEqual(service.values(ALICE, "preference"), { "background-color": "red", device: "Safari on Mac" });
});

test("an invalid record among several: none of them is written", async () => {
  const { open } = device();
  const dataset = await open();
  await assert.rejects(dataset.putAll({ a: "1", b: /** @type {any} */ (2) }), TypeError);
  assert.equal(dataset.get("a"), undefined);
});

test("two calls at once are one; what may be aborted comes after", async () => {
  const { open, wire } = device();
  const dataset = await open();
  const one = dataset.synchronize();
  assert.equal(dataset.synchronize(), one);
  const other = dataset.synchronize({ signal: new AbortController().signal });
  await Promise.all([one, other]);
  assert.deepEqual(wire.calls, ["ListRecords", "ListRecords"]);
});

test("put back to what the server has: nothing waits, nothing is sent", async () => {
  const { open, wire } = device();
  const dataset = await open();
  await dataset.put("background-color", "red");
  await dataset.synchronize();
  await dataset.put("background-color", "blue");
  await dataset.put("background-color", "red");
  assert.equal(dataset.isChanged("background-color"), false);
  wire.calls.length = 0;
  await dataset.synchronize();
  assert.deepEqual(wire.calls, ["ListRecords"]);
});

test("the same value again is no edit: neither its time nor anybody who listens hears of it", async () => {
  const { open, clock } = device();
  const dataset = await open();
  await dataset.put("k", "1");
  const { time } = clock;
  clock.time += 5000;
  dataset.addEventListener("change", () => assert.fail("nothing changed"));
  await dataset.put("k", "1");
  assert.equal(dataset.record("k")?.lastModifiedDate?.getTime(), time);
});

test("what is written while a push is under way stays, and goes with the next one", async () => {
  const { open, wire, service } = device();
  const dataset = await open();
  await dataset.put("background-color", "red");
  wire.before = ({ operation }) => {
    if (operation === "UpdateRecords") dataset.put("background-color", "blue");
  };
  await dataset.synchronize();
  wire.before = undefined;
  assert.equal(dataset.get("background-color"), "blue");
  assert.deepEqual(dataset.pendingKeys(), ["background-color"]);
  await dataset.synchronize();
  assert.deepEqual(service.values(ALICE, "preference"), { "background-color": "blue" });
});

test("events: change tells whose, synced what came and went", async () => {
  const service = new CognitoSync();
  const { open } = device({ service });
  const dataset = await open();
  /** @type {any[]} */
  const told = [];
  for (const type of /** @type {const} */ (["change", "synced", "conflict"])) {
    dataset.addEventListener(type, (event) => told.push([type, event.detail]));
  }
  await dataset.put("background-color", "red");
  service.write(ALICE, "preference", { device: "phone" });
  await dataset.synchronize();
  assert.deepEqual(told.slice(0, 2), [
    ["change", { keys: ["background-color"], origin: "here" }],
    ["change", { keys: ["device"], origin: "remote" }],
  ]);
  const [type, { pulled, pushed }] = told[2];
  assert.deepEqual([type, pulled[0].value, pushed[0].value], ["synced", "phone", "red"]);
  assert.equal(told.length, 3);
});

test("records tell who wrote them, when, and what waits", async () => {
  const { open, service, clock } = device();
  const dataset = await open();
  service.write(ALICE, "preference", { a: "1" });
  await dataset.synchronize();
  clock.time += 5000;
  await dataset.put("b", "2");
  assert.deepEqual(
    dataset.records().map(({ key, changed, lastModifiedBy, syncCount }) => [key, changed, lastModifiedBy, syncCount]),
    [
      ["a", false, ALICE, 1],
      ["b", true, undefined, 0],
    ],
  );
  assert.equal(dataset.record("a")?.lastModifiedDate?.getTime(), service.time);
  assert.equal(dataset.record("b")?.lastModifiedDate?.getTime(), clock.time);
  assert.equal(dataset.record("c"), undefined);
});

test("keys may have any name, those of objects' own parts too", async () => {
  const { open, service } = device();
  const dataset = await open();
  for (const key of ["__proto__", "constructor", "toString", " ", "ключ/1"]) await dataset.put(key, "1");
  await dataset.synchronize();
  assert.deepEqual(
    Object.keys(dataset.getAll()).sort(),
    [" ", "__proto__", "constructor", "toString", "ключ/1"].sort(),
  );
  assert.equal(dataset.get("hasOwnProperty"), undefined);
  assert.equal(service.dataset(ALICE, "preference").records.size, 5);
});

test("more records than a page: all pages are read, and the last one's session is used", async () => {
  const { open, service } = device();
  service.pageSize = 2;
  service.write(ALICE, "preference", { a: "1", b: "2", c: "3", d: "4", e: "5" });
  const dataset = await open();
  await dataset.put("f", "6");
  await dataset.synchronize();
  assert.equal(Object.keys(service.values(ALICE, "preference")).length, 6);
  assert.equal(dataset.records().length, 6);
});

test("delete: gone on the server and here, also where it never was on the server", async () => {
  const { open, service } = device();
  const dataset = await open();
  await dataset.delete();
  await dataset.put("a", "1");
  await dataset.synchronize();
  await dataset.put("b", "2");
  await dataset.delete();
  assert.equal(service.dataset(ALICE, "preference").exists, false);
  assert.deepEqual(dataset.records(), []);
  assert.equal(dataset.isChanged(), false);
  let told = 0;
  await synchronize(dataset, {
    onDatasetDeleted: () => {
      told += 1;
    },
  });
  assert.equal(told, 0);
});
