import assert from "node:assert/strict";
import { test } from "node:test";
import { apiRefused, CREDENTIALS, fieldRefused, isSigned } from "./fakes/appsync.js";
import { ALICE, apiDevice, BOB, offline, synchronize, tableDevice } from "./fakes/devices.js";
import { NOW } from "./fakes/storage.js";

/** A page whose dataset has been synchronized once, and another device's. */
async function synchronized(/** @type {Record<string, string>} */ values = { k: "1" }, parts = {}) {
  const here = apiDevice(parts);
  const dataset = await here.open();
  await dataset.putAll(values);
  await dataset.synchronize();
  const there = apiDevice({ api: here.api });
  const other = await there.open();
  await other.synchronize();
  here.wire.calls = [];
  there.wire.calls = [];
  return { ...here, dataset, there, other };
}

/** What the service has. @param {import("./fakes/appsync.js").AppSync} api */
const stored = ({ table }) => {
  const { count, records } = table.item(ALICE, "preference") ?? {};
  const values = Object.entries(records?.M ?? {}).map(([key, record]) => [key, record.M?.value?.S ?? null]);
  return { count: Number(count?.N), values: Object.fromEntries(values) };
};

test("requests: a Get, and nothing new, is one; a Set is two, and one where this page knows the dataset", async () => {
  const { browser, dataset, api, wire, other, there } = await synchronized();
  await dataset.synchronize();
  await dataset.put("k", "2");
  await dataset.synchronize();
  await dataset.put("k", "3");
  await dataset.synchronize();
  assert.deepEqual(wire.calls, ["changes", "update", "update"]);
  await other.synchronize();
  assert.deepEqual(there.wire.calls, ["changes"]);
  assert.equal(other.get("k"), "3");
  const again = apiDevice({ browser, api });
  const reopened = await again.open();
  await reopened.put("k", "4");
  await reopened.synchronize();
  assert.deepEqual(again.wire.calls, ["changes", "update"]);
  assert.deepEqual(stored(api), { count: 4, values: { k: "4" } });
});

test("every request is signed for the service and the region, over its own body, and names the owner", async () => {
  const { wire, dataset } = await synchronized();
  await dataset.delete();
  assert.deepEqual(
    wire.requests.map(({ field, variables }) => [field, variables.owner]),
    [
      ["changes", ALICE],
      ["update", ALICE],
      ["deleteDataset", ALICE],
    ],
  );
  for (const { headers, body } of wire.requests) {
    assert.match(
      headers.authorization ?? "",
      /\/eu-west-1\/appsync\/aws4_request, SignedHeaders=content-type;host;x-amz-/,
    );
    assert.equal(headers["x-amz-security-token"], CREDENTIALS.sessionToken);
    assert.equal(await isSigned(headers, "/graphql", body), true);
    assert.equal(await isSigned(headers, "/graphql", `${body} `), false);
  }
});

test("credentials of another identity write nothing: the service refuses the owner", async () => {
  const { api, dataset } = await synchronized();
  const mixed = apiDevice({ api });
  mixed.wire.identity = BOB;
  const foreign = await mixed.open();
  await foreign.put("k", "2");
  await assert.rejects(foreign.synchronize(), { status: 403, type: "Unauthorized", message: /Not Authorized/ });
  assert.equal(dataset.get("k"), "1");
  assert.equal(api.table.item(BOB, "preference"), undefined);
});

test("another device wrote another record meanwhile: one request writes, one more gets it", async () => {
  const { dataset, wire, other } = await synchronized();
  await other.put("theirs", "2");
  await other.synchronize();
  await dataset.put("k", "3");
  await dataset.synchronize();
  assert.deepEqual(wire.calls, ["update", "changes"]);
  assert.deepEqual({ ...dataset.getAll() }, { k: "3", theirs: "2" });
});

