import assert from "node:assert/strict";
import { test } from "node:test";
import { isTemporary } from "../src/errors.js";
import { json } from "./fakes/answers.js";
import { ALICE, BOB, Browser, device, offline, settled, synchronize, tableDevice } from "./fakes/devices.js";
import { tableRefused } from "./fakes/dynamodb.js";
import { NOW } from "./fakes/storage.js";

/** A page whose dataset has been synchronized once, and another device's. */
async function synchronized(/** @type {Record<string, string>} */ values = { k: "1" }, parts = {}) {
  const here = tableDevice(parts);
  const dataset = await here.open();
  await dataset.putAll(values);
  await dataset.synchronize();
  const there = tableDevice({ table: here.table });
  const other = await there.open();
  await other.synchronize();
  here.wire.calls = [];
  there.wire.calls = [];
  return { ...here, dataset, there, other };
}

/** @param {import("./fakes/dynamodb.js").DynamoDb} table */
const stored = (table) => {
  const { count, records } = table.item(ALICE, "preference") ?? {};
  const values = Object.entries(records?.M ?? {}).map(([key, record]) => [key, record.M?.value?.S ?? null]);
  return { count: Number(count?.N), values: Object.fromEntries(values) };
};

const PATIENT = "x".repeat(9000);

test("an item has the attributes of its format, and those times", async () => {
  const { table, clock, open, wire } = tableDevice();
  clock.time = NOW - 60_000;
  table.time = NOW;
  const dataset = await open();
  await dataset.synchronize();
  await dataset.putAll({ k: "1", gone: "2" });
  await dataset.synchronize();
  await dataset.remove("gone");
  await dataset.synchronize();
  // The clock that is a minute behind is known to within the second that a Date header has.
  const modified = { N: `${NOW}` };
  const record = (/** @type {string} */ count) => ({
    count: { N: count },
    modified,
    deviceModified: { N: `${NOW - 60_000}` },
    by: { S: ALICE },
  });
  const { writes, ...item } = table.item(ALICE, "preference") ?? {};
  assert.deepEqual(item, {
    owner: { S: ALICE },
    item: { S: "dataset#preference" },
    format: { N: "1" },
    count: { N: "2" },
    exists: { BOOL: true },
    deletedAt: { N: "0" },
    records: { M: { k: { M: { value: { S: "1" }, ...record("1") } }, gone: { M: record("2") } } },
    created: modified,
    modified,
    by: { S: ALICE },
  });
  assert.equal(writes?.L?.length, 2);
  assert.match(writes?.L?.[0]?.S ?? "", /^[\w-]{7,64}$/);
  assert.deepEqual(wire.calls, ["GetItem", "Query", "PutItem", "PutItem"]);
});

test("an item was made when its dataset was: later writes leave that time, and a deletion ends it", async () => {
  const { dataset, table, clock } = await synchronized();
  const times = () => {
    const { created, modified } = table.item(ALICE, "preference") ?? {};
    return [created, modified].map((time) => Number(time?.N) - NOW);
  };
  const later = () => {
    clock.time += 60_000;
    table.time += 60_000;
  };
  later();
  await dataset.put("k", "2");
  await dataset.synchronize();
  assert.deepEqual(times(), [0, 60_000]);
  later();
  await dataset.delete();
  later();
  await dataset.put("k", "3");
  await dataset.synchronize();
  assert.deepEqual(times(), [180_000, 180_000]);
});

test("eight write ids are kept, the newest last, and a deletion has one", async () => {
  const { dataset, table } = await synchronized();
  const ids = () => (table.item(ALICE, "preference")?.writes?.L ?? []).map(({ S }) => S);
  const all = ids();
  for (let write = 0; write < 8; write += 1) {
    await dataset.put("k", `${write}`);
    await dataset.synchronize();
    all.push(ids().at(-1));
  }
  assert.equal(new Set(all).size, 9);
  assert.deepEqual(ids(), all.slice(1));
  await dataset.delete();
  assert.deepEqual(ids().slice(0, 7), all.slice(2));
  assert.equal(table.item(ALICE, "preference")?.deletedAt?.N, "10");
});

