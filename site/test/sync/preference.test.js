import assert from "node:assert/strict";
import { test } from "node:test";
import { credentialsOf } from "../../src/identity/credentials.js";
import { DatasetRecords } from "../../src/sync/dataset-records.js";
import { Preference } from "../../src/sync/preference.js";
import { Cognito, json, refused } from "../fakes/cognito.js";
import { tab } from "../fakes/signing-in.js";

const KEY = "background-color";

/** The real SDK, from sign-in to record, against a service in memory. */
function device() {
  const all = tab();
  all.session.begin({ idToken: all.pool.idToken(), refreshToken: all.pool.newRefreshToken() });
  const cognito = new Cognito();
  const records = new DatasetRecords({
    pool: { region: "eu-west-1", endpoint: all.config.sync.endpoint, identityPoolId: all.config.identityPool.id },
    datasetName: "preference",
    credentials: credentialsOf({ ...all, client: cognito.client }),
    client: cognito.client,
  });
  const syncCalls = () => cognito.calls.filter((call) => /Records$/.test(call));
  return { ...all, cognito, preference: new Preference(records, KEY), syncCalls };
}

test("nothing was ever set: get answers undefined", async () => {
  assert.equal(await device().preference.get(), undefined);
});

test("what is set is got, with one list for a get and a list and an update for a set", async () => {
  const { preference, syncCalls } = device();
  await preference.set("red");
  assert.equal(await preference.get(), "red");
  assert.deepEqual(syncCalls(), ["ListRecords", "UpdateRecords", "ListRecords"]);
});

test("requests are signed and name this user's dataset, identity and pool", async () => {
  const { preference, cognito } = device();
  /** @type {any} */
  let asked;
  cognito.instead.ListRecords = (request) => {
    asked = request;
  };
  await preference.get();
  assert.equal(asked.hostname, "sync.test");
  assert.equal(
    decodeURIComponent(asked.path),
    "/identitypools/eu-west-1:00000000-0000-4000-8000-000000000001" +
      "/identities/eu-west-1:00000000-0000-4000-8000-000000000002/datasets/preference/records",
  );
  assert.match(asked.headers.authorization, /^AWS4-HMAC-SHA256 Credential=ASIAEXAMPLE\/\d+\/eu-west-1\/cognito-sync\//);
});

test("the last known sync count is sent, never one more, and 0 for what is new", async () => {
  const { preference, cognito } = device();
  /** @type {any[]} */
  const patches = [];
  cognito.instead.UpdateRecords = ({ body }) => void patches.push(...JSON.parse(body).RecordPatches);
  await preference.set("red");
  cognito.write("other", "1");
  await preference.set("blue");
  assert.deepEqual(patches, [
    { Op: "replace", Key: KEY, Value: "red", SyncCount: 0 },
    { Op: "replace", Key: KEY, Value: "blue", SyncCount: 1 },
  ]);
});

test("a removed record keeps its count, and reads as nothing", async () => {
  const { preference, cognito } = device();
  await preference.set("red");
  cognito.write(KEY, undefined);
  assert.equal(await preference.get(), undefined);
  await preference.set("blue");
  assert.equal(await preference.get(), "blue");
});

test("a record beyond the first page is found, and its update carries the last page's token", async () => {
  const { preference, cognito, syncCalls } = device();
  for (const key of ["a", "b", "c"]) cognito.write(key, "1");
  cognito.write(KEY, "red");
  cognito.pageSize = 2;
  assert.equal(await preference.get(), "red");
  await preference.set("blue");
  assert.deepEqual(syncCalls(), ["ListRecords", "ListRecords", "ListRecords", "ListRecords", "UpdateRecords"]);
});

test("another device writes in between: list again, set again, once", async () => {
  const { preference, cognito, syncCalls } = device();
  cognito.meanwhile = [() => cognito.write(KEY, "green")];
  await preference.set("red");
  assert.equal(await preference.get(), "red");
  assert.deepEqual(syncCalls().slice(0, 4), ["ListRecords", "UpdateRecords", "ListRecords", "UpdateRecords"]);
});

test("and where it does so twice, the conflict is told", async () => {
  const { preference, cognito, syncCalls } = device();
  cognito.meanwhile = [() => cognito.write(KEY, "green"), () => cognito.write(KEY, "yellow")];
  await assert.rejects(preference.set("red"), { name: "SyncRefused", type: "ResourceConflictException", status: 409 });
  assert.equal(syncCalls().length, 4);
  assert.equal(await preference.get(), "yellow");
});

test("a conflict is one by its status alone, where the browser does not see the header", async () => {
  const { preference, cognito } = device();
  cognito.instead.UpdateRecords = () => {
    cognito.instead = {};
    return refused(409, "", "Current SyncCount for: background-color is: 1 not: 0");
  };
  await preference.set("red");
  assert.equal(await preference.get(), "red");
});

test("no other refusal is tried again", async () => {
  for (const [status, type] of /** @type {const} */ ([
    [400, "InvalidParameterException"],
    [403, "AccessDeniedException"],
    [403, ""],
    [404, "ResourceNotFoundException"],
  ])) {
    const { preference, cognito, syncCalls } = device();
    cognito.instead.UpdateRecords = () => refused(status, type);
    await assert.rejects(preference.set("red"), { name: "SyncRefused", status });
    assert.deepEqual(syncCalls(), ["ListRecords", "UpdateRecords"]);
  }
});

test("an answer that is no JSON is a refusal by its status", async () => {
  const { preference, cognito } = device();
  cognito.instead.ListRecords = () => json(403, "<html>blocked</html>");
  await assert.rejects(preference.get(), { name: "SyncRefused", status: 403 });
});

test("errors from before Cognito Sync keep their names", async () => {
  const { preference, cognito } = device();
  cognito.instead.GetId = () => refused(400, "NotAuthorizedException", "Invalid login token.");
  await assert.rejects(preference.get(), { name: "IdentityRefused" });
  cognito.instead = {
    ListRecords: () => {
      throw new TypeError("Failed to fetch");
    },
  };
  await assert.rejects(preference.get(), { name: "Unreachable", what: "Cognito Sync" });
  const signedOut = device();
  await signedOut.session.end();
  await assert.rejects(signedOut.preference.get(), { name: "SignInNeeded" });
});

test("credentials are fetched once and renewed before they expire", async () => {
  const { preference, cognito } = device();
  await preference.get();
  await preference.get();
  assert.equal(cognito.calls.filter((call) => call === "GetCredentialsForIdentity").length, 1);

  const other = device();
  other.cognito.expiresIn = 60;
  await other.preference.get();
  await other.preference.get();
  assert.ok(other.cognito.calls.filter((call) => call === "GetCredentialsForIdentity").length > 1);
});