test("another device wrote the same record meanwhile: the conflict is found by the update, and decided", async () => {
  const { dataset, wire, other } = await synchronized();
  await other.put("k", "theirs");
  await other.synchronize();
  await dataset.put("k", "mine");
  const asked = /** @type {string[]} */ ([]);
  await synchronize(dataset, {
    onConflict: (_, [conflict]) => {
      asked.push(`${conflict?.localRecord.value}/${conflict?.remoteRecord.value}`);
      conflict?.resolveWithLocalRecord();
    },
  });
  assert.deepEqual(asked, ["mine/theirs"]);
  assert.deepEqual(wire.calls, ["update", "changes", "update"]);
  await other.synchronize();
  assert.equal(other.get("k"), "mine");
});

test("another write came between: the same update is repeated under the same id until it is taken", async () => {
  const { api, dataset, wire } = await synchronized();
  let times = 5;
  api.contended = () => times-- > 0;
  await dataset.put("k", "2");
  await dataset.synchronize();
  assert.deepEqual(wire.calls, Array(6).fill("update"));
  assert.equal(new Set(wire.requests.slice(-6).map(({ variables }) => variables.writeId)).size, 1);
  assert.deepEqual(stored(api), { count: 2, values: { k: "2" } });
});

test("contention without an end fails in time, as no network does, and the edit stays pending", async () => {
  const { api, dataset } = await synchronized({ k: "1" }, { options: { timeout: 300 } });
  api.contended = () => true;
  await dataset.put("k", "2");
  await assert.rejects(dataset.synchronize(), { name: "NetworkError", message: "AppSync could not be reached" });
  assert.deepEqual([dataset.pendingKeys(), dataset.connection.status], [["k"], "offline"]);
});

test("after a lost answer the same update has the same id, and is there once", async () => {
  const { api, dataset, wire } = await synchronized();
  wire.loses = ({ field }) => field === "update";
  await dataset.put("k", "2");
  await assert.rejects(dataset.synchronize(), { name: "NetworkError" });
  wire.loses = () => false;
  await dataset.synchronize();
  assert.deepEqual(stored(api), { count: 2, values: { k: "2" } });
  assert.deepEqual(dataset.pendingKeys(), []);
});

test("an attempt that is under way is repeated under the same id, and answered once", async () => {
  const { api, dataset, wire } = await synchronized({ k: "1" }, { maxAttempts: 3 });
  let lost = 2;
  wire.loses = ({ field }) => field === "update" && lost-- > 0;
  await dataset.put("k", "2");
  await dataset.synchronize();
  assert.deepEqual(wire.calls, ["update", "update", "update"]);
  assert.deepEqual(stored(api), { count: 2, values: { k: "2" } });
  assert.deepEqual([dataset.syncCount, dataset.record("k")?.syncCount], [2, 2]);
});

test("a request that was lost before it arrived is repeated by the next synchronize under its id", async () => {
  const { api, dataset, wire } = await synchronized();
  wire.instead = ({ field }) => (field === "update" ? offline() : undefined);
  await dataset.put("k", "2");
  await assert.rejects(dataset.synchronize(), { name: "NetworkError" });
  wire.instead = undefined;
  await dataset.synchronize();
  const ids = wire.requests.filter(({ field }) => field === "update").map(({ variables }) => variables.writeId);
  assert.deepEqual([ids.length, ids[1] === ids[2], ids[0] === ids[1]], [3, true, false]);
  assert.deepEqual(stored(api), { count: 2, values: { k: "2" } });
});

test("an update was taken, its answer lost, and the dataset deleted elsewhere: the edit makes the next dataset", async () => {
  const { api, dataset, wire, other } = await synchronized();
  wire.loses = ({ field }) => field === "update";
  await dataset.put("new", "mine");
  await assert.rejects(dataset.synchronize(), { name: "NetworkError" });
  wire.loses = () => false;
  await other.delete();
  await dataset.synchronize();
  assert.deepEqual(stored(api), { count: 4, values: { new: "mine" } });
});

test("more records than one update takes are several, and all arrive", async () => {
  const { api, wire, open } = apiDevice();
  const dataset = await open();
  await dataset.putAll(Object.fromEntries(Array.from({ length: 1024 }, (_, index) => [`k${index}`, `${index}`])));
  await dataset.synchronize();
  const updates = wire.requests.filter(({ field }) => field === "update");
  assert.deepEqual(
    updates.map(({ variables }) => variables.patches.length),
    [500, 500, 24],
  );
  assert.equal(stored(api).count, 3);
  assert.equal(Object.keys(stored(api).values).length, 1024);
  assert.deepEqual([dataset.syncCount, dataset.pendingKeys()], [3, []]);
});