test("requests: a Get, and nothing new, is one; a Set is two, and one where this page knows the item", async () => {
  const { browser, dataset, table, wire, other, there } = await synchronized();
  await dataset.synchronize();
  await dataset.put("k", "2");
  await dataset.synchronize();
  await dataset.put("k", "3");
  await dataset.synchronize();
  assert.deepEqual(wire.calls, ["GetItem", "PutItem", "PutItem"]);
  await other.synchronize();
  assert.deepEqual(there.wire.calls, ["GetItem"]);
  assert.equal(other.get("k"), "3");
  const reloaded = tableDevice({ browser, table });
  const again = await reloaded.open();
  await again.put("k", "4");
  await again.synchronize();
  assert.deepEqual(reloaded.wire.calls, ["GetItem", "PutItem"]);
});

test("requests: the first Set of all, where the page knows that there is nothing, is two", async () => {
  const { open, wire } = tableDevice();
  const dataset = await open();
  await dataset.synchronize();
  wire.calls = [];
  await dataset.put("k", "1");
  await dataset.synchronize();
  assert.deepEqual(wire.calls, ["Query", "PutItem"]);
});

test("requests: if another device was faster, its item comes with the refusal, and one more swap is enough", async () => {
  const { dataset, table, wire, other } = await synchronized();
  await other.put("theirs", "2");
  await other.synchronize();
  await dataset.put("k", "3");
  const { pulled, pushed } = await dataset.synchronize();
  assert.deepEqual(wire.calls, ["PutItem", "PutItem"]);
  assert.deepEqual(
    [pulled, pushed].map((records) => records.map(({ key }) => key)),
    [["theirs"], ["k"]],
  );
  assert.deepEqual({ ...dataset.getAll() }, { k: "3", theirs: "2" });
  assert.deepEqual(stored(table), { count: 3, values: { k: "3", theirs: "2" } });
  assert.equal(dataset.syncCount, 3);
});

test("requests: if it wrote the same record, the conflict is decided with the item of the refusal", async () => {
  const { dataset, table, wire, other } = await synchronized();
  await other.put("k", "theirs");
  await other.synchronize();
  await dataset.put("k", "mine");
  /** @type {any[]} */
  const asked = [];
  await synchronize(dataset, {
    onConflict: (_, conflicts) => {
      asked.push(...conflicts.map(({ key, remoteRecord }) => [key, remoteRecord.value, remoteRecord.syncCount]));
      for (const conflict of conflicts) conflict.resolveWithLocalRecord();
    },
  });
  assert.deepEqual(asked, [["k", "theirs", 2]]);
  assert.deepEqual(wire.calls, ["PutItem", "PutItem"]);
  assert.deepEqual(stored(table), { count: 3, values: { k: "mine" } });
});

test("an item that was seen before is no listing: what is new is asked for each time", async () => {
  const { dataset, other, wire } = await synchronized();
  await dataset.put("k", "2");
  await dataset.synchronize();
  await other.synchronize();
  await other.put("k", "3");
  await other.synchronize();
  await dataset.synchronize();
  assert.equal(dataset.get("k"), "3");
  assert.deepEqual(wire.calls, ["PutItem", "GetItem"]);
});

test("nothing left to send after the item was taken for known: it is asked for", async () => {
  const { browser, dataset, table, wire, other } = await synchronized();
  const tab = tableDevice({ browser, table });
  const twin = await tab.open();
  await other.put("theirs", "2");
  await other.synchronize();
  await dataset.put("k", "3");
  await settled();
  // Another tab sends the edit, after this one has begun.
  const open = dataset.synchronize();
  await twin.synchronize();
  await open;
  assert.deepEqual({ ...dataset.getAll() }, { k: "3", theirs: "2" });
  assert.deepEqual(stored(table), { count: 3, values: { k: "3", theirs: "2" } });
  assert.ok(wire.calls.length > 0);
});

