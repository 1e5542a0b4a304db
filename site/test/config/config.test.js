import assert from "node:assert/strict";
import { test } from "node:test";
import { issuerOf, loadConfig } from "../../src/config/config.js";
import { CONFIG } from "../fakes/world.js";

/** @param {Response | Promise<Response>} response */
const answering = (response) => async () => response;

test("loadConfig reads config.json afresh each time", async () => {
  /** @type {any[]} */
  const asked = [];
  const config = await loadConfig(async (...request) => {
    asked.push(request);
    return Response.json(CONFIG);
  });
  assert.deepEqual(config, CONFIG);
  assert.deepEqual(
    asked.map(([address, { cache }]) => [address, cache]),
    [["config.json", "no-store"]],
  );
});

for (const [what, response, message] of /** @type {const} */ ([
  ["a refusal", () => new Response("", { status: 403 }), /config\.json returned HTTP 403/],
  ["no JSON", () => new Response("<html>"), /config\.json isn’t valid JSON/],
  ["null", () => Response.json(null), /config\.json has no region/],
  ["a missing endpoint", () => Response.json({ ...CONFIG, sync: {} }), /config\.json has no sync\.endpoint/],
  [
    "an empty client id",
    () => Response.json({ ...CONFIG, userPool: { ...CONFIG.userPool, clientId: "" } }),
    /clientId/,
  ],
  ["an unknown grant", () => Response.json({ ...CONFIG, signIn: "password" }), /unsupported signIn/],
  [
    "an unknown kind of service",
    () => Response.json({ ...CONFIG, sync: { ...CONFIG.sync, kind: "memory" } }),
    /^config\.json has an unsupported sync\.kind$/,
  ],
  [
    "a kind that is a property of every object",
    () => Response.json({ ...CONFIG, sync: { ...CONFIG.sync, kind: "constructor" } }),
    /unsupported sync\.kind/,
  ],
  [
    "a table without its name",
    () => Response.json({ ...CONFIG, sync: { ...CONFIG.sync, kind: "dynamodb" } }),
    /^config\.json has no sync\.table$/,
  ],
  [
    "a table whose name is no text",
    () => Response.json({ ...CONFIG, sync: { ...CONFIG.sync, kind: "dynamodb", table: 7 } }),
    /has no sync\.table/,
  ],
  [
    "an API without the address of its WebSockets",
    () => Response.json({ ...CONFIG, sync: { ...CONFIG.sync, kind: "appsync" } }),
    /^config\.json has no sync\.realtime$/,
  ],
  ["no scopes", () => Response.json({ ...CONFIG, scopes: undefined }), /has no scopes/],
])) {
  test(`loadConfig names what is wrong with ${what}`, () =>
    assert.rejects(loadConfig(answering(response())), { name: "ConfigError", message }));
}

for (const sync of [
  { endpoint: "https://sync.test" },
  { kind: "cognito-sync", endpoint: "https://sync.test" },
  { kind: "dynamodb", endpoint: "https://dynamodb.test", table: "datasets" },
  { kind: "appsync", endpoint: "https://api.test/graphql", realtime: "wss://realtime.test/graphql" },
]) {
  test(`loadConfig takes ${JSON.stringify(sync)}`, async () =>
    assert.deepEqual((await loadConfig(answering(Response.json({ ...CONFIG, sync })))).sync, sync));
}

test("loadConfig wants the API of the user pool for the form, and neither its domain nor scopes", async () => {
  const { domain, ...userPool } = CONFIG.userPool;
  const form = { ...CONFIG, signIn: "form", scopes: undefined, userPool };
  assert.equal((await loadConfig(answering(Response.json(form)))).signIn, "form");
  const without = { ...form, userPool: { ...userPool, endpoint: undefined, domain } };
  await assert.rejects(loadConfig(answering(Response.json(without))), /has no userPool\.endpoint/);
});

test("loadConfig tells a missing network from a missing file", () =>
  assert.rejects(loadConfig(answering(Promise.reject(new TypeError("Load failed")))), { name: "NetworkError" }));

test("the issuer is the provider with a scheme", () =>
  assert.equal(issuerOf(CONFIG), "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Pool"));
