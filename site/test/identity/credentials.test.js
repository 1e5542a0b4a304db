import assert from "node:assert/strict";
import { test } from "node:test";
import { identityOf } from "../../src/identity/credentials.js";
import { Cognito, json, refused } from "../fakes/cognito.js";
import { tab } from "../fakes/signing-in.js";
import { FakeIdentities } from "../fakes/world.js";

const PROVIDER = "cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Pool";

function identified() {
  const all = tab();
  all.session.begin({ idToken: all.pool.idToken(), refreshToken: all.pool.newRefreshToken() });
  const cognito = new Cognito(all.clock.now);
  const identities = new FakeIdentities();
  const newPage = () => identityOf({ ...all, identities, now: all.clock.now, client: cognito.client });
  return { ...all, cognito, identities, newPage };
}

test("the login is the provider's name with a fresh ID token, and the identity comes with the credentials", async () => {
  const { newPage, cognito, session, config } = identified();
  const credentials = await newPage().credentials();
  assert.equal(credentials.identityId, cognito.identityId);
  assert.equal(credentials.accessKeyId, "ASIAEXAMPLE");
  const logins = { [config.userPool.provider]: await session.idToken() };
  assert.deepEqual(cognito.logins, [
    { IdentityPoolId: config.identityPool.id, Logins: logins },
    { IdentityId: cognito.identityId, Logins: logins },
  ]);
});

test("a reload asks the identity pool nothing, and a new tab asks for credentials only", async () => {
  const { newPage, cognito, storage } = identified();
  await newPage().credentials();
  const kept = await newPage().credentials();
  assert.equal(kept.identityId, cognito.identityId);
  assert.equal(kept.secretAccessKey, "secret");
  assert.deepEqual(cognito.calls, ["GetId", "GetCredentialsForIdentity"]);
  storage.remove("credentials");
  await newPage().credentials();
  assert.deepEqual(cognito.calls.slice(2), ["GetCredentialsForIdentity"]);
});

test("another user of the same tab gets nothing of what is kept", async () => {
  const { newPage, cognito, session, pool } = identified();
  await newPage().credentials();
  session.begin({ idToken: pool.idToken({ sub: "user-2" }) });
  await newPage().credentials();
  assert.deepEqual(cognito.calls.slice(2), ["GetId", "GetCredentialsForIdentity"]);
  assert.equal(cognito.logins.at(-1).Logins[PROVIDER], await session.idToken());
});

test("credentials that arrive after sign-out are not kept", async () => {
  const { newPage, cognito, session, storage } = identified();
  const identity = newPage();
  cognito.instead.GetCredentialsForIdentity = () => {
    storage.clear();
    return undefined;
  };
  await identity.credentials();
  assert.deepEqual(storage.keys(), []);
  await assert.rejects(identity.credentials(), { name: "SignInRequiredError" });
  assert.equal(session.user(), undefined);
});

test("the identity id is known without asking anybody, and survives a lost network", async () => {
  const { newPage, cognito, storage } = identified();
  assert.equal(await newPage().identityId(), cognito.identityId);
  storage.remove("credentials");
  cognito.instead.GetCredentialsForIdentity = () => {
    throw new TypeError("Failed to fetch");
  };
  await assert.rejects(newPage().credentials(), { name: "NetworkError" });
  cognito.calls = [];
  assert.equal(await newPage().identityId(), cognito.identityId);
  assert.deepEqual(cognito.calls, []);
});

test("credentials are renewed before the SDK would ask for it, with a refreshed ID token, and one request for all", async () => {
  const { newPage, clock, cognito } = identified();
  const identity = newPage();
  await identity.credentials();
  clock.time += 3_600_000 - 6 * 60_000 - 1;
  await identity.credentials();
  assert.equal(cognito.logins.length, 2);
  clock.time += 6 * 60_000;
  await Promise.all([identity.credentials(), identity.credentials()]);
  assert.deepEqual(cognito.calls.slice(2), ["GetCredentialsForIdentity"]);
  const [, first, second] = cognito.logins.map(({ Logins }) => Logins[PROVIDER]);
  assert.notEqual(first, second);
});

test("credentials that the service did not take are forgotten", async () => {
  const { newPage, cognito } = identified();
  const identity = newPage();
  await identity.credentials();
  identity.forget();
  await identity.credentials();
  assert.deepEqual(cognito.calls.slice(2), ["GetCredentialsForIdentity"]);
});

test("a remembered identity that was deleted since is asked for anew, once", async () => {
  const { newPage, cognito, storage } = identified();
  await newPage().credentials();
  storage.remove("credentials");
  cognito.calls = [];
  cognito.instead.GetCredentialsForIdentity = () => {
    cognito.instead = {};
    return refused(400, "ResourceNotFoundException", "Identity not found.");
  };
  assert.equal((await newPage().credentials()).identityId, cognito.identityId);
  assert.deepEqual(cognito.calls, ["GetCredentialsForIdentity", "GetId", "GetCredentialsForIdentity"]);

  storage.remove("credentials");
  cognito.instead.GetId = () => refused(400, "ResourceNotFoundException", "IdentityPool not found.");
  cognito.instead.GetCredentialsForIdentity = cognito.instead.GetId;
  await assert.rejects(newPage().credentials(), {
    name: "IdentityServiceError",
    type: "ResourceNotFoundException",
    status: 400,
  });
});

test("a refusal, no answer and an ended sign-in are three kinds of error, and each can be tried again", async () => {
  const { newPage, cognito, session, pool } = identified();
  const { credentials } = newPage();
  cognito.instead.GetId = () => refused(400, "NotAuthorizedException", "Invalid login token.");
  await assert.rejects(credentials(), { name: "IdentityServiceError", type: "NotAuthorizedException", status: 400 });
  cognito.instead.GetId = () => {
    throw new TypeError("something that no list of network errors knows");
  };
  await assert.rejects(credentials(), { name: "NetworkError" });
  cognito.instead = {};
  await session.end();
  await assert.rejects(credentials(), { name: "SignInRequiredError" });
  session.begin({ idToken: pool.idToken() });
  assert.ok(await credentials());
});

for (const operation of ["GetId", "GetCredentialsForIdentity"]) {
  for (const [status, body] of /** @type {const} */ ([
    [200, "<html>"],
    [403, "<html>"],
    [200, ""],
    [200, "{}"],
    [403, "{}"],
  ])) {
    test(`${operation}: ${status} with “${body}” is another's answer, no refusal`, async () => {
      const { newPage, cognito } = identified();
      cognito.instead[operation] = () => json(status, body);
      await assert.rejects(newPage().credentials(), { name: "NetworkError", status });
      cognito.instead = {};
      assert.ok(await newPage().credentials());
    });
  }
}

test("a token that the pool calls expired is refreshed once, and the credentials come", async () => {
  const { newPage, cognito, pool } = identified();
  cognito.instead.GetId = () => {
    cognito.instead = {};
    return refused(400, "NotAuthorizedException", "Invalid login token. Token expired: 1 >= 2");
  };
  assert.ok(await newPage().credentials());
  assert.equal(pool.requests.length, 1);
});

test("of somebody who has signed out, or made room for another one, no identity is told, though it is remembered", async () => {
  const { newPage, session, pool } = identified();
  const identity = newPage();
  await identity.identityId();
  session.begin({ idToken: pool.idToken({ sub: "user-2" }) });
  await assert.rejects(identity.identityId(), { name: "SignInRequiredError" });
  await session.end();
  await assert.rejects(identity.identityId(), { name: "SignInRequiredError" });
});