test("a large copy asks for the count first, and has the records only if there are new ones", async () => {
  const { dataset, wire, other } = await synchronized({ k: PATIENT });
  await dataset.synchronize();
  assert.deepEqual(wire.calls, ["GetItem"]);
  const { ProjectionExpression, ExpressionAttributeNames } = wire.requests.at(-1)?.input ?? {};
  assert.deepEqual(
    ProjectionExpression.split(",").map((/** @type {string} */ path) => ExpressionAttributeNames[path]),
    ["format", "count", "exists", "deletedAt", "created", "modified", "by"],
  );
  await other.put("l", "2");
  await other.synchronize();
  wire.calls = [];
  await dataset.synchronize();
  assert.deepEqual(wire.calls, ["GetItem", "GetItem"]);
  assert.equal(dataset.get("l"), "2");
  await dataset.put("l", "3");
  wire.calls = [];
  await dataset.synchronize();
  assert.deepEqual(wire.calls, ["PutItem"]);
  await other.delete();
  wire.calls = [];
  await dataset.synchronize();
  assert.deepEqual([{ ...dataset.getAll() }, wire.calls], [{}, ["GetItem", "GetItem"]]);
});

test("a small copy, and one that knows nothing yet, are asked for as a whole", async () => {
  const { dataset, wire } = await synchronized({ k: "x".repeat(8191) });
  await dataset.synchronize();
  assert.equal(wire.requests.at(-1)?.input.ProjectionExpression, undefined);
});

test("a lost answer: the same update again is recognized by its id, even if others have written since", async () => {
  for (const meanwhile of [undefined, "other", "same"]) {
    const { dataset, table, wire, other } = await synchronized({ k: "1", l: "1" });
    await dataset.put("k", "2");
    wire.loses = () => true;
    await assert.rejects(dataset.synchronize(), { name: "NetworkError", what: "DynamoDB", status: undefined });
    wire.loses = () => false;
    assert.deepEqual(dataset.pendingKeys(), ["k"]);
    if (meanwhile) {
      await other.synchronize();
      await other.put(meanwhile === "same" ? "k" : "l", "3");
      await other.synchronize();
    }
    const onConflict = () => assert.fail("it was written before the other device's");
    await synchronize(dataset, { onConflict });
    const values = { k: meanwhile === "same" ? "3" : "2", l: meanwhile === "other" ? "3" : "1" };
    assert.deepEqual(stored(table), { count: meanwhile ? 3 : 2, values }, meanwhile);
    assert.deepEqual([{ ...dataset.getAll() }, dataset.pendingKeys()], [values, []]);
    assert.equal(dataset.syncCount, meanwhile ? 3 : 2);
    assert.deepEqual(wire.calls, ["PutItem", "PutItem"]);
  }
});

test("a lost answer, and one more edit since: what was written is no conflict", async () => {
  const { dataset, table, wire } = await synchronized();
  await dataset.put("k", "2");
  wire.loses = () => true;
  await assert.rejects(dataset.synchronize(), { name: "NetworkError" });
  wire.loses = () => false;
  await dataset.put("k", "3");
  await synchronize(dataset, { onConflict: () => assert.fail("its own") });
  assert.deepEqual(stored(table), { count: 3, values: { k: "3" } });
});

test("an update that never arrived is sent again, and a page that was closed recognizes its own by value and time", async () => {
  const { browser, dataset, table, wire } = await synchronized();
  await dataset.put("k", "2");
  wire.instead = offline;
  await assert.rejects(dataset.synchronize(), { name: "NetworkError" });
  wire.instead = undefined;
  await dataset.synchronize();
  assert.deepEqual(stored(table), { count: 2, values: { k: "2" } });
  await dataset.put("k", "3");
  wire.loses = () => true;
  await assert.rejects(dataset.synchronize(), { name: "NetworkError" });
  const reloaded = tableDevice({ browser, table });
  const again = await reloaded.open();
  await again.put("k", "4");
  await synchronize(again, { onConflict: () => assert.fail("its own") });
  assert.deepEqual(stored(table), { count: 4, values: { k: "4" } });
});

