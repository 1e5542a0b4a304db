import assert from "node:assert/strict";
import { test } from "node:test";
import { json, refused } from "./fakes/answers.js";
import { CognitoSync } from "./fakes/cognito-sync.js";
import { ALICE, device, openIn, synchronize } from "./fakes/devices.js";

/**
 * What amazon-cognito-js did wrong, and what users of Cognito Sync's clients complained of: each circumstance once. The numbers
 * are those of its issues on GitHub.
 */
const NAME = "preference";

/** @param {CognitoSync} [service] */
async function opened(service = new CognitoSync()) {
  const all = device({ service });
  return { ...all, dataset: await all.open() };
}

test("another device writes another key between pull and push: it arrives, in the same synchronize (65, 67)", async () => {
  const { dataset, wire, service } = await opened();
  await dataset.put("mine", "1");
  wire.before = ({ operation }) => {
    wire.before = undefined;
    if (operation === "ListRecords") {
      wire.before = () => {
        wire.before = undefined;
        service.write(ALICE, NAME, { theirs: "2" });
      };
    }
  };
  const { pulled } = await dataset.synchronize();
  assert.deepEqual({ ...dataset.getAll() }, { mine: "1", theirs: "2" });
  assert.deepEqual(
    pulled.map(({ key }) => key),
    ["theirs"],
  );
  assert.equal(dataset.syncCount, 2);
});

test("another device writes the same key between pull and push: one conflict, then both agree (31)", async () => {
  const { dataset, wire, service } = await opened();
  await dataset.put("k", "mine");
  let overtaken = 0;
  wire.before = ({ operation }) => {
    if (operation !== "UpdateRecords" || overtaken === 1) return;
    overtaken += 1;
    service.write(ALICE, NAME, { k: "theirs" });
  };
  let conflicts = 0;
  await synchronize(dataset, {
    onConflict(_, [conflict]) {
      conflicts += 1;
      conflict?.resolveWithLocalRecord();
    },
  });
  assert.equal(conflicts, 1);
  assert.deepEqual(service.values(ALICE, NAME), { k: "mine" });
  assert.deepEqual(wire.calls, ["ListRecords", "UpdateRecords", "ListRecords", "UpdateRecords"]);
});

test("records listed beside a conflict are kept, even while the conflict is put off (67)", async () => {
  const { dataset, service } = await opened();
  await dataset.put("k", "mine");
  await dataset.put("l", "also mine");
  service.write(ALICE, NAME, { k: "theirs", other: "1" });
  await assert.rejects(synchronize(dataset, { onConflict: () => undefined }), (error) => {
    assert.equal(/** @type {any} */ (error).name, "ConflictError");
    assert.deepEqual(
      /** @type {any} */ (error).conflicts.map((/** @type {any} */ { key }) => key),
      ["k"],
    );
    return true;
  });
  assert.deepEqual({ ...dataset.getAll() }, { k: "mine", l: "also mine", other: "1" });
  assert.deepEqual(service.values(ALICE, NAME), { k: "theirs", l: "also mine", other: "1" });
  // It is asked again, although the service does not list it any more.
  await synchronize(dataset, { onConflict: (_, conflicts) => conflicts[0]?.resolveWithValue("both") });
  assert.deepEqual(service.values(ALICE, NAME), { k: "both", l: "also mine", other: "1" });
});

test("the local copy is wrong: the 409 that never ended until local data was wiped ends by itself (31, 65)", async () => {
  const { dataset, service, wire } = await opened();
  service.write(ALICE, NAME, { k: "1" });
  await dataset.synchronize();
  service.write(ALICE, NAME, { k: "2" });
  // A listing that leaves a record out, and yet tells the count that it has: from now on it is never listed again.
  wire.instead = () =>
    json(200, { Records: [], DatasetSyncCount: 2, DatasetExists: true, SyncSessionToken: "session", Count: 0 });
  await dataset.synchronize();
  wire.instead = undefined;
  await dataset.put("k", "3");
  wire.calls.length = 0;
  await synchronize(dataset, { onConflict: (_, conflicts) => conflicts[0]?.resolveWithLocalRecord() });
  assert.deepEqual(service.values(ALICE, NAME), { k: "3" });
  assert.equal(dataset.isChanged(), false);
  assert.deepEqual(wire.calls, ["ListRecords", "UpdateRecords", "ListRecords", "ListRecords", "UpdateRecords"]);
});

