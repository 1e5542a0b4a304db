import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { test } from "node:test";
import { promisify } from "node:util";
import { refused } from "./fakes/answers.js";
import { CognitoSync } from "./fakes/cognito-sync.js";
import { ALICE, Browser, device, newDatasets, offline, POOL, settled } from "./fakes/devices.js";

test("snapshots are the same until something changes, and are not to be written to", async () => {
  const { open, service } = device();
  const dataset = await open();
  const [empty, none] = [dataset.getAll(), dataset.records()];
  assert.equal(dataset.getAll(), empty);
  assert.equal(dataset.records(), none);
  await dataset.put("k", "1");
  const [values, records] = [dataset.getAll(), dataset.records()];
  assert.notEqual(values, empty);
  assert.notEqual(records, none);
  assert.throws(() => Object.assign(values, { k: "2" }), TypeError);
  assert.throws(() => /** @type {any} */ (records).push("2"), TypeError);
  assert.throws(() => Object.assign(/** @type {any} */ (records[0]), { value: "2" }), TypeError);
  await dataset.synchronize();
  // What waited has arrived: the record is another one, the value is not.
  assert.equal(dataset.getAll(), values);
  assert.deepEqual([records[0]?.changed, dataset.records()[0]?.changed], [true, false]);
  const unchanged = dataset.records();
  await dataset.synchronize();
  assert.equal(dataset.records(), unchanged);
  service.write(ALICE, "preference", { k: "2" });
  await dataset.synchronize();
  assert.deepEqual({ ...dataset.getAll() }, { k: "2" });
  assert.equal(dataset.records()[0]?.value, "2");
});

test("a subscriber that throws is reported; what is written is stored and sent all the same", async () => {
  const program = `
    import { ALICE, device } from "./fakes/devices.js";
    process.on("uncaughtException", ({ message }) => console.log(message));
    const { open, service } = device();
    const dataset = await open();
    dataset.subscribe(() => {
      throw new Error("mistake of the app");
    });
    await dataset.put("k", "1");
    await dataset.synchronize();
    console.log(JSON.stringify([service.values(ALICE, "preference"), dataset.connection.synchronizing]));`;
  const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "--eval", program], {
    cwd: import.meta.dirname,
  });
  const lines = stdout.trim().split("\n");
  assert.deepEqual([...new Set(lines)], ["mistake of the app", '[{"k":"1"},false]']);
});

test("a subscriber that ends another one, while they are told, ends it at once", async () => {
  const { open } = device();
  const dataset = await open();
  let told = 0;
  const ends = [dataset.subscribe(() => ends[1]?.()), dataset.subscribe(() => told++)];
  await dataset.put("k", "1");
  assert.equal(told, 0);
});

test("whoever subscribes is told of values, of what waits and of the connection, until it ends it", async () => {
  const { open } = device();
  const dataset = await open();
  const { subscribe } = dataset;
  let told = 0;
  const tell = () => {
    told += 1;
  };
  const ends = [subscribe(tell), subscribe(tell)];
  await dataset.put("k", "1");
  assert.ok(told >= 2);
  told = 0;
  ends[0]?.();
  await dataset.synchronize();
  // Begun, sent, accepted, over.
  assert.ok(told >= 3, `${told}`);
  ends[1]?.();
  told = 0;
  await dataset.put("k", "2");
  assert.equal(told, 0);
});

test("the connection is one object until it changes: unknown, then under way, then how it went", async () => {
  const { open, wire } = device();
  const dataset = await open();
  /** @type {string[]} */
  const seen = [];
  dataset.addEventListener("connection", ({ detail }) => {
    assert.equal(detail, dataset.connection);
    seen.push(`${detail.status}${detail.synchronizing ? "…" : ""}`);
  });
  assert.equal(dataset.connection, dataset.connection);
  assert.equal(dataset.connection.status, "unknown");
  await dataset.synchronize();
  wire.instead = offline;
  await assert.rejects(dataset.synchronize());
  wire.instead = () => refused(403, "AccessDeniedException", "not allowed");
  await assert.rejects(dataset.synchronize());
  assert.equal(dataset.connection.error.status, 403);
  wire.instead = undefined;
  await Promise.all([dataset.synchronize(), dataset.synchronize({ signal: new AbortController().signal })]);
  assert.deepEqual(seen, [
    ...["unknown…", "online", "online…", "offline", "offline…", "failed"],
    // Two at once: it is under way until both are over.
    ...["failed…", "online…", "online"],
  ]);
  assert.equal(dataset.connection.error, undefined);
});