test("a deleted dataset and the same edit again: it is written, not taken for the write before the deletion", async () => {
  const { dataset, table, wire, other } = await synchronized();
  await dataset.put("new", "2");
  wire.loses = () => true;
  await assert.rejects(dataset.synchronize(), { name: "NetworkError" });
  wire.loses = () => false;
  await other.synchronize();
  await other.delete();
  await synchronize(dataset, {});
  await settled();
  await dataset.synchronize();
  const { count, values } = stored(table);
  assert.deepEqual({ ...dataset.getAll() }, values);
  assert.ok(count >= 3);
});

test("the SDK's own retries have one id: neither an update nor a deletion happens twice", async () => {
  const { dataset, table, wire, other } = await synchronized({ k: "1" }, { maxAttempts: 3 });
  let lost = 1;
  wire.loses = () => lost-- > 0;
  await dataset.put("k", "2");
  await dataset.synchronize();
  assert.deepEqual(wire.calls, ["PutItem", "PutItem"]);
  assert.deepEqual(stored(table), { count: 2, values: { k: "2" } });
  // A deletion, and a new dataset before it is tried again.
  lost = 1;
  wire.before = () => {
    wire.before = () => {
      wire.before = undefined;
      const item = structuredClone(table.item(ALICE, "preference"));
      assert.equal(item?.exists?.BOOL, false);
      table.write({
        ...item,
        exists: { BOOL: true },
        count: { N: "4" },
        records: { M: { n: { M: { value: { S: "n" }, count: { N: "4" } } } } },
      });
    };
  };
  await dataset.delete();
  assert.deepEqual(stored(table), { count: 4, values: { n: "n" } });
  await other.synchronize();
  assert.deepEqual({ ...other.getAll() }, { n: "n" });
});

test("throttled by the table's ceiling: temporary, whatever its status, and nothing is sent twice", async () => {
  for (const type of ["ThrottlingException", "ProvisionedThroughputExceededException", "RequestLimitExceeded"]) {
    const { browser, dataset, table, wire } = await synchronized();
    await dataset.put("k", "2");
    wire.instead = () => tableRefused(type, "The rate of requests exceeds the allowed throughput.");
    await assert.rejects(dataset.synchronize(), (/** @type {any} */ error) => {
      assert.deepEqual([error.name, error.type, error.status, error.keys], ["SyncServiceError", type, 429, []]);
      assert.ok(isTemporary(error));
      return true;
    });
    assert.deepEqual(wire.calls, ["PutItem"]);
    wire.instead = undefined;
    const [timer] = browser.timers.splice(0);
    timer?.callback();
    await settled();
    assert.deepEqual(stored(table), { count: 2, values: { k: "2" } }, type);
    // Refused for certain: the edit may be undone.
    await dataset.put("k", "3");
    wire.instead = () => tableRefused(type, "later");
    await assert.rejects(dataset.synchronize(), { status: 429 });
    await dataset.put("k", "2");
    assert.deepEqual(dataset.pendingKeys(), []);
  }
});

test("a 5xx after the write: it is there, and recognized", async () => {
  const { dataset, table, wire } = await synchronized();
  await dataset.put("k", "2");
  wire.before = ({ operation, input }) => {
    wire.before = undefined;
    wire.table.answer(operation, input);
    wire.instead = () => json(500, { __type: "com.amazonaws.dynamodb.v20120810#InternalServerError", message: "" });
  };
  await assert.rejects(dataset.synchronize(), { name: "SyncServiceError", status: 500 });
  wire.instead = undefined;
  await dataset.synchronize();
  assert.deepEqual([stored(table), wire.calls], [{ count: 2, values: { k: "2" } }, ["PutItem", "PutItem"]]);
});

