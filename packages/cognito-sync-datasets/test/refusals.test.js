import assert from "node:assert/strict";
import { test } from "node:test";
import { json, refused } from "./fakes/answers.js";
import { ALICE, device, settled, synchronize } from "./fakes/devices.js";

async function opened() {
  const all = device();
  return { ...all, dataset: await all.open() };
}

const aboutRecords = /** @type {const} */ ([
  "LimitExceededException",
  "InvalidParameterException",
  "SerializationException",
  "ValidationException",
]);

test("a record that is refused blocks only itself, is named, and can be taken back", async () => {
  for (const type of aboutRecords) {
    const { dataset, service, wire } = await opened();
    service.write(ALICE, "preference", { was: "0" });
    await dataset.synchronize();
    wire.instead = ({ operation, body }) =>
      operation === "UpdateRecords" && body.RecordPatches.some((/** @type {any} */ { Value }) => Value === "bad")
        ? refused(400, type, "no")
        : undefined;
    await dataset.putAll({ a: "1", new: "bad", was: "bad", b: "2", c: "3" });
    await assert.rejects(dataset.synchronize(), (/** @type {any} */ error) => {
      assert.deepEqual([error.name, error.type, error.keys.sort()], ["SyncServiceError", type, ["new", "was"]]);
      return true;
    });
    assert.deepEqual(service.values(ALICE, "preference"), { was: "0", a: "1", b: "2", c: "3" });
    assert.deepEqual(dataset.pendingKeys().sort(), ["new", "was"]);
    await dataset.remove("new");
    await dataset.put("was", "0");
    assert.deepEqual(dataset.pendingKeys(), [], type);
    await dataset.put("good", "4");
    await dataset.synchronize();
    assert.equal(service.values(ALICE, "preference").good, "4");
  }
});

test("a record that was refused is tried again, alone, once everything else has gone", async () => {
  const { dataset, service } = await opened();
  service.refuses = (key) => key === "bad";
  await dataset.put("bad", "1");
  await assert.rejects(dataset.synchronize(), { name: "SyncServiceError" });
  await dataset.put("good", "1");
  await assert.rejects(dataset.synchronize(), { keys: ["bad"] });
  assert.deepEqual(service.values(ALICE, "preference"), { good: "1" });
  service.refuses = () => false;
  await dataset.synchronize();
  assert.deepEqual(service.values(ALICE, "preference"), { good: "1", bad: "1" });
});

test("what the caller is refused for is not tried in halves", async () => {
  for (const [status, type] of /** @type {const} */ ([
    [403, "AccessDeniedException"],
    [400, "UnrecognizedClientException"],
    [400, "ExpiredTokenException"],
    [429, "TooManyRequestsException"],
  ])) {
    const { dataset, wire } = await opened();
    await dataset.putAll({ a: "1", b: "2" });
    wire.instead = ({ operation }) => operation === "UpdateRecords" && refused(status, type, "no");
    await assert.rejects(dataset.synchronize(), { name: "SyncServiceError", status });
    assert.deepEqual(wire.calls, ["ListRecords", "UpdateRecords"], type);
  }
});

test("a stale count that is told as an invalid parameter is a conflict", async () => {
  const { dataset, service, wire } = await opened();
  await dataset.put("k", "1");
  wire.before = ({ operation }) => {
    if (operation !== "UpdateRecords") return;
    wire.before = undefined;
    service.write(ALICE, "preference", { k: "2" });
    wire.instead = () => {
      wire.instead = undefined;
      return refused(400, "InvalidParameterException", "Current SyncCount for: k is: 1 not: 0");
    };
  };
  await synchronize(dataset, { onConflict: (_, [conflict]) => conflict?.resolveWithLocalRecord() });
  assert.equal(service.values(ALICE, "preference").k, "1");
});