test("this device knows a count that the service does not (No such SyncCount): it lists everything anew", async () => {
  const { dataset, service, wire } = await opened();
  for (const value of ["1", "2", "3"]) service.write(ALICE, NAME, { k: value });
  await dataset.synchronize();
  const held = service.dataset(ALICE, NAME);
  held.count = 1;
  held.records.set("k", { .../** @type {any} */ (held.records.get("k")), Value: "of a backup", SyncCount: 1 });
  await dataset.put("mine", "1");
  wire.calls.length = 0;
  await dataset.synchronize();
  assert.deepEqual({ ...dataset.getAll() }, { k: "of a backup", mine: "1" });
  assert.deepEqual(service.values(ALICE, NAME), { k: "of a backup", mine: "1" });
  assert.deepEqual(wire.calls, ["ListRecords", "ListRecords", "UpdateRecords"]);
});

test("success is told with the records that were pulled (60)", async () => {
  const { dataset, service } = await opened();
  service.write(ALICE, NAME, { a: "1", b: "2" });
  const { pulled } = await dataset.synchronize();
  assert.deepEqual(
    pulled.map(({ key, value }) => [key, value]),
    [
      ["a", "1"],
      ["b", "2"],
    ],
  );
});

test("no success is told where nothing was synchronized (67; aws-sdk-net 391)", async () => {
  for (const [status, type] of /** @type {const} */ ([
    [400, "LimitExceededException"],
    [400, "InvalidParameterException"],
    [403, "AccessDeniedException"],
    [403, ""],
    [429, "TooManyRequestsException"],
    [500, "InternalErrorException"],
  ])) {
    const { dataset, wire } = await opened();
    await dataset.put("k", "1");
    wire.instead = ({ operation }) => operation === "UpdateRecords" && refused(status, type, "what the service said");
    /** @type {any} */
    let told;
    let succeeded = false;
    dataset.addEventListener("synced", () => {
      succeeded = true;
    });
    await dataset.synchronize().catch((error) => {
      told = error;
    });
    assert.deepEqual(dataset.connection, { status: "failed", synchronizing: false, error: told });
    // Errors reach the caller as they are, and not as "exceeded maximum retry count" (8, 34).
    assert.deepEqual(
      [told.name, told.status, told.message, succeeded],
      ["SyncServiceError", status, "what the service said", false],
    );
    assert.deepEqual(wire.calls, ["ListRecords", "UpdateRecords"]);
    assert.deepEqual(dataset.pendingKeys(), ["k"]);
  }
});

test("the sync session is spent or expired by the time of the push: another one is opened", async () => {
  const { dataset, wire, service } = await opened();
  await dataset.put("k", "1");
  wire.before = ({ operation }) => {
    if (operation !== "UpdateRecords") return;
    wire.before = undefined;
    wire.instead = () => {
      wire.instead = undefined;
      return refused(400, "", "SyncSessionToken not valid for these inputs");
    };
  };
  await dataset.synchronize();
  assert.deepEqual(wire.calls, ["ListRecords", "UpdateRecords", "ListRecords", "UpdateRecords"]);
  assert.deepEqual(service.values(ALICE, NAME), { k: "1" });
});

test("credentials that have expired are told, neither retried for ever nor called a success (37)", async () => {
  const { dataset, wire } = await opened();
  wire.instead = () => refused(403, "ExpiredTokenException", "The security token included in the request is expired");
  await assert.rejects(dataset.synchronize(), { name: "SyncServiceError", type: "ExpiredTokenException" });
});