test("what the caller is refused for is told by its type, and tried once", async () => {
  for (const type of [
    "AccessDeniedException",
    "ResourceNotFoundException",
    "UnrecognizedClientException",
    "ExpiredTokenException",
  ]) {
    const { dataset, wire } = await synchronized();
    await dataset.putAll({ k: "2", l: "2" });
    wire.instead = () => tableRefused(type, "no");
    await assert.rejects(dataset.synchronize(), { name: "SyncServiceError", type, status: 400, keys: [] });
    assert.deepEqual(wire.calls, ["PutItem"]);
    assert.deepEqual(dataset.pendingKeys(), ["k", "l"]);
  }
});

test("answers that are not the service's change nothing, and are known for what they are", async () => {
  const foreign = /** @type {const} */ ([
    [200, "<html>"],
    [200, ""],
    [200, "{}"],
    [200, "null"],
    [200, "[]"],
    [200, '{"Item":{"count":{"N":"9"}}}'],
    [302, ""],
    [400, "<html>"],
    [400, '{"message":"no"}'],
    [403, "<html>"],
    [407, "<html>"],
  ]);
  for (const [status, body] of foreign) {
    for (const what of /** @type {const} */ (["list", "update", "delete", "datasets"])) {
      const { datasets, dataset, table, wire, other } = await synchronized();
      await other.put("theirs", "2");
      await other.synchronize();
      if (what !== "list") await dataset.put("k", "3");
      wire.instead = () => json(status, body);
      const done = { delete: () => dataset.delete(), datasets: () => datasets.listRemoteDatasets() };
      const operation = done[/** @type {keyof typeof done} */ (what)] ?? (() => dataset.synchronize());
      const told = { name: "NetworkError", status, message: `The response is not from DynamoDB (HTTP ${status})` };
      await assert.rejects(operation(), told, `${what} ${status} ${body}`);
      wire.instead = undefined;
      await dataset.synchronize();
      assert.deepEqual(
        stored(table).values,
        { k: what === "list" ? "1" : "3", theirs: "2" },
        `${what} ${status} ${body}`,
      );
    }
  }
});

test("without a network the error names the service", async () => {
  const { dataset, wire } = await synchronized();
  wire.instead = offline;
  await assert.rejects(dataset.synchronize(), { name: "NetworkError", message: "DynamoDB could not be reached" });
  const { datasets } = tableDevice({ options: { identityId: () => Promise.reject(new TypeError("Failed to fetch")) } });
  await assert.rejects(datasets.openOrCreateDataset("a"), { name: "NetworkError", what: "DynamoDB" });
});

/** @param {any} attributes */
const ofItem = (attributes) => ({
  owner: { S: ALICE },
  item: { S: "dataset#preference" },
  format: { N: "1" },
  count: { N: "7" },
  exists: { BOOL: true },
  deletedAt: { N: "0" },
  records: { M: { k: { M: { value: { S: "7" }, count: { N: "7" } } } } },
  writes: { L: [] },
  ...attributes,
});
/** @param {any} record */
const withRecord = (record) => ofItem({ records: { M: { k: record } } });

const broken = /** @type {const} */ ([
  ["a higher format", ofItem({ format: { N: "2" } }), /format 2 of a later version/],
  ["a far higher format", ofItem({ format: { N: "10" } }), /format 10 of a later version/],
  ["no format", ofItem({ format: undefined }), /no format/],
  ["a format that is no number", ofItem({ format: { S: "1" } }), /no format/],
  ["a count of zero", ofItem({ count: { N: "0" } }), /count/],
  ["no count", ofItem({ count: undefined }), /count/],
  ["a count that is no integer", ofItem({ count: { N: "7.5" } }), /count/],
  ["a count that is no number", ofItem({ count: { S: "7" } }), /count/],
  ["a count beyond what a number can be", ofItem({ count: { N: "9007199254740993" } }), /count/],
  ["exists that is a string", ofItem({ exists: { S: "true" } }), /exists/],
  ["a deletion after the count", ofItem({ deletedAt: { N: "8" } }), /deletedAt/],
  ["a deletion before the first write", ofItem({ deletedAt: { N: "-1" } }), /deletedAt/],
  ["no records", ofItem({ records: undefined }), /records/],
  ["records that are a list", ofItem({ records: { L: [] } }), /records/],
  ["no writes", ofItem({ writes: undefined }), /writes/],
  ["a write id that is a number", ofItem({ writes: { L: [{ N: "1" }] } }), /write id/],
  ["modified that is a string", ofItem({ modified: { S: "now" } }), /modified/],
  ["by that is a number", ofItem({ by: { N: "1" } }), /by/],
  ["an unknown attribute", ofItem({ role: { S: "reader" } }), /unknown attribute role/],
  ["a record that is a string", withRecord({ S: "7" }), /record k/],
  ["a record without a count", withRecord({ M: { value: { S: "7" } } }), /count of the record k/],
  ["a record from the future", withRecord({ M: { value: { S: "7" }, count: { N: "8" } } }), /count of the record k/],
  ["a value that is a number", withRecord({ M: { value: { N: "7" }, count: { N: "7" } } }), /value of the record k/],
  [
    "an unknown attribute of a record",
    withRecord({ M: { count: { N: "7" }, role: { S: "x" } } }),
    /unknown attribute role/,
  ],
  [
    "a record's time that is none",
    withRecord({ M: { count: { N: "7" }, deviceModified: { S: "x" } } }),
    /deviceModified/,
  ],
]);

