import assert from "node:assert/strict";
import { test } from "node:test";
import { CognitoSync } from "./fakes/cognito-sync.js";
import { ALICE, Browser, device, offline } from "./fakes/devices.js";

/** Two tabs of one browser, with a dataset that has one record. */
async function twoTabs() {
  const browser = new Browser();
  const service = new CognitoSync();
  service.write(ALICE, "preference", { k: "old" });
  const tabs = [device({ browser, service }), device({ browser, service })];
  const [one, other] = await Promise.all(tabs.map(({ open }) => open()));
  await one?.synchronize();
  await other?.synchronize();
  return {
    service,
    tabs,
    one: /** @type {NonNullable<typeof one>} */ (one),
    other: /** @type {NonNullable<typeof one>} */ (other),
  };
}

test("what is written while the dataset is being deleted stays, in this tab and in another, the old value too", async () => {
  for (const value of ["new", "old"]) {
    const { one, other, service } = await twoTabs();
    const deleted = one.delete();
    await one.put("k", value);
    await other.put("l", "2");
    await deleted;
    await other.synchronize();
    await one.synchronize();
    assert.deepEqual(service.values(ALICE, "preference"), { k: value, l: "2" });
    assert.deepEqual({ ...one.getAll() }, { k: value, l: "2" });
  }
});

test("what was written before goes, waiting or not", async () => {
  const { one, service } = await twoTabs();
  await one.put("waits", "1");
  await one.delete();
  await one.synchronize();
  assert.deepEqual([{ ...one.getAll() }, service.values(ALICE, "preference")], [{}, {}]);
});

test("a deletion that fails leaves everything as it was", async () => {
  const { one, service, tabs } = await twoTabs();
  await one.put("waits", "1");
  const wire = /** @type {any} */ (tabs[0]).wire;
  wire.instead = offline;
  await assert.rejects(one.delete(), { name: "NetworkError" });
  wire.instead = undefined;
  await one.synchronize();
  assert.deepEqual(service.values(ALICE, "preference"), { k: "old", waits: "1" });
});