test("what does not fit is refused before anything is sent; bytes are counted as the table counts them", async () => {
  const { dataset, wire } = await synchronized();
  assert.equal(dataset.dataStorage().maxBytes, 350_000);
  await assert.rejects(dataset.put("large", "x".repeat(349_900)), {
    name: "LimitExceededError",
    message: /350000 bytes/,
  });
  assert.deepEqual(wire.calls, []);
});

test("the service lists the datasets, all pages of them", async () => {
  const { api, open, datasets } = apiDevice();
  for (const name of ["a", "b", "c", "d", "e"]) {
    const dataset = await open(name);
    await dataset.put("k", "1");
    await dataset.synchronize();
  }
  await (await open("b")).delete();
  assert.deepEqual(
    await datasets.listRemoteDatasets(),
    ["a", "c", "d", "e"].map((name) => ({
      name,
      owner: ALICE,
      role: "owner",
      lastModifiedDate: new Date(NOW),
      lastModifiedBy: ALICE,
    })),
  );
  assert.equal(api.table.item(ALICE, "b")?.exists?.BOOL, false);
});

test("a dataset that the API cannot read is listed by its name", async () => {
  const { api, datasets, open } = await synchronized();
  const other = await open("other");
  await other.put("k", "1");
  await other.synchronize();
  api.table.write({ ...api.table.item(ALICE, "preference"), format: { N: "2" } });
  assert.deepEqual(await datasets.listRemoteDatasets(), [
    { name: "other", owner: ALICE, role: "owner", lastModifiedDate: new Date(NOW), lastModifiedBy: ALICE },
    { name: "preference", owner: ALICE, role: "owner" },
  ]);
});

test("the table's own backend reads and writes the same datasets", async () => {
  const { api, dataset } = await synchronized();
  const direct = await tableDevice({ table: api.table }).open();
  await direct.put("theirs", "2");
  await direct.synchronize();
  await dataset.synchronize();
  assert.deepEqual({ ...dataset.getAll() }, { k: "1", theirs: "2" });
});

test("copies of another API, or of a table, are others", async () => {
  const { browser, api } = await synchronized();
  const same = apiDevice({ browser, api });
  assert.deepEqual(await same.datasets.listDatasets(), ["preference"]);
  const client = { ...same.wire.client, endpoint: "https://other.test/graphql" };
  assert.deepEqual(await apiDevice({ browser, api, options: { client } }).datasets.listDatasets(), []);
  assert.deepEqual(await tableDevice({ browser, table: api.table }).datasets.listDatasets(), []);
});

for (const [what, answer, expected] of /** @type {[string, () => Response, object][]} */ ([
  ["a conflict that stays one", () => fieldRefused("Conflict", "Current SyncCount for: k"), { status: 409 }],
  ["the API's ceiling", () => apiRefused(429, "TooManyRequestsException", "slow down"), { status: 429 }],
  ["the API's ceiling, with a wrong status", () => apiRefused(400, "ThrottlingException"), { status: 429 }],
  [
    "the table's ceiling",
    () => fieldRefused("DynamoDB:ProvisionedThroughputExceededException"),
    { status: 429, type: "ProvisionedThroughputExceededException" },
  ],
  [
    "a table that its role may not use",
    () => fieldRefused("DynamoDB:AccessDeniedException", "User: x is not authorized"),
    { status: 400, type: "AccessDeniedException" },
  ],
  ["an error inside", () => fieldRefused("InternalFailure"), { status: 500 }],
  ["an error of a type that is not known", () => fieldRefused("Code", "Runtime error"), { status: 500, type: "Code" }],
  [
    "a query that does not fit the schema",
    () => fieldRefused(null, "Validation error of type FieldUndefined: Field 'changes'"),
    { status: 400, message: /FieldUndefined/ },
  ],
  ["a field that the role may not use", () => fieldRefused("Unauthorized", "Not Authorized"), { status: 403 }],
  [
    "a caller that is not authorized",
    () => apiRefused(401, "UnauthorizedException", "You are not authorized to make this call."),
    { status: 401, type: "UnauthorizedException" },
  ],
  [
    "an expired token",
    () => apiRefused(403, "ExpiredTokenException", "The security token included in the request is expired"),
    { status: 403, type: "ExpiredTokenException" },
  ],
  ["a load balancer", () => new Response("<html>", { status: 503 }), { name: "SyncServiceError", status: 503 }],
])) {
  test(`${what} is an error of the service`, async () => {
    const { dataset, wire } = await synchronized();
    await dataset.put("k", "2");
    wire.instead = answer;
    await assert.rejects(dataset.synchronize(), { name: "SyncServiceError", ...expected });
    assert.deepEqual(dataset.pendingKeys(), ["k"]);
  });
}

