import assert from "node:assert/strict";
import { test } from "node:test";
import { fromIdToken } from "../src/credentials.js";
import { WAITS } from "../src/deadline.js";
import { Datasets } from "../src/index.js";
import { json, refused } from "./fakes/answers.js";
import { CognitoSync } from "./fakes/cognito-sync.js";
import { ALICE, newDatasets, POOL } from "./fakes/devices.js";
import { timersOf } from "./fakes/time.js";
import { SyncWire } from "./fakes/wire.js";

const PROVIDER = "cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Pool";
const Expiration = 1_900_000_000;

/** An identity pool, as the SDK's network. */
function pool() {
  /** @type {{ calls: string[], logins: any[], instead: Record<string, ((body: any) => any) | undefined> }} */
  const world = { calls: [], logins: [], instead: {} };
  const handle = async (/** @type {any} */ { headers, body }) => {
    const operation = headers["x-amz-target"].split(".")[1];
    const asked = JSON.parse(body);
    world.calls.push(operation);
    world.logins.push(asked.Logins);
    const instead = await world.instead[operation]?.(asked);
    if (instead) return { response: instead };
    const Credentials = { AccessKeyId: "ASIAEXAMPLE", SecretKey: "secret", SessionToken: "session", Expiration };
    return { response: json(200, operation === "GetId" ? { IdentityId: ALICE } : { IdentityId: ALICE, Credentials }) };
  };
  return { ...world, client: { requestHandler: { handle }, maxAttempts: 1 } };
}

test("an ID token becomes credentials that tell their identity", async () => {
  const { calls, client, logins } = pool();
  const credentials = fromIdToken({ identityPoolId: POOL, provider: PROVIDER, idToken: () => "token", client });
  assert.deepEqual(await credentials(), {
    identityId: ALICE,
    accessKeyId: "ASIAEXAMPLE",
    secretAccessKey: "secret",
    sessionToken: "session",
    expiration: new Date(Expiration * 1000),
  });
  await credentials();
  assert.deepEqual(calls, ["GetId", "GetCredentialsForIdentity", "GetCredentialsForIdentity"]);
  assert.deepEqual(logins[0], { [PROVIDER]: "token" });
});

test("an identity id that is remembered saves a request; one that the pool has forgotten is forgotten", async () => {
  const { calls, client, instead } = pool();
  /** @type {(string | undefined)[]} */
  const kept = ["eu-west-1:deleted"];
  const remembered = {
    get: () => kept.at(-1),
    set: (/** @type {string} */ id) => void kept.push(id),
    forget: () => void kept.push(undefined),
  };
  instead.GetCredentialsForIdentity = ({ IdentityId }) =>
    IdentityId === ALICE ? undefined : refused(400, "ResourceNotFoundException", "Identity not found");
  const credentials = fromIdToken({ identityPoolId: POOL, provider: PROVIDER, idToken: () => "t", client, remembered });
  assert.equal((await credentials()).identityId, ALICE);
  assert.deepEqual(kept, ["eu-west-1:deleted", undefined, ALICE]);
  assert.deepEqual(calls, ["GetCredentialsForIdentity", "GetId", "GetCredentialsForIdentity"]);
});

test("an identity id that is remembered of another user is forgotten", async () => {
  const { calls, client, instead } = pool();
  const BOB = "eu-west-1:another user";
  let kept = /** @type {string | undefined} */ (BOB);
  const remembered = {
    get: () => kept,
    set: (/** @type {string} */ id) => {
      kept = id;
    },
    forget: () => {
      kept = undefined;
    },
  };
  instead.GetCredentialsForIdentity = ({ IdentityId }) =>
    IdentityId === BOB ? refused(400, "NotAuthorizedException", "Logins don't match.") : undefined;
  const credentials = fromIdToken({ identityPoolId: POOL, provider: PROVIDER, idToken: () => "t", client, remembered });
  assert.equal((await credentials()).identityId, ALICE);
  assert.equal(kept, ALICE);
  assert.deepEqual(calls, ["GetCredentialsForIdentity", "GetId", "GetCredentialsForIdentity"]);
});