for (const [what, item, why] of broken) {
  test(`an item that cannot be read is told, and stays: ${what}`, async () => {
    const { datasets, dataset, table } = await synchronized();
    const before = { ...dataset.getAll() };
    const copy = JSON.parse(JSON.stringify(item));
    table.write(copy);
    const told = { name: "DatasetUnreadableError", datasetName: "preference", message: why };
    await assert.rejects(dataset.synchronize(), told);
    await dataset.put("k", "mine");
    await assert.rejects(dataset.synchronize(), told);
    await assert.rejects(dataset.delete(), told);
    const listed = await datasets.listRemoteDatasets();
    assert.deepEqual(
      listed.map(({ name }) => name),
      ["preference"],
    );
    assert.deepEqual(table.item(ALICE, "preference"), copy);
    assert.deepEqual([before.k, dataset.get("k"), dataset.pendingKeys()], ["1", "mine", ["k"]]);
  });
}

test("an item that cannot be read does not hide the other datasets, and counts as one; deleted ones do not", async () => {
  const { datasets, open, table } = await synchronized();
  for (let number = 1; number < 19; number += 1) {
    const dataset = await open(`d${number}`);
    await dataset.put("k", "1");
    await dataset.synchronize();
  }
  const newer = { format: { N: "2" }, count: { N: "7" } };
  table.write({ ...ofItem(newer), item: { S: "dataset#newer" } });
  table.write({ ...ofItem({ ...newer, exists: { BOOL: false } }), item: { S: "dataset#deleted" } });
  const listed = await datasets.listRemoteDatasets();
  assert.deepEqual(
    [listed.length, listed.filter(({ lastModifiedDate }) => lastModifiedDate === undefined)],
    [20, [{ name: "newer" }]],
  );
  const another = await open("another");
  await another.put("k", "1");
  await assert.rejects(another.synchronize(), { type: "LimitExceededException" });
});

test("an item that became unreadable since this page has seen it is not overwritten", async () => {
  // With another count, and with the same.
  for (const count of [{ N: "7" }, { N: "1" }]) {
    const { dataset, table, wire } = await synchronized();
    await dataset.put("k", "mine");
    const item = ofItem({ format: { N: "2" }, count });
    table.write(item);
    await assert.rejects(dataset.synchronize(), { name: "DatasetUnreadableError" });
    assert.deepEqual(wire.calls, ["PutItem"]);
    await assert.rejects(dataset.synchronize(), { name: "DatasetUnreadableError" });
    assert.deepEqual([wire.calls, table.item(ALICE, "preference")], [["PutItem", "GetItem"], item]);
  }
});

