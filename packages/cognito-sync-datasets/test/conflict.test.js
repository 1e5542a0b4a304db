import assert from "node:assert/strict";
import { test } from "node:test";
import { CognitoSync } from "./fakes/cognito-sync.js";
import { ALICE, device, synchronize } from "./fakes/devices.js";

/**
 * This device and another one write one key; `ahead` is what the server's clock is ahead of this device's, `later` how much later
 * than the other this one writes.
 *
 * @param {number} ahead
 * @param {number} later
 * @param {boolean} [dated] the service shows its Date header
 */
async function disputed(ahead, later, dated = true) {
  const service = new CognitoSync();
  const all = device({ service });
  service.time = 1_800_000_000_500;
  all.clock.time = service.time - ahead;
  const dataset = await all.open();
  if (dated) await dataset.synchronize();
  service.write(ALICE, "preference", { k: "remote" });
  service.time += later;
  all.clock.time += later;
  await dataset.put("k", "local");
  return { ...all, service, dataset };
}

for (const ahead of [0, 3_600_000, -3_600_000]) {
  test(`the newer one stays, with a clock that is ${-ahead / 1000} s ahead of the server's`, async () => {
    const later = await disputed(ahead, 10_000);
    await later.dataset.synchronize();
    assert.equal(later.dataset.get("k"), "local");
    assert.equal(later.service.values(ALICE, "preference").k, "local");

    const earlier = await disputed(ahead, -10_000);
    await earlier.dataset.synchronize();
    assert.equal(earlier.dataset.get("k"), "remote");
    assert.equal(earlier.service.values(ALICE, "preference").k, "remote");
  });
}

test("written at the same time: the remote one stays", async () => {
  const { dataset } = await disputed(0, 0);
  await dataset.synchronize();
  assert.equal(dataset.get("k"), "remote");
});

test("a conflict shows both records; its event comes before anybody decides, and may decide", async () => {
  const { dataset, service } = await disputed(0, 10_000);
  /** @type {any} */
  let seen;
  dataset.addEventListener("conflict", (event) => {
    [seen] = event.detail.conflicts;
    assert.equal(seen.resolution, undefined);
    seen.resolveWithRemoteRecord();
  });
  await dataset.synchronize();
  assert.deepEqual([seen.key, seen.localRecord.value, seen.remoteRecord.value], ["k", "local", "remote"]);
  assert.equal(seen.remoteRecord.lastModifiedBy, ALICE);
  assert.equal(service.values(ALICE, "preference").k, "remote");
});

test("resolved with the local record, the remote one, another value, a removal", async () => {
  for (const [how, expected] of /** @type {const} */ ([
    ["resolveWithLocalRecord", "local"],
    ["resolveWithRemoteRecord", "remote"],
    ["resolveWithValue", "both"],
  ])) {
    const { dataset, service } = await disputed(0, 0);
    await synchronize(dataset, { onConflict: async (_, [conflict]) => conflict?.[how]("both") });
    assert.equal(dataset.get("k"), expected);
    assert.equal(service.values(ALICE, "preference").k, expected);
    assert.equal(dataset.isChanged(), false);
  }
  const { dataset, service } = await disputed(0, 0);
  await synchronize(dataset, { onConflict: (_, [conflict]) => conflict?.resolveWithValue(null) });
  assert.deepEqual(service.values(ALICE, "preference"), {});
});

test("both devices wrote the same: no conflict, and nothing to send", async () => {
  const service = new CognitoSync();
  const { open, wire } = device({ service });
  const dataset = await open();
  await dataset.put("k", "1");
  service.write(ALICE, "preference", { k: "1" });
  await synchronize(dataset, { onConflict: () => assert.fail("they agree") });
  assert.deepEqual(wire.calls, ["ListRecords"]);
  assert.equal(dataset.isChanged(), false);
});

test("what is written while the app is deciding is newer than the decision", async () => {
  const { dataset, service } = await disputed(0, 0);
  await synchronize(dataset, {
    async onConflict(_, [conflict]) {
      conflict?.resolveWithRemoteRecord();
      await dataset.put("k", "typed meanwhile");
    },
  });
  assert.equal(dataset.get("k"), "typed meanwhile");
  assert.equal(service.values(ALICE, "preference").k, "typed meanwhile");
});

test("answering false puts everything off; an error of the app's is the caller's", async () => {
  const { dataset, service } = await disputed(0, 0);
  const callbacks = {
    /** @type {NonNullable<import("../src/index.js").Handlers["onConflict"]>} */
    onConflict(_, [conflict]) {
      conflict?.resolveWithLocalRecord();
      return false;
    },
  };
  await assert.rejects(synchronize(dataset, callbacks), { name: "ConflictError" });
  assert.equal(service.values(ALICE, "preference").k, "remote");
  const failing = {
    onConflict() {
      throw new RangeError("of the app");
    },
  };
  await assert.rejects(synchronize(dataset, failing), RangeError);
  assert.equal(dataset.get("k"), "local");
});

test("a conflict that is put off survives a reload", async () => {
  const { browser, dataset, service } = await disputed(0, 0);
  await assert.rejects(synchronize(dataset, { onConflict: () => undefined }), { name: "ConflictError" });
  const again = await device({ browser, service }).open();
  assert.equal(again.get("k"), "local");
  await synchronize(again, { onConflict: (_, [conflict]) => conflict?.resolveWithLocalRecord() });
  assert.equal(service.values(ALICE, "preference").k, "local");
});

test("an answer was lost, and the value changed since: our own write is no conflict", async () => {
  const { open, wire, service } = device();
  const dataset = await open();
  await dataset.put("k", "1");
  wire.before = ({ operation }) => {
    if (operation !== "UpdateRecords") return;
    wire.before = undefined;
    wire.instead = () => {
      wire.instead = undefined;
      const { SyncSessionToken } = service.listRecords(ALICE, "preference", {});
      const body = wire.requests.at(-1)?.body;
      service.updateRecords(ALICE, "preference", { ...body, SyncSessionToken });
      throw new TypeError("Failed to fetch");
    };
  };
  await assert.rejects(dataset.synchronize(), { name: "NetworkError" });
  await dataset.put("k", "2");
  await synchronize(dataset, { onConflict: () => assert.fail("it was written here") });
  assert.deepEqual(service.values(ALICE, "preference"), { k: "2" });
});
