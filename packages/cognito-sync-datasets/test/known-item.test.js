import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { LIMITS } from "../src/core/limits.js";
import { Dataset } from "../src/dataset.js";
import { Deadline } from "../src/deadline.js";
import { MemoryStore } from "../src/local/memory-store.js";
import { newId } from "../src/new-id.js";
import { TableDatasets } from "../src/remote/dynamodb.js";
import { ServerTime } from "../src/remote/server-time.js";
import { json } from "./fakes/answers.js";
import { ALICE, tableDevice } from "./fakes/devices.js";
import { DynamoDb, TableWire } from "./fakes/dynamodb.js";
import { NOW } from "./fakes/storage.js";

/** A remote, without a dataset above it. */
function remote(table = new DynamoDb()) {
  const wire = new TableWire(table);
  const client = new DynamoDBClient(wire.client);
  const parts = {
    client,
    tableName: table.tableName,
    identityId: ALICE,
    clock: new ServerTime(),
    now: () => NOW,
    newId,
  };
  return { table, wire, remote: new TableDatasets(parts) };
}

/** @type {Deadline[]} */
const operations = [];

function operation() {
  const deadline = new Deadline(60_000);
  operations.push(deadline);
  return deadline;
}

// Their timers would keep the process alive.
afterEach(() => {
  for (const deadline of operations.splice(0)) deadline.end();
});

const patch = (/** @type {string} */ key, /** @type {string} */ value, syncCount = 0) => ({
  key,
  edit: { value, at: NOW },
  syncCount,
});

test("an item that was read in an operation answers for the rest of it, but not what the caller knows to be newer", async () => {
  const here = remote();
  const there = remote(here.table);
  const one = operation();
  await here.remote.update("d", undefined, [patch("a", "1")], one);
  await there.remote.update("d", undefined, [patch("b", "2")], one);
  here.wire.calls = [];
  assert.equal((await here.remote.list("d", 0, one)).syncCount, 1);
  assert.deepEqual(here.wire.calls, []);
  // Another tab has pulled it.
  assert.equal((await here.remote.list("d", 2, one)).syncCount, 2);
  assert.equal((await here.remote.list("d", 2, operation())).syncCount, 2);
  assert.deepEqual(here.wire.calls, ["GetItem", "GetItem"]);
});

test("with an update to follow, an item that is known is trusted only at the caller's count, and it says so", async () => {
  const here = remote();
  const aim = { bytes: 0, sending: true };
  await here.remote.update("d", undefined, [patch("a", "1")], operation());
  await here.remote.update("d", undefined, [patch("a", "2", 1)], operation());
  here.wire.calls = [];
  const trusted = await here.remote.list("d", 2, operation(), aim);
  assert.deepEqual([trusted.unconfirmed, trusted.syncCount, trusted.records.size], [true, 2, 0]);
  assert.deepEqual(here.wire.calls, []);
  for (const since of [0, 1]) {
    const asked = await here.remote.list("d", since, operation(), aim);
    assert.deepEqual([asked.unconfirmed, asked.syncCount, asked.records.size], [undefined, 2, 1]);
  }
  assert.deepEqual(here.wire.calls, ["GetItem", "GetItem"]);
});

test("nothing left to send after the service was not asked: it is asked after all", async () => {
  /** @type {any[]} */
  const aims = [];
  const theirs = { value: "2", syncCount: 2 };
  const listing = { exists: true, deleted: false, mergedNames: [], session: undefined };
  /** @type {import("../src/remote/remote.js").Remote} */
  const service = {
    offset: 0,
    limits: LIMITS,
    list: async (_, since, _deadline, aim) => {
      aims.push(aim?.sending);
      if (since === 0) return { ...listing, records: new Map([["k", { value: "1", syncCount: 1 }]]), syncCount: 1 };
      if (!aim?.sending) return { ...listing, records: new Map([["theirs", theirs]]), syncCount: 2 };
      // The user takes the edit back in this moment.
      await dataset.put("k", "1");
      return { ...listing, records: new Map(), syncCount: since, unconfirmed: true };
    },
    update: () => assert.fail("there is nothing to send"),
    delete: () => assert.fail("nothing is deleted"),
    datasets: async () => [],
  };
  const dataset = new Dataset({
    name: "d",
    store: new MemoryStore(),
    tabs: { tell: () => undefined },
    remote: service,
    browser: { setTimeout: (callback) => setTimeout(callback), clearTimeout: () => undefined },
    handlers: {},
    now: () => NOW,
    random: () => 0,
    newId,
    reconnect: false,
    deadline: operation,
    checkOpen: () => undefined,
    checkIdentity: async () => undefined,
    lock: async () => () => undefined,
  });
  await dataset.open();
  await dataset.synchronize();
  await dataset.put("k", "mine");
  const { pulled } = await dataset.synchronize();
  assert.deepEqual(aims, [false, true, false]);
  assert.deepEqual([{ ...dataset.getAll() }, pulled.map(({ key }) => key)], [{ k: "1", theirs: "2" }, ["theirs"]]);
});

test("a write that was there before a deletion is not taken for the one after it", async () => {
  const here = tableDevice();
  const dataset = await here.open();
  await dataset.put("k", "1");
  await dataset.synchronize();
  const other = await tableDevice({ table: here.table }).open();
  // It is written, and something else answers.
  await dataset.put("new", "2");
  const { table, wire } = here;
  wire.before = ({ operation, input }) => {
    table.answer(operation, input);
    wire.instead = () => json(200, "<html>");
  };
  await assert.rejects(dataset.synchronize(), { name: "NetworkError", status: 200 });
  wire.before = wire.instead = undefined;
  await other.synchronize();
  assert.equal(other.get("new"), "2");
  await other.delete();
  // Then the other device is faster once more.
  /** @type {Promise<unknown> | undefined} */
  let faster;
  wire.delay = async () => {
    if (wire.calls.at(-1) !== "PutItem") return;
    faster ??= other.put("theirs", "3").then(() => other.synchronize());
    await faster;
  };
  wire.calls = [];
  await dataset.synchronize();
  assert.deepEqual(wire.calls, ["GetItem", "Query", "PutItem", "PutItem"]);
  await other.synchronize();
  assert.deepEqual({ ...other.getAll() }, { new: "2", theirs: "3" });
  assert.deepEqual({ ...dataset.getAll() }, { new: "2", theirs: "3" });
});