test("a storage of the identity id that throws costs a request, and nothing else", async () => {
  const { calls, client, instead } = pool();
  const blocked = () => {
    throw new TypeError("storage is blocked");
  };
  const remembered = { get: blocked, set: blocked, forget: blocked };
  const options = { identityPoolId: POOL, provider: PROVIDER, idToken: () => "t", client };
  assert.equal((await fromIdToken({ ...options, remembered })()).identityId, ALICE);
  assert.deepEqual(calls.splice(0), ["GetId", "GetCredentialsForIdentity"]);

  instead.GetCredentialsForIdentity = ({ IdentityId }) =>
    IdentityId === ALICE ? undefined : refused(400, "ResourceNotFoundException", "Identity not found");
  const deleted = { ...remembered, get: () => "eu-west-1:deleted" };
  assert.equal((await fromIdToken({ ...options, remembered: deleted })()).identityId, ALICE);
  assert.deepEqual(calls, ["GetCredentialsForIdentity", "GetId", "GetCredentialsForIdentity"]);
});

test("a token that the pool does not take is replaced, once", async () => {
  const { client, instead, logins } = pool();
  instead.GetId = ({ Logins }) =>
    Logins[PROVIDER] === "new"
      ? undefined
      : refused(400, "NotAuthorizedException", "Invalid login token. Token expired");
  const idToken = (/** @type {string | undefined} */ taken) => (taken === "old" ? "new" : "old");
  await fromIdToken({ identityPoolId: POOL, provider: PROVIDER, idToken, client })();
  assert.deepEqual(
    logins.map((login) => login[PROVIDER]),
    ["old", "new", "new"],
  );
  const never = fromIdToken({ identityPoolId: POOL, provider: PROVIDER, idToken: () => "old", client });
  await assert.rejects(never(), { name: "IdentityServiceError", type: "NotAuthorizedException", status: 400 });
});

for (const [what, instead, expected] of /** @type {const} */ ([
  ["no network", () => Promise.reject(new TypeError("Failed to fetch")), { name: "NetworkError", status: undefined }],
  ["a portal", () => json(200, {}), { name: "NetworkError", status: 200, what: "The identity pool" }],
  ["a proxy", () => refused(403, ""), { name: "NetworkError", status: 403 }],
  ["trouble", () => refused(500, "InternalErrorException"), { name: "IdentityServiceError", status: 500 }],
])) {
  test(`${what} is told as ${expected.name}`, async () => {
    const world = pool();
    world.instead.GetId = instead;
    const { client } = world;
    if (what === "no network") client.requestHandler.handle = /** @type {any} */ (instead);
    const credentials = fromIdToken({ identityPoolId: POOL, provider: PROVIDER, idToken: () => "token", client });
    await assert.rejects(credentials(), expected);
  });
}

for (const operation of /** @type {const} */ (["GetId", "GetCredentialsForIdentity"])) {
  test(`${operation} without an answer: given up in time, as a NetworkError`, async (context) => {
    const pass = timersOf(context);
    const { calls, client, instead } = pool();
    /** @type {AbortSignal | undefined} */
    let signal;
    const { handle } = client.requestHandler;
    client.requestHandler.handle = /** @type {any} */ (
      (/** @type {any} */ request, /** @type {any} */ { abortSignal }) => {
        signal = abortSignal;
        return handle(request);
      }
    );
    instead[operation] = () => new Promise(() => undefined);
    const credentials = fromIdToken({ identityPoolId: POOL, provider: PROVIDER, idToken: () => "t", client });
    const failed = assert.rejects(credentials(), { name: "NetworkError", what: "The identity pool" });
    for (let turn = 0; turn < 100 && !calls.includes(operation); turn += 1) await new Promise(setImmediate);
    await pass(WAITS.identityPool);
    assert.equal(signal?.aborted, true);
    await failed;
  });
}

test("the identity is that of the credentials, unless it is given; credentials that tell none are refused", async () => {
  const service = new CognitoSync();
  service.write(ALICE, "preference", { k: "Alice's" });
  const wire = new SyncWire(service);
  const { client } = pool();
  const credentials = fromIdToken({ identityPoolId: POOL, provider: PROVIDER, idToken: () => "token", client });
  const options = { identityPoolId: POOL, storage: /** @type {const} */ ("memory"), reconnect: false };
  const datasets = newDatasets({ ...options, client: { ...wire.client, credentials } });
  const dataset = await datasets.openOrCreateDataset("preference");
  await dataset.synchronize();
  assert.equal(dataset.get("k"), "Alice's");
  assert.equal(wire.requests[0]?.identity, ALICE);

  const nameless = new Datasets({ ...options, client: wire.client });
  await assert.rejects(nameless.openOrCreateDataset("preference"), /identityId/);
});