test("aborted: it ends at once with the reason, what waits goes on waiting, and nothing is called failed", async () => {
  const { browser, open, service, wire } = device();
  const dataset = await open();
  await dataset.put("k", "1");
  wire.instead = () => new Promise(() => undefined);
  const controller = new AbortController();
  const outcome = dataset.synchronize({ signal: controller.signal });
  await settled();
  assert.equal(dataset.connection.synchronizing, true);
  controller.abort(new RangeError("enough"));
  await assert.rejects(outcome, { name: "RangeError", message: "enough" });
  assert.deepEqual([dataset.connection.status, dataset.connection.synchronizing], ["unknown", false]);
  assert.deepEqual([browser.online.size, browser.timers.length], [0, 0]);
  wire.instead = undefined;
  await dataset.synchronize();
  assert.deepEqual(service.values(ALICE, "preference"), { k: "1" });
});

test("aborted before it begins: nothing is asked, and a deletion is given up", async () => {
  const { datasets, open, wire } = device();
  const dataset = await open();
  await dataset.put("k", "1");
  const signal = AbortSignal.abort();
  await assert.rejects(dataset.synchronize({ signal }), { name: "AbortError" });
  await assert.rejects(dataset.delete({ signal }), { name: "AbortError" });
  await assert.rejects(datasets.listRemoteDatasets({ signal }), { name: "AbortError" });
  assert.deepEqual([wire.calls, dataset.get("k")], [[], "1"]);
});

test("a deletion that is aborted while credentials are awaited fails with the reason", async () => {
  const { datasets, dataset, hang } = await withIdentity();
  hang();
  const controller = new AbortController();
  const outcome = dataset.delete({ signal: controller.signal });
  await settled();
  controller.abort();
  await assert.rejects(outcome, { name: "AbortError" });
  datasets.close();
});

/** A dataset whose identity can be made to hang. */
async function withIdentity() {
  let identityId = Promise.resolve(ALICE);
  const { browser, wire } = device();
  const datasets = newDatasets({
    client: wire.client,
    identityPoolId: POOL,
    identityId: () => identityId,
    environment: browser.tab,
  });
  const dataset = await datasets.openOrCreateDataset("preference");
  const hang = () => {
    identityId = new Promise(() => undefined);
  };
  return { datasets, dataset, hang };
}

test("an option that is undefined is the default", async () => {
  const browser = new Browser();
  const { wire } = device({ browser });
  const datasets = newDatasets({
    client: wire.client,
    identityPoolId: POOL,
    identityId: ALICE,
    timeout: undefined,
    reconnect: undefined,
    environment: browser.tab,
  });
  const dataset = await datasets.openOrCreateDataset("preference");
  wire.instead = async () => {
    await new Promise((resolve) => setTimeout(resolve, 50));
    return refused(500, "InternalErrorException", "trouble");
  };
  await assert.rejects(dataset.synchronize(), { name: "SyncServiceError", status: 500 });
  assert.equal(browser.timers.length, 1);
  datasets.close();
});

test("a new device learns from the service which datasets there are, all pages of it", async () => {
  const service = new CognitoSync();
  service.pageSize = 2;
  for (const name of ["a", "b", "c"]) service.write(ALICE, name, { k: "12345" });
  service.write("another", "d", { k: "1" });
  const { datasets, wire } = device({ service });
  assert.deepEqual(await datasets.listDatasets(), []);
  const found = await datasets.listRemoteDatasets();
  assert.deepEqual(
    found.map(({ name, records, bytes }) => [name, records, bytes]),
    [
      ["a", 1, 6],
      ["b", 1, 6],
      ["c", 1, 6],
    ],
  );
  assert.equal(found[0]?.lastModifiedDate?.getTime(), service.time);
  assert.deepEqual(wire.calls, ["ListDatasets", "ListDatasets"]);
});

test("handlers are given once: the same name gives the same dataset, with other handlers it is an error", async () => {
  const { datasets } = device();
  const handlers = { onConflict: () => false };
  const dataset = await datasets.openOrCreateDataset("settings", handlers);
  assert.equal(await datasets.openOrCreateDataset("settings"), dataset);
  assert.equal(await datasets.openOrCreateDataset("settings", handlers), dataset);
  await assert.rejects(datasets.openOrCreateDataset("settings", { onConflict: () => true }), /already open/);
});

test("handlers are asked whoever synchronizes, the library itself included", async () => {
  const { browser, datasets, service, wire } = device();
  let asked = 0;
  const dataset = await datasets.openOrCreateDataset("preference", {
    onConflict: (_, [conflict]) => {
      asked += 1;
      conflict?.resolveWithLocalRecord();
    },
  });
  await dataset.put("k", "mine");
  wire.instead = offline;
  await assert.rejects(dataset.synchronize());
  service.write(ALICE, "preference", { k: "theirs" });
  wire.instead = undefined;
  for (const listener of browser.online) listener();
  await settled();
  assert.deepEqual([asked, service.values(ALICE, "preference").k], [1, "mine"]);
});