for (const [what, answer] of /** @type {[string, () => Response][]} */ ([
  ["a sign-in page", () => new Response("<html>", { status: 200, headers: { "content-type": "text/html" } })],
  ["a sign-in page with an error's status", () => new Response("<html>", { status: 403 })],
  ["a redirection", () => new Response("", { status: 302 })],
  ["a proxy that wants a password", () => apiRefused(407, "ProxyAuthenticationRequired")],
  ["JSON of somebody else", () => Response.json({ data: { changes: { ok: true } } })],
  ["JSON without data", () => Response.json({ hello: "there" })],
  ["an answer about another dataset", () => Response.json({ data: { update: { dataset: "other", count: 2 } } })],
])) {
  test(`${what} is no answer of the service, and its clock proves nothing`, async () => {
    const { dataset, wire } = await synchronized();
    await dataset.put("k", "2");
    wire.instead = () => {
      const foreign = answer();
      foreign.headers.set("date", new Date(NOW + 3_600_000).toUTCString());
      return foreign;
    };
    await assert.rejects(dataset.synchronize(), { name: "NetworkError", status: answer().status });
    wire.instead = undefined;
    await dataset.synchronize();
    assert.match(wire.requests.at(-1)?.headers["x-amz-date"] ?? "", new RegExp(`^${stamp(NOW)}`));
  });
}

/** @param {number} time */
const stamp = (time) =>
  new Date(time)
    .toISOString()
    .replace(/[:-]|\.\d+/g, "")
    .slice(0, 13);

test("no network: the request is repeated as often as is allowed, then it is a NetworkError", async () => {
  const { dataset, wire } = await synchronized({ k: "1" }, { maxAttempts: 3 });
  wire.instead = offline;
  await assert.rejects(dataset.synchronize(), { name: "NetworkError", message: "AppSync could not be reached" });
  assert.equal(wire.calls.length, 3);
});

test("an error that passes is repeated after the time that the service asks for, unless that is long", async () => {
  const { dataset, wire, browser } = await synchronized({ k: "1" }, { maxAttempts: 2 });
  wire.instead = () =>
    wire.calls.length > 1 ? undefined : apiRefused(503, "ServiceUnavailable", "", { "retry-after": "1" });
  await dataset.synchronize();
  assert.deepEqual(wire.calls, ["changes", "changes"]);
  wire.calls = [];
  wire.instead = () => apiRefused(429, "TooManyRequestsException", "", { "retry-after": "60" });
  await assert.rejects(dataset.synchronize(), { status: 429, retryAfter: 60_000 });
  assert.deepEqual(wire.calls, ["changes"]);
  assert.equal(browser.timers.at(-1)?.after, 60_000);
});

test("a clock that is wrong by an hour costs one request: the service's answer corrects it", async () => {
  const { api, clock, open, wire } = apiDevice();
  clock.time = NOW - 3_600_000;
  const now = { date: new Date(NOW).toUTCString() };
  wire.instead = () =>
    wire.requests.at(-1)?.headers["x-amz-date"]?.startsWith(stamp(NOW))
      ? undefined
      : apiRefused(403, "InvalidSignatureException", "Signature expired: x is now earlier than y (z - 5 min.)", now);
  const dataset = await open();
  await dataset.put("k", "1");
  await dataset.synchronize();
  assert.deepEqual(wire.calls, ["changes", "changes", "update"]);
  assert.deepEqual(stored(api), { count: 1, values: { k: "1" } });
});

