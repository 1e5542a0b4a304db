import assert from "node:assert/strict";
import { test } from "node:test";
import { sizeOfAttributes } from "../src/remote/item-size.js";
import { ALICE, tableDevice } from "./fakes/devices.js";

/** What one record of an identity with such an id adds to its key and value: names, counts, times, author. */
const RECORD = 34 + 5 + 4 + 2 + 6 + 6 + ALICE.length;
/** Of the map itself. */
const MAP = 3;
const BYTES = 350_000;
const FITS = "x".repeat(BYTES - MAP - RECORD - 1);

/** @param {import("./fakes/dynamodb.js").DynamoDb} table */
const bytesOf = (table) => {
  const { records } = table.item(ALICE, "preference") ?? {};
  return records ? sizeOfAttributes({ records }) - "records".length : 0;
};

test("350,000 bytes fit, as DynamoDB counts them", async () => {
  const { open, table } = tableDevice();
  const dataset = await open();
  await dataset.put("k", FITS);
  assert.deepEqual(dataset.dataStorage(), { bytes: BYTES, records: 1, maxBytes: BYTES, maxRecords: 1024 });
  await dataset.synchronize();
  assert.equal(bytesOf(table), BYTES);
  // With all that belongs to the item it is within 343 write units and 86 read units.
  assert.ok(sizeOfAttributes(table.item(ALICE, "preference") ?? {}) <= 351_232);
});

test("the largest item has 343 write units: the longest name, eight ids, an identity of the longest region", async () => {
  const identityId = `ap-southeast-99:${"0".repeat(36)}`;
  const { datasets, table } = tableDevice({ identityId });
  const name = "n".repeat(128);
  const dataset = await datasets.openOrCreateDataset(name);
  for (let write = 0; write < 9; write += 1) {
    await dataset.put("k", `${"x".repeat(FITS.length + ALICE.length - identityId.length - 1)}${write}`);
    await dataset.synchronize();
  }
  const item = table.item(identityId, name) ?? {};
  assert.equal(sizeOfAttributes({ records: item.records ?? { M: {} } }) - "records".length, BYTES);
  assert.ok(sizeOfAttributes(item) <= 351_232, `${sizeOfAttributes(item)}`);
});

test("one byte more is refused at the put, before anything is kept or sent", async () => {
  const { open, wire } = tableDevice();
  const dataset = await open();
  const told = { name: "LimitExceededError", message: /350000 bytes; this one would have 350001/ };
  await assert.rejects(dataset.put("k", `${FITS}x`), told);
  await assert.rejects(dataset.put("k", `${FITS.slice(1)}ä`), told);
  await dataset.put("k", FITS);
  await assert.rejects(dataset.put("l", ""), { name: "LimitExceededError" });
  await assert.rejects(dataset.put("l", "1"), { name: "LimitExceededError" });
  assert.deepEqual([dataset.pendingKeys(), wire.calls], [["k"], []]);
});

test("what together with another device's is too much is refused before it is sent, by its keys, and may be taken back", async () => {
  const { open, table, wire } = tableDevice();
  const dataset = await open();
  await dataset.put("was", "0");
  await dataset.synchronize();
  const other = await tableDevice({ table }).open();
  await other.synchronize();
  await other.put("theirs", FITS.slice(3000));
  await other.synchronize();
  await dataset.putAll({ small: "1", large: "x".repeat(3000), was: "y".repeat(3000) });
  wire.calls = [];
  await assert.rejects(dataset.synchronize(), (/** @type {any} */ error) => {
    assert.match(error.message, /350000 bytes/);
    return /^(SyncServiceError|LimitExceededError)$/.test(error.name);
  });
  assert.deepEqual({ ...dataset.getAll() }.theirs, FITS.slice(3000));
  assert.ok(bytesOf(table) <= BYTES);
  assert.ok(dataset.pendingKeys().includes("large"));
  await dataset.remove("large");
  await dataset.put("was", "0");
  await dataset.synchronize();
  assert.deepEqual(dataset.pendingKeys(), []);
  const { theirs, ...rest } = { ...dataset.getAll() };
  assert.deepEqual(rest, { was: "0", small: "1" });
});

/** A page that has seen the dataset, and an edit that the table's rules refuse although the local copy takes it. */
async function refusing() {
  const here = tableDevice();
  const dataset = await here.open();
  await dataset.put("k", "1");
  await dataset.synchronize();
  const names = Array.from({ length: 19 }, (_, index) => `d${index}`);
  const filling = tableDevice({ table: here.table });
  for (const name of names) {
    const one = await filling.open(name);
    await one.put("k", "v");
    await one.synchronize();
  }
  const refused = await here.open("refused");
  await refused.putAll({ a: "1", b: "2" });
  return { ...here, dataset, refused };
}

test("the 21st dataset is refused like Cognito Sync does: by keys, nothing written, nothing marked as sent", async () => {
  const { refused, wire, table, datasets } = await refusing();
  wire.calls = [];
  await assert.rejects(refused.synchronize(), (/** @type {any} */ error) => {
    assert.deepEqual([error.name, error.type, error.status], ["SyncServiceError", "LimitExceededException", 400]);
    assert.deepEqual(error.keys.sort(), ["a", "b"]);
    return true;
  });
  assert.ok(!wire.calls.includes("PutItem"));
  assert.equal(table.item(ALICE, "refused"), undefined);
  // Refused for certain: an edit back to what the service has need not be sent.
  await refused.putAll({ a: null, b: null });
  assert.deepEqual(refused.pendingKeys(), []);
  assert.equal((await datasets.listRemoteDatasets()).length, 20);
});

test("a refusal counts for the present item only: another device has made room, or taken it", async () => {
  const { open, table, wire } = tableDevice();
  const dataset = await open();
  await dataset.put("large", FITS.slice(5000));
  await dataset.synchronize();
  const other = await tableDevice({ table }).open();
  await other.synchronize();
  await other.remove("large");
  await other.synchronize();
  // Behind the local copy's back, as another tab would: too much for the item that this page has seen.
  await dataset.put("mine", "x".repeat(4000));
  await dataset.synchronize();
  assert.deepEqual(Object.keys({ ...dataset.getAll() }), ["mine"]);
  assert.ok(bytesOf(table) < 5000);
  assert.ok(wire.calls.length > 0);
});

test("an edit that is refused each time keeps nothing else from arriving", async () => {
  const { dataset, refused, table } = await refusing();
  for (let attempt = 0; attempt < 3; attempt += 1)
    await assert.rejects(refused.synchronize(), { name: "SyncServiceError" });
  const other = tableDevice({ table });
  const gone = await other.open("d3");
  await gone.synchronize();
  await gone.delete();
  const theirs = await other.open("refused");
  await theirs.put("theirs", "1");
  await theirs.synchronize();
  await gone.put("k", "again");
  await assert.rejects(gone.synchronize(), { name: "SyncServiceError" });
  await refused.synchronize();
  assert.deepEqual({ ...refused.getAll() }, { a: "1", b: "2", theirs: "1" });
  await dataset.synchronize();
});
