import assert from "node:assert/strict";
import { test } from "node:test";
import { credentialsOf } from "../../src/identity/credentials.js";
import { Cognito, refused } from "../fakes/cognito.js";
import { tab } from "../fakes/signing-in.js";

function identified() {
  const all = tab();
  all.session.begin({ idToken: all.pool.idToken(), refreshToken: all.pool.newRefreshToken() });
  const cognito = new Cognito();
  const newPage = () => credentialsOf({ ...all, client: cognito.client });
  return { ...all, cognito, newPage };
}

test("the login is the provider's name with a fresh ID token, and the identity comes with the credentials", async () => {
  const { newPage, cognito, session, config } = identified();
  const credentials = await newPage()();
  assert.equal(credentials.identityId, cognito.identityId);
  assert.equal(credentials.accessKeyId, "ASIAEXAMPLE");
  const logins = { [config.userPool.provider]: await session.idToken() };
  assert.deepEqual(cognito.logins, [
    { IdentityPoolId: config.identityPool.id, Logins: logins },
    { IdentityId: cognito.identityId, Logins: logins },
  ]);
});

test("the identity id is remembered for this user, across pages of this tab", async () => {
  const { newPage, cognito, session, pool } = identified();
  await newPage()();
  await newPage()();
  assert.deepEqual(cognito.calls, ["GetId", "GetCredentialsForIdentity", "GetCredentialsForIdentity"]);

  session.begin({ idToken: pool.idToken({ sub: "user-2" }) });
  await newPage()();
  assert.deepEqual(cognito.calls.slice(3), ["GetId", "GetCredentialsForIdentity"]);
});

test("renewed credentials carry a refreshed ID token", async () => {
  const { newPage, cognito, clock } = identified();
  const credentials = newPage();
  await credentials();
  clock.time += 3_600_000;
  await credentials();
  const [, first, second] = cognito.logins.map(({ Logins }) => Object.values(Logins)[0]);
  assert.notEqual(first, second);
});

test("a remembered identity that was deleted since is asked for anew, once", async () => {
  const { newPage, cognito } = identified();
  await newPage()();
  cognito.calls = [];
  cognito.instead.GetCredentialsForIdentity = () => {
    cognito.instead = {};
    return refused(400, "ResourceNotFoundException", "Identity not found.");
  };
  assert.equal((await newPage()()).identityId, cognito.identityId);
  assert.deepEqual(cognito.calls, ["GetCredentialsForIdentity", "GetId", "GetCredentialsForIdentity"]);

  cognito.instead.GetId = () => refused(400, "ResourceNotFoundException", "IdentityPool not found.");
  cognito.instead.GetCredentialsForIdentity = cognito.instead.GetId;
  await assert.rejects(newPage()(), { name: "IdentityRefused", type: "ResourceNotFoundException", status: 400 });
});

test("a refusal, no answer and an ended sign-in are three kinds of error, and each can be tried again", async () => {
  const { newPage, cognito, session, pool } = identified();
  const credentials = newPage();
  cognito.instead.GetId = () => refused(400, "NotAuthorizedException", "Invalid login token.");
  await assert.rejects(credentials(), { name: "IdentityRefused", type: "NotAuthorizedException", status: 400 });
  cognito.instead.GetId = () => {
    throw new TypeError("something that no list of network errors knows");
  };
  await assert.rejects(credentials(), { name: "Unreachable" });
  cognito.instead = {};
  await session.end();
  await assert.rejects(credentials(), { name: "SignInNeeded" });
  session.begin({ idToken: pool.idToken() });
  assert.ok(await credentials());
});