test("without a Date header a wrong clock is an error, after one more attempt", async () => {
  const { open, wire } = apiDevice();
  wire.instead = () => apiRefused(401, "BadRequestException", "Signature not yet current: x is still later than y");
  await assert.rejects((await open()).synchronize(), { status: 401, message: /not yet current/ });
  assert.equal(wire.calls.length, 2);
});

test("credentials that are refused are asked for again at the next request", async () => {
  let given = 0;
  const options = {
    client: {
      ...apiDevice().wire.client,
      credentials: async () => ({
        ...CREDENTIALS,
        accessKeyId: `ASIA${++given}`,
        expiration: new Date(Date.now() + 3_600_000),
      }),
    },
  };
  const { open, wire } = apiDevice({ options });
  const dataset = await open();
  await dataset.synchronize();
  await dataset.synchronize();
  wire.instead = () => apiRefused(403, "ExpiredTokenException", "expired");
  await assert.rejects(dataset.synchronize(), { status: 403 });
  wire.instead = undefined;
  await dataset.synchronize();
  assert.deepEqual(
    wire.requests.map(({ headers }) => headers.authorization?.match(/ASIA\d/)?.[0]),
    ["ASIA1", "ASIA1", "ASIA1", "ASIA2"],
  );
});

test("an item that the API cannot read is told as such, and stays as it is", async () => {
  const { api, dataset } = await synchronized();
  const item = api.table.item(ALICE, "preference") ?? {};
  api.table.write({ ...item, format: { N: "2" } });
  await dataset.put("k", "2");
  await assert.rejects(dataset.synchronize(), {
    name: "DatasetUnreadableError",
    datasetName: "preference",
    message: "The dataset preference in the table cannot be read: it has the format 2 of a later version.",
  });
  assert.equal(api.table.item(ALICE, "preference")?.format?.N, "2");
});

test("a table that was restored from a backup is listed from the start", async () => {
  const { api, dataset, wire } = await synchronized();
  const backup = api.table.item(ALICE, "preference") ?? {};
  await dataset.put("k", "2");
  await dataset.synchronize();
  api.table.write(backup);
  wire.calls = [];
  await dataset.synchronize();
  assert.deepEqual(wire.calls, ["changes", "changes"]);
  assert.deepEqual([dataset.get("k"), dataset.syncCount], ["1", 1]);
});

test("limits that the service finds block what exceeds them, and nothing else", async () => {
  const { api, wire, open } = apiDevice();
  const dataset = await open();
  await dataset.putAll({ a: "1", b: "2", c: "3" });
  wire.instead = ({ variables }) =>
    variables.patches?.some((/** @type {any} */ { key }) => key === "b")
      ? fieldRefused("LimitExceeded", "A dataset holds 350000 bytes; this one would have 350001.")
      : undefined;
  await assert.rejects(dataset.synchronize(), { type: "LimitExceededException", status: 400, keys: ["b"] });
  assert.deepEqual(stored(api).values, { a: "1", c: "3" });
});

test("options that are missing are named", () => {
  assert.throws(() => apiDevice({ options: { client: /** @type {any} */ (undefined) } }), {
    name: "TypeError",
    message: "Datasets needs the option client.",
  });
});

test("the identity is that of the credentials, unless it is named", async () => {
  const wire = apiDevice().wire;
  const client = { ...wire.client, credentials: { ...CREDENTIALS, identityId: BOB } };
  const { open, api, wire: own } = apiDevice({ options: { client, identityId: /** @type {any} */ (undefined) } });
  own.identity = BOB;
  const dataset = await open();
  await dataset.put("k", "1");
  await dataset.synchronize();
  assert.equal(api.table.item(BOB, "preference")?.count?.N, "1");
});
