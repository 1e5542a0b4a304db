import assert from "node:assert/strict";
import { test } from "node:test";
import { connect } from "../../src/preference/connect.js";
import { Cognito, json, refused } from "../fakes/cognito.js";
import { tab } from "../fakes/signing-in.js";

const KEY = "background-color";

/** The real SDK, from sign-in to record, against a service in memory. */
function device() {
  const all = tab();
  all.session.begin({ idToken: all.pool.idToken(), refreshToken: all.pool.newRefreshToken() });
  const cognito = new Cognito();
  const preference = connect({ ...all, client: cognito.client });
  const syncCalls = () => cognito.calls.filter((call) => /Records$/.test(call));
  return { ...all, cognito, preference, syncCalls };
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

test("another device sets a colour in between: the one set here was later, and stays", async () => {
  const { preference, cognito, syncCalls } = device();
  cognito.meanwhile = [() => cognito.write(KEY, "green"), () => cognito.write(KEY, "yellow")];
  await preference.set("red");
  assert.equal(cognito.records.get(KEY)?.Value, "red");
  assert.equal(syncCalls().length, 6);
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

test("an answer that is no JSON is a refusal by its status", async () => {
  const { preference, cognito } = device();
  cognito.instead.ListRecords = () => json(403, "<html>blocked</html>");
  await assert.rejects(preference.get(), { name: "SyncRefused", status: 403 });
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
