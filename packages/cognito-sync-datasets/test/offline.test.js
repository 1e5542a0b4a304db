import assert from "node:assert/strict";
import { test } from "node:test";
import { CognitoSync } from "./fakes/cognito-sync.js";
import { ALICE, Browser, device, offline, settled } from "./fakes/devices.js";

async function withoutNetwork() {
  const browser = new Browser();
  const all = device({ browser });
  all.wire.instead = offline;
  return { ...all, browser, dataset: await all.open() };
}

test("no network: it is told, what was written waits, and reading goes on", async () => {
  const { dataset, wire } = await withoutNetwork();
  await dataset.put("k", "1");
  /** @type {any[]} */
  const told = [];
  dataset.addEventListener("connection", ({ detail }) => told.push(detail));
  await assert.rejects(dataset.synchronize(), { name: "NetworkError", what: "Cognito Sync" });
  assert.deepEqual(
    told.map(({ status, synchronizing, error }) => [status, synchronizing, error?.name]),
    [
      ["unknown", true, undefined],
      ["offline", false, "NetworkError"],
    ],
  );
  assert.equal(dataset.connection, told[1]);
  assert.deepEqual([dataset.get("k"), dataset.pendingKeys()], ["1", ["k"]]);
  assert.deepEqual(wire.calls, ["ListRecords"]);
});

test("what was written without a network outlives the page, and goes out from the next one", async () => {
  const { browser, dataset, service } = await withoutNetwork();
  await dataset.putAll({ a: "1", b: "2" });
  await dataset.remove("b");
  await assert.rejects(dataset.synchronize());
  const next = await device({ browser, service }).open();
  assert.deepEqual([{ ...next.getAll() }, next.pendingKeys()], [{ a: "1" }, ["a"]]);
  await next.synchronize();
  assert.deepEqual(service.values(ALICE, "preference"), { a: "1" });
});

test("the network is back, and the browser tells: what waits is pushed, nobody has to ask", async () => {
  const { browser, dataset, service, wire } = await withoutNetwork();
  await dataset.put("k", "1");
  await assert.rejects(dataset.synchronize());
  wire.instead = undefined;
  const synced = new Promise((resolve) => dataset.addEventListener("synced", resolve));
  assert.equal(browser.online.size, 1);
  for (const listener of browser.online) listener();
  await synced;
  assert.deepEqual(service.values(ALICE, "preference"), { k: "1" });
  assert.equal(dataset.connection.status, "online");
  assert.deepEqual([browser.online.size, browser.timers.length], [0, 0]);
});

test("the browser does not tell: it is tried again after a while, that doubles up to a minute, with the handlers given", async () => {
  const { browser, dataset, service, wire } = await withoutNetwork();
  await dataset.put("k", "1");
  let failures = 0;
  let successes = 0;
  dataset.addEventListener("connection", ({ detail: { status, synchronizing } }) => {
    if (!synchronizing && status === "offline") failures += 1;
    if (!synchronizing && status === "online") successes += 1;
  });
  await assert.rejects(dataset.synchronize());
  const waits = [];
  for (let round = 0; round < 6; round += 1) {
    await settled();
    assert.equal(browser.timers.length, 1);
    const [timer] = browser.timers.splice(0);
    waits.push(timer?.after);
    if (round === 5) wire.instead = undefined;
    timer?.callback();
  }
  await settled();
  assert.deepEqual(waits, [3750, 7500, 15000, 30000, 45000, 45000]);
  assert.deepEqual([failures, successes], [6, 1]);
  assert.deepEqual(service.values(ALICE, "preference"), { k: "1" });
  assert.deepEqual(browser.timers, []);
});

test("somebody synchronizes before it is tried again: nothing is left to try", async () => {
  const { browser, dataset, wire } = await withoutNetwork();
  await assert.rejects(dataset.synchronize());
  wire.instead = undefined;
  await dataset.synchronize();
  assert.deepEqual([browser.online.size, browser.timers.length], [0, 0]);
});

test("closed: nothing is tried any more", async () => {
  const { browser, datasets, dataset } = await withoutNetwork();
  await assert.rejects(dataset.synchronize());
  datasets.close();
  await settled();
  assert.deepEqual([browser.online.size, browser.timers.length], [0, 0]);
  await assert.rejects(datasets.openOrCreateDataset("other"), /closed/);
});

test("a service that never answers is as good as none", async () => {
  const { wire, service } = device();
  const { Datasets } = await import("../src/index.js");
  const hanging = new Datasets({
    client: {
      ...wire.client,
      requestHandler: {
        handle: (/** @type {any} */ _, /** @type {any} */ { abortSignal }) =>
          new Promise((__, reject) => {
            const keep = setInterval(() => undefined, 1000);
            abortSignal.addEventListener("abort", () => {
              clearInterval(keep);
              reject(Object.assign(new Error("Request aborted"), { name: "AbortError" }));
            });
          }),
      },
    },
    identityPoolId: "p",
    identityId: ALICE,
    storage: "memory",
    reconnect: false,
    timeout: 10,
  });
  const dataset = await hanging.openOrCreateDataset("preference");
  await assert.rejects(dataset.synchronize(), { name: "NetworkError" });
  assert.deepEqual(service.values(ALICE, "preference"), {});
});

test("the identity id is not to be had: what failed is told, and the next attempt asks again", async () => {
  const service = new CognitoSync();
  let failure = /** @type {Error | undefined} */ (new TypeError("Failed to fetch"));
  const { datasets, open } = device({
    service,
    identityId: async () => {
      if (failure) throw failure;
      return ALICE;
    },
  });
  await assert.rejects(open(), { name: "NetworkError" });
  failure = Object.assign(new Error("nobody is signed in"), { name: "SignInRequiredError" });
  await assert.rejects(open(), { name: "SignInRequiredError" });
  failure = undefined;
  const dataset = await open();
  await dataset.put("k", "1");
  failure = Object.assign(new Error("nobody is signed in"), { name: "SignInRequiredError" });
  await assert.rejects(dataset.synchronize(), { name: "SignInRequiredError" });
  failure = undefined;
  await dataset.synchronize();
  assert.equal(service.values(ALICE, "preference").k, "1");
  datasets.close();
});
