import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { nodeResolve } from "@rollup/plugin-node-resolve";
import { rollup } from "rollup";
import { leftOut, namedEndpoints, nativeDates, packageVersion, plainBytes } from "../../sdk.js";

const SITE = fileURLToPath(new URL("../..", import.meta.url));
const SIGNER = join(SITE, "../packages/cognito-sync-datasets/src/remote/appsync-client.js");
const ENTRY = join(SITE, "sdk-as-it-is-built.js");
/** What the page imports of it, as the page's build changes it. */
const SOURCE = `
  export { CognitoIdentityClient, GetCredentialsForIdentityCommand, GetIdCommand } from "@aws-sdk/client-cognito-identity";
  export { CognitoSyncClient, DeleteDatasetCommand, ListDatasetsCommand, ListRecordsCommand, UpdateRecordsCommand } from "@aws-sdk/client-cognito-sync";
  export { DynamoDBClient, GetItemCommand, PutItemCommand, QueryCommand } from "@aws-sdk/client-dynamodb";
  export { Signer, appSyncClient } from "${SIGNER}";`;
let folder = "";
/** @type {any} */
let sdk;

before(async () => {
  const entry = {
    name: "entry",
    resolveId: (/** @type {string} */ source) => (source === ENTRY ? ENTRY : null),
    load: (/** @type {string} */ id) => (id === ENTRY ? SOURCE : null),
  };
  const plugins = [
    entry,
    packageVersion,
    namedEndpoints,
    leftOut,
    plainBytes,
    nativeDates,
    nodeResolve({ browser: true }),
  ];
  const build = await rollup({ input: ENTRY, plugins, treeshake: { preset: "smallest" }, onwarn: () => undefined });
  const { output } = await build.generate({ format: "es", inlineDynamicImports: true });
  await build.close();
  folder = await mkdtemp(join(tmpdir(), "sdk-"));
  const file = join(folder, "sdk.mjs");
  await writeFile(file, output[0].code);
  sdk = await import(pathToFileURL(file).href);
});

after(() => rm(folder, { recursive: true, force: true }));

/** @type {[string, string, Record<string, any>, object, string][]} */
const COMMANDS = [
  ["CognitoIdentityClient", "GetIdCommand", { IdentityPoolId: "p", Logins: {} }, { IdentityId: "i" }, "POST /"],
  [
    "CognitoIdentityClient",
    "GetCredentialsForIdentityCommand",
    { IdentityId: "i", Logins: {} },
    { IdentityId: "i" },
    "POST /",
  ],
  [
    "CognitoSyncClient",
    "ListRecordsCommand",
    { LastSyncCount: 3 },
    { Records: [], DatasetSyncCount: 3 },
    "GET /identitypools/p/identities/i/datasets/d/records",
  ],
  [
    "CognitoSyncClient",
    "UpdateRecordsCommand",
    { SyncSessionToken: "s", RecordPatches: [] },
    { Records: [] },
    "POST /identitypools/p/identities/i/datasets/d",
  ],
  [
    "CognitoSyncClient",
    "DeleteDatasetCommand",
    {},
    { Dataset: { DatasetName: "d" } },
    "DELETE /identitypools/p/identities/i/datasets/d",
  ],
  ["CognitoSyncClient", "ListDatasetsCommand", {}, { Datasets: [] }, "GET /identitypools/p/identities/i/datasets"],
  [
    "DynamoDBClient",
    "GetItemCommand",
    { Key: { owner: { S: "o" } } },
    { Item: { n: { N: "1" }, b: { BOOL: true } } },
    "POST /",
  ],
  [
    "DynamoDBClient",
    "PutItemCommand",
    { Item: { m: { M: { l: { L: [{ S: "1" }] } } } } },
    { ConsumedCapacity: { TableName: "t" } },
    "POST /",
  ],
  ["DynamoDBClient", "QueryCommand", { KeyConditionExpression: "x" }, { Items: [{ s: { S: "1" } }] }, "POST /"],
];

for (const [client, command, input, answer, request] of COMMANDS) {
  test(`as it is built, ${command} needs nothing that is left out, and goes to the endpoint of config.json`, async () => {
    /** @type {Request[]} */
    const requests = [];
    const { fetch } = globalThis;
    globalThis.fetch = /** @type {any} */ (
      async (/** @type {Request} */ asked) => {
        requests.push(asked);
        return new Response(JSON.stringify(answer), { headers: { "content-type": "application/json" } });
      }
    );
    try {
      const one = new sdk[client]({
        region: "eu-west-1",
        endpoint: "http://localhost:4566",
        credentials: { accessKeyId: "a", secretAccessKey: "s", sessionToken: "t" },
      });
      const address = client === "CognitoSyncClient" ? { IdentityPoolId: "p", IdentityId: "i", DatasetName: "d" } : {};
      const table = client === "DynamoDBClient" ? { TableName: "t" } : {};
      const { $metadata, ...output } = await one.send(new sdk[command]({ ...address, ...table, ...input }));
      assert.equal($metadata.httpStatusCode, 200);
      assert.deepEqual(JSON.parse(JSON.stringify(output)), answer);
    } finally {
      globalThis.fetch = fetch;
    }
    const [asked] = requests;
    const { origin, pathname } = new URL(asked?.url ?? "");
    assert.deepEqual([origin, `${asked?.method} ${pathname}`, requests.length], ["http://localhost:4566", request, 1]);
    const service = { CognitoSyncClient: "cognito-sync", DynamoDBClient: "dynamodb" }[client];
    if (service)
      assert.match(asked?.headers.get("authorization") ?? "", new RegExp(`/eu-west-1/${service}/aws4_request`));
  });
}

test("as it is built, dates are what the services mean by them", async () => {
  const { fetch } = globalThis;
  const answer = { IdentityId: "i", Credentials: { AccessKeyId: "a", SecretKey: "s", Expiration: 1767225600.25 } };
  globalThis.fetch = async () => Response.json(answer);
  try {
    const one = new sdk.CognitoIdentityClient({ region: "eu-west-1", endpoint: "http://localhost:4566" });
    const { Credentials } = await one.send(new sdk.GetCredentialsForIdentityCommand({ IdentityId: "i" }));
    assert.equal(Credentials.Expiration.toISOString(), "2026-01-01T00:00:00.250Z");
  } finally {
    globalThis.fetch = fetch;
  }
});

test("as it is built, the signer needs nothing that is left out, and signs for AppSync", async () => {
  const client = sdk.appSyncClient({
    region: "eu-west-1",
    endpoint: "http://localhost:4566/appsync-api/id/graphql",
    credentials: { accessKeyId: "a", secretAccessKey: "s", sessionToken: "t" },
  });
  const headers = await new sdk.Signer(client, () => Date.UTC(2026, 0, 1)).realtime("/connect", "{}");
  assert.equal(headers.host, "localhost:4566");
  assert.match(headers.authorization, /a\/20260101\/eu-west-1\/appsync\/aws4_request/);
});
