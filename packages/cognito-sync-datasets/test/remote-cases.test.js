import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { CognitoSyncClient } from "@aws-sdk/client-cognito-sync";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { Deadline } from "../src/deadline.js";
import { newId } from "../src/new-id.js";
import { ApiDatasets } from "../src/remote/appsync.js";
import { appSyncClient } from "../src/remote/appsync-client.js";
import { RemoteDatasets } from "../src/remote/cognito-sync.js";
import { TableDatasets } from "../src/remote/dynamodb.js";
import { ServerTime } from "../src/remote/server-time.js";
import { ApiWire, AppSync } from "./fakes/appsync.js";
import { CognitoSync } from "./fakes/cognito-sync.js";
import { ALICE, POOL } from "./fakes/devices.js";
import { DynamoDb, TableWire } from "./fakes/dynamodb.js";
import { NOW } from "./fakes/storage.js";
import { SyncWire } from "./fakes/wire.js";

/** @typedef {import("../src/remote/remote.js").Remote} Remote */

/** The table, and what its members mean: tables/README.md. */
const cases = JSON.parse(await readFile(new URL("tables/remote-cases.json", import.meta.url), "utf8"));

/** By service: a new one, which has nothing, and remotes for it. @type {Record<string, () => () => Remote>} */
const services = {
  "Cognito Sync": () => {
    const client = new CognitoSyncClient(new SyncWire(new CognitoSync()).client);
    const owner = { identityPoolId: POOL, identityId: ALICE };
    return () => new RemoteDatasets({ client, ...owner, clock: new ServerTime(), now: () => NOW });
  },
  DynamoDB: () => {
    const table = new DynamoDb();
    const client = new DynamoDBClient(new TableWire(table).client);
    const owner = { tableName: table.tableName, identityId: ALICE };
    return () => new TableDatasets({ client, ...owner, clock: new ServerTime(), now: () => NOW, newId });
  },
  AppSync: () => {
    const api = new AppSync();
    const wire = new ApiWire(api, ALICE);
    const browser = { setTimeout, clearTimeout, request: wire.fetch };
    const common = { identityId: ALICE, clock: new ServerTime(), now: () => NOW, random: () => 0.5, newId };
    const table = new DynamoDBClient(new TableWire(api.table).client);
    return () => {
      const remote = new ApiDatasets({ client: appSyncClient(wire.client), browser, ...common });
      const update = remote.update.bind(remote);
      // More than one update has patches for is written into the same table by the other backend.
      remote.update = async (...parts) => {
        if (parts[2].length <= remote.limits.patches) return update(...parts);
        return new TableDatasets({ client: table, tableName: api.table.tableName, ...common }).update(...parts);
      };
      return remote;
    };
  },
};

/** @param {any} error */
function kind(error) {
  if (error?.isConflict) return "conflict";
  if (error?.isUnknownCount) return "count";
  if (/^LimitExceeded/.test(error?.type ?? error?.name)) return "limit";
  throw error;
}

/** One device's remote, and what it has listed last. */
class Device {
  /** @type {Map<string, string | undefined>} */
  #sessions = new Map();

  /** @param {Remote} remote */
  constructor(remote) {
    this.remote = remote;
  }

  /** @param {any} step @returns {Promise<object>} as the table has it */
  async take({ op, dataset = "preference", since, patches, times }) {
    const deadline = new Deadline(60_000);
    try {
      if (op === "list") return await this.#list(dataset, since, deadline);
      if (op === "update") return await this.#update(dataset, patches, deadline);
      if (op === "delete") await this.remote.delete(dataset, deadline);
      if (op === "fill") await this.#fill(times, deadline);
      if (op !== "datasets") return {};
      return { names: (await this.remote.datasets(deadline)).map(({ name }) => name).sort() };
    } catch (error) {
      return { error: kind(error) };
    } finally {
      deadline.end();
    }
  }

  /**
   * @param {string} name
   * @param {number} since
   * @param {Deadline} deadline
   */
  async #list(name, since, deadline) {
    const { session, syncCount, exists, deleted, records } = await this.remote.list(name, since, deadline);
    this.#sessions.set(name, session);
    return { count: syncCount, exists, ...(since > 0 && { deleted }), records: told(records), size: records.size };
  }

  /**
   * @param {string} name
   * @param {Record<string, any>} patches
   * @param {Deadline} deadline
   */
  async #update(name, patches, deadline) {
    const all = Object.entries(patches).flatMap(([key, { value, syncCount, at = NOW, times }]) =>
      (times ? Array.from({ length: times }, (_, index) => `${key}${index + 1}`) : [key]).map((key) => ({
        key,
        edit: { value, at },
        syncCount,
      })),
    );
    assert.ok(this.#sessions.has(name), "an update follows a listing");
    const answered = await this.remote.update(name, this.#sessions.get(name), all, deadline);
    if (answered.size > 0) return { records: told(answered) };
    // There were other writes: the remote leaves the records to the next listing.
    const { records } = await this.remote.list(name, 0, deadline);
    return { records: told(new Map([...records].filter(([key]) => all.some((patch) => patch.key === key)))) };
  }

  /**
   * @param {number} times
   * @param {Deadline} deadline
   */
  async #fill(times, deadline) {
    for (let dataset = 1; dataset <= times; dataset += 1) {
      await this.#list(`d${dataset}`, 0, deadline);
      await this.#update(`d${dataset}`, { k: { value: "v", syncCount: 0 } }, deadline);
    }
  }
}

/** @param {Map<string, import("../src/core/state.js").Stored>} records */
const told = (records) =>
  Object.fromEntries(
    [...records].map(([key, { value, syncCount, deviceLastModified }]) => [
      key,
      { value, syncCount, ...(deviceLastModified !== NOW && { deviceLastModified }) },
    ]),
  );

/**
 * What the table does not ask for is not compared.
 *
 * @param {Record<string, any>} outcome
 * @param {Record<string, any>} expected
 */
const asked = (outcome, expected) =>
  Object.fromEntries(Object.entries(outcome).filter(([name]) => name in expected || name === "error"));

test("there are cases, each with a name of its own", () => {
  assert.ok(cases.length > 40);
  assert.equal(new Set(cases.map((/** @type {any} */ { name }) => name)).size, cases.length);
});

for (const [service, begin] of Object.entries(services)) {
  for (const { name, steps } of cases) {
    test(`${service}: ${name}`, async () => {
      const remote = begin();
      /** @type {Map<string, Device>} */
      const devices = new Map();
      for (const [index, { op, dataset, since, patches, times, device = "this", ...expected }] of steps.entries()) {
        const taker = devices.get(device) ?? new Device(remote());
        devices.set(device, taker);
        const outcome = await taker.take({ op, dataset, since, patches, times });
        assert.deepEqual(asked(outcome, expected), expected, `step ${index + 1}: ${op}`);
      }
    });
  }
}
