import assert from "node:assert/strict";
import { test } from "node:test";
import { ALICE, Browser, device } from "./fakes/devices.js";

/** What an Environment may lack, one at a time and all at once: browsers refuse them in private windows and in frames. */
const OPTIONAL = {
  indexedDB: undefined,
  navigator: undefined,
  BroadcastChannel: undefined,
  addEventListener: undefined,
  removeEventListener: undefined,
};

for (const [circumstance, environment] of Object.entries({
  ...Object.fromEntries(Object.keys(OPTIONAL).map((name) => [`no ${name}`, { [name]: undefined }])),
  "no Web Locks": { navigator: {} },
  "none of what may be missing": OPTIONAL,
})) {
  test(`${circumstance}: what is put is synchronized, and the other tab gets it`, async () => {
    const browser = new Browser();
    const one = device({ browser, environment });
    const other = device({ browser, environment, service: one.service });
    const dataset = await one.open();
    await dataset.put("colour", "red");
    await Promise.all([dataset.synchronize(), dataset.synchronize()]);
    assert.equal(one.service.values(ALICE, "preference").colour, "red");
    const seen = await other.open();
    await seen.synchronize();
    assert.equal(seen.get("colour"), "red");
    one.datasets.close();
    other.datasets.close();
  });
}