test("answers that are not the service's change nothing, and are known for what they are", async () => {
  const foreign = /** @type {const} */ ([
    [200, "<html>"],
    [200, ""],
    [200, "{}"],
    [200, "null"],
    [200, "[]"],
    [200, '{"Records":[{}],"DatasetSyncCount":9,"SyncSessionToken":"s"}'],
    [302, ""],
    [400, "<html>"],
    [403, "<html>"],
    [407, "<html>"],
  ]);
  for (const operation of ["ListRecords", "UpdateRecords", "DeleteDataset"]) {
    for (const [status, body] of foreign) {
      if (operation === "DeleteDataset" && body.startsWith('{"Records')) continue;
      const { dataset, service, wire } = await opened();
      service.write(ALICE, "preference", { was: "0" });
      await dataset.synchronize();
      await dataset.put("k", "1");
      wire.instead = (asked) => asked.operation === operation && json(status, body);
      const what = operation === "DeleteDataset" ? dataset.delete() : dataset.synchronize();
      await assert.rejects(what, { name: "NetworkError", status }, `${operation} ${status} ${body}`);
      assert.deepEqual([{ ...dataset.getAll() }, dataset.pendingKeys()], [{ was: "0", k: "1" }, ["k"]]);
      wire.instead = undefined;
      await dataset.synchronize();
      assert.deepEqual(service.values(ALICE, "preference"), { was: "0", k: "1" });
    }
  }
});

test("a service in trouble, or asked too much, is tried again, not before it asks to", async () => {
  for (const [status, headers, least] of /** @type {const} */ ([
    [500, {}, 0],
    [503, {}, 0],
    [429, { "retry-after": "20" }, 20_000],
  ])) {
    const { browser, dataset, service, wire } = await opened();
    await dataset.put("k", "1");
    wire.instead = () => json(status, { message: "not now" }, { "x-amzn-errortype": "Trouble", ...headers });
    await assert.rejects(dataset.synchronize(), { name: "SyncServiceError", status });
    const [timer] = browser.timers.splice(0);
    assert.ok(timer && timer.after >= least && browser.online.size === 0, `${status}`);
    wire.instead = undefined;
    timer.callback();
    await settled();
    assert.deepEqual(service.values(ALICE, "preference"), { k: "1" });
    assert.deepEqual(browser.timers, []);
  }
});

test("half a surrogate pair, a key that is no string, a name that cannot travel: refused before anything is kept", async () => {
  const { datasets, dataset } = await opened();
  const half = "🎨".slice(0, 1);
  for (const put of [
    () => dataset.put("a", half),
    () => dataset.put(half, "1"),
    () => dataset.putAll({ b: "1", c: `x${"🎨".slice(1)}` }),
    () => dataset.remove(half),
    () => dataset.put(/** @type {any} */ (5), "1"),
    () => dataset.put(/** @type {any} */ (undefined), "1"),
    () => dataset.remove(/** @type {any} */ (5)),
    () => dataset.putAll(/** @type {any} */ (new Map([["a", "1"]]))),
    () => dataset.putAll(/** @type {any} */ (null)),
    () => dataset.put("k", /** @type {any} */ (null)),
    () => datasets.openOrCreateDataset("."),
    () => datasets.openOrCreateDataset(".."),
  ]) {
    await assert.rejects(put, TypeError);
  }
  await dataset.put("🎨", "🎨");
  assert.deepEqual(dataset.pendingKeys(), ["🎨"]);
});

test("removed records count: what would be one too many is refused before it is sent", async () => {
  const { dataset, wire } = await opened();
  const all = Array.from({ length: 1024 }, (_, index) => `k${index}`);
  await dataset.putAll(Object.fromEntries(all.map((key) => [key, "v"])));
  await dataset.synchronize();
  await dataset.putAll(Object.fromEntries(all.slice(24).map((key) => [key, null])));
  await dataset.synchronize();
  const { length } = wire.calls;
  await assert.rejects(dataset.put("new", "1"), { name: "LimitExceededError", message: /delete the dataset/ });
  await dataset.put("k30", "again");
  await dataset.synchronize();
  assert.equal(wire.calls.length, length + 2);
});

test("a value of null: the error names remove()", async () => {
  const { open } = device();
  const dataset = await open();
  await assert.rejects(dataset.put("k", /** @type {any} */ (null)), {
    name: "TypeError",
    message: /of k .*remove\(\)/,
  });
});
