import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { json, refused } from "./fakes/answers.js";
import { ALICE, newDatasets, offline, POOL } from "./fakes/devices.js";

/** The table, and what its members mean: tables/README.md. */
const TABLE = new URL("tables/turn-cases.json", import.meta.url);
const NOW = Date.UTC(2026, 0, 1);

/** @param {any} request of the SDK @returns {object} as the table has it */
function told({ method, path, query, body }) {
  const dataset = decodeURIComponent(path.split("/")[6]);
  if (method === "DELETE") return { operation: "DeleteDataset", dataset };
  if (method === "GET") {
    const { lastSyncCount, nextToken } = query;
    return { operation: "ListRecords", dataset, since: Number(lastSyncCount), ...(nextToken && { nextToken }) };
  }
  const { SyncSessionToken, RecordPatches } = JSON.parse(body);
  const patches = Object.fromEntries(
    RecordPatches.map((/** @type {any} */ { Key, Op, Value, SyncCount, DeviceLastModifiedDate }) => [
      Key,
      {
        op: Op,
        ...(Value !== undefined && { value: Value }),
        syncCount: SyncCount,
        deviceLastModified: Math.round(DeviceLastModifiedDate * 1000),
      },
    ]),
  );
  return { operation: "UpdateRecords", dataset, session: SyncSessionToken, patches };
}

/** @param {any} answer of the table */
function answered({ date, lost, status, type, message, records, ...listing }) {
  if (lost) return offline();
  /** @type {Record<string, string>} */
  const headers = date === undefined ? {} : { date };
  if (status)
    return Object.assign(refused(status, type, message), { headers: { ...headers, "x-amzn-errortype": type } });
  if (!records) return json(200, { Dataset: { DatasetName: "" } }, headers);
  const Records = Object.entries(records).map(([Key, { value, syncCount, lastModified, deviceLastModified }]) => ({
    Key,
    ...(value !== null && { Value: value }),
    SyncCount: syncCount,
    LastModifiedDate: lastModified / 1000,
    ...(deviceLastModified && { DeviceLastModifiedDate: deviceLastModified / 1000 }),
  }));
  if (listing.syncCount === undefined) return json(200, { Records }, headers);
  const { deleted = false, exists = true, mergedNames, nextToken, session, syncCount } = listing;
  const told = {
    Records,
    DatasetSyncCount: syncCount,
    DatasetExists: exists,
    DatasetDeletedAfterRequestedSyncCount: deleted,
    MergedDatasetNames: mergedNames,
    NextToken: nextToken,
    SyncSessionToken: session,
  };
  return json(200, told, headers);
}

const cases = JSON.parse(await readFile(TABLE, "utf8"));

test("there are cases, each with a name of its own", () => {
  assert.ok(cases.length > 20);
  assert.equal(new Set(cases.map((/** @type {any} */ { name }) => name)).size, cases.length);
});

for (const { name, turns } of cases) {
  test(`turn: ${name}`, async () => {
    let now = NOW;
    let takes = 0;
    /** @type {any[]} */
    let exchange = [];
    const handle = async (/** @type {any} */ request) => {
      const next = exchange.shift();
      assert.deepEqual(told(request), next?.request);
      now += takes;
      return { response: answered(next.answer) };
    };
    const credentials = { accessKeyId: "a", secretAccessKey: "s" };
    const datasets = newDatasets({
      client: { region: "eu-west-1", credentials, maxAttempts: 1, requestHandler: { handle } },
      identityPoolId: POOL,
      identityId: ALICE,
      storage: "memory",
      reconnect: false,
      now: () => now,
      random: () => 0,
    });
    const dataset = await datasets.openOrCreateDataset("preference", { onDatasetsMerged: () => true });
    for (const turn of turns) {
      now = turn.at ?? NOW;
      takes = turn.takes ?? 0;
      if (turn.edit) await dataset.putAll(turn.edit);
      exchange = [...turn.exchange];
      const keys = (/** @type {{ key: string }[]} */ records) => records.map(({ key }) => key).sort();
      const outcome = await dataset.synchronize().then(
        ({ pulled, pushed }) => ({ pulled: keys(pulled), pushed: keys(pushed) }),
        (error) => {
          if (error.name === "NetworkError") return { error: { network: true } };
          if (error.name === "ConflictError") return { error: { conflict: true } };
          if (error.name !== "SyncServiceError") throw error;
          return { error: { status: error.status, ...(error.keys.length > 0 && { keys: error.keys }) } };
        },
      );
      assert.deepEqual(exchange, []);
      const { syncCount } = dataset;
      assert.deepEqual(
        { values: { ...dataset.getAll() }, waiting: dataset.pendingKeys(), syncCount, ...outcome },
        turn.after,
      );
    }
    datasets.close();
  });
}