test("what an item need not have: times, authors, and a place for write ids that are too long", async () => {
  const { dataset, table } = await synchronized();
  table.write(ofItem({ writes: { L: [{ S: "x".repeat(65) }, { S: "y".repeat(64) }] } }));
  await dataset.synchronize();
  assert.deepEqual(dataset.record("k"), { key: "k", value: "7", syncCount: 7, changed: false });
  await dataset.put("k", "8");
  await dataset.synchronize();
  assert.equal(table.item(ALICE, "preference")?.writes?.L?.[0]?.S, "y".repeat(64));
  assert.equal(table.item(ALICE, "preference")?.writes?.L?.length, 2);
});

test("a key that is a property of every object is a key, even in the refusal of a swap", async () => {
  const { dataset, table, wire, other } = await synchronized(
    Object.fromEntries([
      ["__proto__", "1"],
      ["constructor", "1"],
    ]),
  );
  assert.deepEqual(Object.keys(other.getAll()).sort(), ["__proto__", "constructor"]);
  await other.put("__proto__", "2");
  await other.synchronize();
  await dataset.put("mine", "3");
  // The SDK cannot read that refusal: the next attempt asks for the item.
  await dataset.synchronize().catch((error) => assert.equal(error.name, "NetworkError"));
  await dataset.synchronize();
  assert.deepEqual(Object.entries(stored(table).values).sort(), [
    ["__proto__", "2"],
    ["constructor", "1"],
    ["mine", "3"],
  ]);
  assert.equal(dataset.get("__proto__"), "2");
  assert.ok(wire.calls.length <= 4);
});

test("local copies are of one table: by region and name, and apart from those of Cognito Sync", async () => {
  const browser = new Browser();
  /** @type {string[]} */
  const names = [];
  const { locks } = browser.tab.navigator ?? {};
  const environment = {
    ...browser.tab,
    navigator: {
      locks: {
        request: (/** @type {string} */ name, /** @type {any} */ work) => {
          names.push(name);
          return locks?.request(name, work);
        },
      },
    },
  };
  const copies = [
    device({ browser }),
    tableDevice({ browser, options: /** @type {any} */ ({ environment }) }),
    tableDevice({ browser, options: { tableName: "other" } }),
    tableDevice({ browser, options: { client: { region: "us-east-1" } } }),
    tableDevice({ browser, identityId: BOB }),
  ];
  for (const [index, copy] of copies.entries()) {
    const dataset = await copy.open();
    assert.equal(dataset.get("k"), undefined, `${index}`);
    await dataset.put("k", `${index}`);
    if (index === 1) await dataset.synchronize();
  }
  assert.deepEqual(names, [`cognito-sync-datasets/dynamodb:eu-west-1:datasets/${ALICE}/preference`]);
  for (const [index, { browser }] of copies.entries()) {
    const reopened =
      index === 0 ? device({ browser }) : tableDevice({ browser, identityId: index === 4 ? BOB : ALICE });
    if (index === 2 || index === 3) continue;
    assert.equal((await reopened.open()).get("k"), `${index}`);
  }
});

test("a missing option is told when the datasets are made", () => {
  assert.throws(() => tableDevice({ options: { tableName: "" } }), { name: "TypeError", message: /tableName/ });
  assert.throws(() => tableDevice({ options: { client: undefined } }), { name: "TypeError", message: /client/ });
});

test("remote datasets: those that exist, page by page, with what a listing without records has", async () => {
  const { datasets, open, table, wire } = tableDevice();
  for (const name of ["b", "a", "gone"]) {
    const dataset = await open(name);
    await dataset.put("k", "1");
    await dataset.synchronize();
    if (name === "gone") await dataset.delete();
  }
  const bob = tableDevice({ table, identityId: BOB });
  const other = await bob.open("c");
  await other.put("k", "1");
  await other.synchronize();
  table.pageBytes = 1;
  wire.calls = [];
  const told = { lastModifiedDate: new Date(NOW), lastModifiedBy: ALICE };
  assert.deepEqual(await datasets.listRemoteDatasets(), [
    { name: "a", ...told },
    { name: "b", ...told },
  ]);
  assert.deepEqual(wire.calls, ["Query", "Query", "Query"]);
  assert.ok(!wire.requests.at(-1)?.input.ProjectionExpression.includes("records"));
});