test("a conflict that never ends is told as the service told it, after a bounded number of tries", async () => {
  const { dataset, wire, service } = await opened();
  await dataset.put("k", "mine");
  let writes = 0;
  wire.before = ({ operation }) => {
    if (operation !== "UpdateRecords") return;
    writes += 1;
    service.write(ALICE, NAME, { k: `theirs ${writes}` });
  };
  await assert.rejects(
    synchronize(dataset, { onConflict: (_, conflicts) => conflicts[0]?.resolveWithLocalRecord() }),
    (/** @type {any} */ error) => error.isConflict && /^Current SyncCount for: k is: \d+ not: \d+$/.test(error.message),
  );
  assert.equal(writes, 6);
  assert.deepEqual(dataset.pendingKeys(), ["k"]);
});

test("an update that is answered with no records does not hang (49, 53, 61)", async () => {
  const { dataset, service } = await opened();
  service.silent = () => true;
  await dataset.putAll({ a: "1", b: "2" });
  await dataset.remove("b");
  await dataset.synchronize();
  assert.equal(dataset.isChanged(), false);
  assert.deepEqual(service.values(ALICE, NAME), { a: "1" });
  await dataset.remove("a");
  await dataset.synchronize();
  assert.deepEqual(dataset.records(), []);
  assert.deepEqual(service.values(ALICE, NAME), {});
});

test("an accepted update of which the service keeps nothing: its word counts, and it is not sent again", async () => {
  const { dataset, wire } = await opened();
  await dataset.put("k", "not wanted by a function on the server");
  wire.instead = ({ operation }) => operation === "UpdateRecords" && json(200, { Records: [] });
  await dataset.synchronize();
  assert.equal(dataset.get("k"), undefined);
  assert.deepEqual(wire.calls, ["ListRecords", "UpdateRecords", "ListRecords"]);
});

test("removed keys are gone, here and on other devices, and do not come back as '' (44, 58)", async () => {
  const service = new CognitoSync();
  const one = await opened(service);
  const other = await opened(service);
  await one.dataset.putAll({ a: "1", b: "2" });
  await one.dataset.synchronize();
  await other.dataset.synchronize();
  await one.dataset.remove("a");
  await one.dataset.synchronize();
  await other.dataset.synchronize();
  for (const { dataset } of [one, other]) {
    assert.equal(dataset.get("a"), undefined);
    assert.deepEqual(Object.keys(dataset.getAll()), ["b"]);
    assert.deepEqual(
      dataset.records().map(({ key }) => key),
      ["b"],
    );
    assert.equal(dataset.dataStorage().records, 1);
  }
  // And may be put again: the tombstone's count is the last known one.
  await other.dataset.put("a", "3");
  await other.dataset.synchronize();
  assert.equal(service.values(ALICE, NAME).a, "3");
});

test("an empty value is a value, not a removal", async () => {
  const { dataset, service } = await opened();
  await dataset.put("k", "");
  await dataset.synchronize();
  assert.equal(dataset.get("k"), "");
  assert.deepEqual(service.values(ALICE, NAME), { k: "" });
});

test("values that are no strings fail when they are put, not when they are synchronized (6, 8)", async () => {
  const { dataset } = await opened();
  for (const value of [1, true, null, undefined, {}, new Date()]) {
    await assert.rejects(dataset.put("k", /** @type {any} */ (value)), TypeError);
  }
  assert.equal(dataset.get("k"), undefined);
});

test("a dataset a.b does not make a look merged", async () => {
  const { datasets, dataset: _, service } = await opened();
  const ab = await datasets.openOrCreateDataset("a.b");
  const a = await openIn(datasets, "a");
  await ab.put("k", "1");
  await ab.synchronize();
  await a.put("k", "2");
  await synchronize(a, { onDatasetsMerged: () => assert.fail("nothing was merged") });
  assert.deepEqual([service.values(ALICE, "a").k, service.values(ALICE, "a.b").k], ["2", "1"]);
});

test("listing datasets asks nobody, resets no count and never throws", async () => {
  const { datasets, dataset, service, wire } = await opened();
  service.write(ALICE, NAME, { k: "1" });
  await dataset.synchronize();
  wire.calls.length = 0;
  assert.deepEqual(await datasets.listDatasets(), [NAME]);
  await dataset.synchronize();
  assert.deepEqual(wire.calls, ["ListRecords"]);
  assert.equal(dataset.syncCount, 1);
});
