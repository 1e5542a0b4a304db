import assert from "node:assert/strict";
import { test } from "node:test";
import {
  ApiWire,
  AppSync,
  apiRefused,
  ENDPOINT,
  REALTIME,
} from "../../../packages/cognito-sync-datasets/test/fakes/appsync.js";
import { Sockets } from "../../../packages/cognito-sync-datasets/test/fakes/sockets.js";
import { newDatasets } from "../../src/colour/appsync.js";
import { connect } from "../../src/colour/connect.js";
import { Cognito } from "../fakes/cognito.js";
import { tab } from "../fakes/signing-in.js";
import { FakeIdentities } from "../fakes/world.js";

const SYNC = /** @type {const} */ ({ kind: "appsync", endpoint: ENDPOINT, realtime: REALTIME });

/** Devices of one user, from sign-in to item, against an identity pool and an API in memory. */
function user() {
  const all = tab();
  const cognito = new Cognito(all.clock.now);
  const api = new AppSync();
  const wire = new ApiWire(api, cognito.identityId);
  const sockets = new Sockets(api, cognito.identityId);
  const environment = {
    setTimeout: globalThis.setTimeout,
    clearTimeout: globalThis.clearTimeout,
    request: wire.fetch,
    WebSocket: sockets.WebSocket,
  };
  const device = async () => {
    const own = tab({ sync: SYNC });
    own.session.begin({ idToken: own.pool.idToken(), refreshToken: own.pool.newRefreshToken() });
    return connect({
      ...own,
      identities: /** @type {any} */ (new FakeIdentities()),
      now: all.clock.now,
      userAgent: "Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0 Safari/537.36",
      newDatasets: (config, options) => newDatasets(config, { ...options, environment }),
      client: { requestHandler: cognito.client.requestHandler, maxAttempts: 1 },
    });
  };
  return { cognito, api, wire, sockets, device };
}

test("a colour that is set on one device is got on another: one request for each Get, and one for a Set of what the page knows", async () => {
  const { api, device, cognito, wire } = user();
  const { preference } = await device();
  await preference.synchronize();
  assert.deepEqual([cognito.calls, wire.calls], [["GetId", "GetCredentialsForIdentity"], ["changes"]]);
  await preference.setColour("red");
  await preference.synchronize("local");
  assert.deepEqual([preference.state, wire.calls.splice(0)], ["everywhere", ["changes", "update"]]);
  const other = (await device()).preference;
  await other.synchronize();
  assert.deepEqual([other.current?.colour, other.current?.device], ["red", "Chrome on Linux"]);
  await other.setColour("blue");
  await other.synchronize("local");
  assert.deepEqual(wire.calls.splice(0), ["changes", "update"]);
  await preference.synchronize();
  assert.equal(preference.current?.colour, "blue");
  assert.ok(api.table.item(cognito.identityId, "preference"));
});

test("live means pushed: another device's colour arrives without a poll, until it is stopped", async () => {
  const { device, wire, sockets } = user();
  const shown = await device();
  const stop = shown.preference.follow((error) => assert.fail(error));
  const updated = (/** @type {() => boolean} */ what) =>
    new Promise((resolve) => {
      const look = () => what() && resolve(undefined);
      shown.preference.addEventListener("update", look);
      look();
    });
  // Subscribed to, and listed since.
  while (wire.calls.length < 2) await new Promise((resolve) => setImmediate(resolve));
  const { preference } = await device();
  await preference.setColour("red");
  await preference.synchronize("local");
  const began = Date.now();
  await updated(() => shown.preference.current?.colour === "red");
  assert.ok(Date.now() - began < 1_000, `${Date.now() - began} ms`);
  assert.deepEqual(wire.calls.slice(2), ["changes", "update", "changes"]);
  stop();
  assert.equal(sockets.open.length, 0);
  shown.close();
});

test("throttled: the colour stays on this device, and the error says so by its status", async () => {
  const { device, wire } = user();
  const { preference } = await device();
  await preference.synchronize();
  await preference.setColour("red");
  wire.instead = () => apiRefused(429, "TooManyRequestsException");
  await assert.rejects(preference.synchronize("local"), { name: "SyncServiceError", status: 429 });
  assert.deepEqual([preference.current?.colour, preference.state], ["red", "here"]);
});
