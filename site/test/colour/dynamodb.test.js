import assert from "node:assert/strict";
import { test } from "node:test";
import { DynamoDb, TableWire, tableRefused } from "../../../packages/cognito-sync-datasets/test/fakes/dynamodb.js";
import { connect } from "../../src/colour/connect.js";
import { newDatasets } from "../../src/colour/dynamodb.js";
import { Cognito } from "../fakes/cognito.js";
import { tab } from "../fakes/signing-in.js";
import { FakeIdentities } from "../fakes/world.js";

const SYNC = /** @type {const} */ ({ kind: "dynamodb", endpoint: "https://dynamodb.test", table: "datasets" });

/** Devices of one user: the real SDK, from sign-in to item, against an identity pool and a table in memory. */
function user() {
  const all = tab();
  const cognito = new Cognito(all.clock.now);
  const wire = new TableWire(new DynamoDb(SYNC.table));
  /** @type {string[]} */
  const hosts = [];
  const handle = (/** @type {any} */ request) => {
    const isTable = request.headers["x-amz-target"].startsWith("DynamoDB");
    if (isTable) hosts.push(`${request.protocol}//${request.hostname}`);
    return (isTable ? wire : cognito).client.requestHandler.handle(request);
  };
  const device = async () => {
    const own = tab({ sync: SYNC });
    own.session.begin({ idToken: own.pool.idToken(), refreshToken: own.pool.newRefreshToken() });
    const connection = await connect({
      ...own,
      identities: /** @type {any} */ (new FakeIdentities()),
      now: all.clock.now,
      userAgent: "Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0 Safari/537.36",
      newDatasets,
      client: { requestHandler: { handle }, maxAttempts: 1 },
    });
    return connection;
  };
  return { clock: all.clock, cognito, wire, hosts, device };
}

test("a colour that is set on one device is got on another: one request for each Get, and one for a Set of what the page knows", async () => {
  const { device, cognito, wire, hosts, clock } = user();
  const { preference } = await device();
  await preference.synchronize();
  assert.deepEqual([cognito.calls, wire.calls], [["GetId", "GetCredentialsForIdentity"], ["GetItem"]]);
  await preference.setColour("red");
  await preference.synchronize("local");
  assert.equal(preference.state, "everywhere");
  assert.deepEqual(wire.calls.splice(0), ["GetItem", "Query", "PutItem"]);
  clock.time += 60_000;
  const other = (await device()).preference;
  await other.synchronize();
  const { at = 0, ...current } = other.current ?? {};
  assert.deepEqual(current, { colour: "red", device: "Chrome on Linux" });
  // By the table's clock, as well as its Date headers tell it.
  assert.ok(Math.abs(at - wire.table.time) < 2000, `${at}`);
  await other.setColour("blue");
  await other.synchronize("local");
  assert.deepEqual(wire.calls.splice(0), ["GetItem", "PutItem"]);
  await preference.synchronize();
  assert.equal(preference.current?.colour, "blue");
  await preference.setColour("teal");
  await preference.synchronize("local");
  assert.deepEqual(wire.calls, ["GetItem", "PutItem"]);
  assert.deepEqual([...new Set(hosts)], [SYNC.endpoint]);
  assert.ok(wire.table.item(cognito.identityId, "preference"));
});

test("erased: on all devices, and the next colour starts anew", async () => {
  const { device } = user();
  const { preference } = await device();
  const other = (await device()).preference;
  await preference.setColour("red");
  await preference.synchronize("local");
  await other.synchronize();
  await preference.erase();
  await other.synchronize();
  assert.deepEqual([preference.current, other.current, other.contents.records], [undefined, undefined, []]);
  await other.setColour("green");
  await other.synchronize("local");
  await preference.synchronize();
  assert.equal(preference.current?.colour, "green");
});

test("throttled: the colour stays on this device, and the error says so by its status", async () => {
  const { device, wire } = user();
  const { preference } = await device();
  await preference.synchronize();
  await preference.setColour("red");
  wire.instead = () => tableRefused("ThrottlingException", "Throughput exceeds the current capacity of your table.");
  await assert.rejects(preference.synchronize("local"), { name: "SyncServiceError", status: 429 });
  assert.deepEqual([preference.current?.colour, preference.state], ["red", "here"]);
});
