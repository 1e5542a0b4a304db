import assert from "node:assert/strict";
import { test } from "node:test";
import { newDatasets } from "../../src/colour/cognito-sync.js";
import { connect } from "../../src/colour/connect.js";
import { Preference } from "../../src/colour/preference.js";
import { Cognito, json, refused } from "../fakes/cognito.js";
import { tab } from "../fakes/signing-in.js";
import { FakeIdentities } from "../fakes/world.js";

const KEY = "background-color";
const CHROME = "Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0 Safari/537.36";
const SAFARI = "Mozilla/5.0 (Macintosh; Intel Mac OS X) Version/18.0 Safari/605.1.15";

/** Devices of one user: the real SDK, from sign-in to record, against a service in memory. */
function user() {
  const all = tab();
  const cognito = new Cognito(all.clock.now);
  const device = async (userAgent = CHROME) => {
    const own = tab();
    own.session.begin({ idToken: own.pool.idToken(), refreshToken: own.pool.newRefreshToken() });
    const connection = await connect({
      ...own,
      identities: /** @type {any} */ (new FakeIdentities()),
      now: all.clock.now,
      userAgent,
      newDatasets,
      client: cognito.client,
    });
    return { ...own, ...connection };
  };
  const calls = () => cognito.calls.filter((call) => /Records$/.test(call));
  const unplugged = () => {
    throw new TypeError("Failed to fetch");
  };
  return { cognito, clock: all.clock, device, calls, unplugged };
}

test("nothing was ever set: nothing is worn, and nothing is before it", async () => {
  const { preference } = await user().device();
  await preference.synchronize();
  assert.equal(preference.current, undefined);
  assert.equal(preference.state, "none");
  assert.deepEqual(preference.previous, []);
  assert.equal(await preference.undo(), undefined);
});

test("a colour, its device and its history go in one update; another device gets all three with one list", async () => {
  const { device, cognito, calls, clock } = user();
  const { preference } = await device();
  await preference.setColour("red");
  assert.equal(preference.state, "here");
  await preference.synchronize("local");
  assert.equal(preference.state, "everywhere");
  assert.deepEqual(calls(), ["ListRecords", "UpdateRecords"]);
  assert.deepEqual([...cognito.records.keys()].sort(), [KEY, "device", "history"]);

  clock.time += 60_000;
  const other = (await device(SAFARI)).preference;
  await other.synchronize();
  assert.deepEqual(calls().slice(2), ["ListRecords"]);
  assert.deepEqual(other.current, { colour: "red", device: "Chrome on Linux", at: clock.time - 60_000 });
});

test("a warm get is one request, a warm set two, and so is nothing new", async () => {
  const { device, calls } = user();
  const { preference } = await device();
  await preference.setColour("red");
  await preference.synchronize("local");
  const cold = calls().length;
  await preference.synchronize();
  await preference.synchronize();
  await preference.setColour("blue");
  await preference.synchronize("local");
  assert.deepEqual(calls().slice(cold), ["ListRecords", "ListRecords", "ListRecords", "UpdateRecords"]);
});

test("a colour that a program set without a label is of an unknown device, and its time is the service's", async () => {
  const { device, cognito, clock } = user();
  const { preference } = await device();
  await preference.setColour("red");
  await preference.synchronize("local");
  clock.time += 1000;
  cognito.write(KEY, "blue");
  await preference.synchronize();
  assert.deepEqual(preference.current, { colour: "blue", at: clock.time });
  assert.equal(preference.previous[0]?.colour, "red");
});

test("undo goes back step by step, on any device", async () => {
  const { device } = user();
  const one = (await device()).preference;
  for (const colour of ["red", "green", "blue"]) await one.setColour(colour);
  await one.synchronize("local");
  const other = (await device(SAFARI)).preference;
  await other.synchronize();
  assert.equal(await other.undo(), "green");
  assert.equal(await other.undo(), "red");
  assert.equal(await other.undo(), undefined);
  await other.synchronize("local");
  await one.synchronize();
  assert.equal(one.current?.colour, "red");
  assert.equal(one.current?.device, "Safari on Mac");
  assert.deepEqual(one.previous, []);
});

/** Both have set a colour, and neither has seen the other's. */
async function conflict() {
  const all = user();
  const here = (await all.device()).preference;
  const there = (await all.device(SAFARI)).preference;
  all.cognito.instead.ListRecords = all.unplugged;
  await here.setColour("red");
  await assert.rejects(here.synchronize("local"), { name: "NetworkError" });
  assert.equal(here.state, "waiting");
  all.cognito.instead = {};
  await there.setColour("blue");
  await there.synchronize("local");
  return { ...all, here, there };
}

test("two colours set apart: a person is asked, and until then the own one stays and nothing of it is pushed", async () => {
  const { here, cognito, clock } = await conflict();
  await here.synchronize();
  assert.equal(here.state, "conflict");
  assert.deepEqual(here.conflict, {
    local: { colour: "red", device: "Chrome on Linux", at: clock.time },
    remote: { colour: "blue", device: "Safari on Mac", at: clock.time },
  });
  assert.equal(here.current?.colour, "red");
  assert.equal(cognito.records.get(KEY)?.Value, "blue");
});

for (const [winner, colour, device] of /** @type {const} */ ([
  ["local", "red", "Chrome on Linux"],
  ["remote", "blue", "Safari on Mac"],
])) {
  test(`the ${winner} one is chosen: it is everywhere, and the other one is in the history`, async () => {
    const { here, there, cognito } = await conflict();
    await here.synchronize();
    await here.synchronize(winner, "blue");
    assert.equal(here.conflict, undefined);
    assert.equal(here.state, "everywhere");
    await there.synchronize();
    for (const preference of [here, there]) {
      assert.equal(preference.current?.colour, colour);
      assert.equal(preference.current?.device, device);
    }
    const history = JSON.parse(cognito.records.get("history")?.Value ?? "");
    assert.deepEqual(history.map((/** @type {any} */ entry) => entry.colour).sort(), ["blue", "red"]);
  });
}

test("what the person did not see is not what they chose: the newer one is asked about", async () => {
  const { here, there } = await conflict();
  await here.synchronize();
  await there.setColour("green");
  await there.synchronize("local");
  await here.synchronize("remote", "blue");
  assert.equal(here.conflict?.remote.colour, "green");
  assert.equal(here.current?.colour, "red");
});

test("a decision holds for the one synchronize it was made for, not for those that the library does by itself", async () => {
  /** @type {any} */
  const dataset = Object.assign(new EventTarget(), {
    record: () => undefined,
    synchronize: async () => {
      throw Object.assign(new Error(), { name: "NetworkError" });
    },
  });
  const preference = new Preference({ dataset, device: "Chrome on Linux", now: () => 0 });
  await assert.rejects(preference.synchronize("local"), { name: "NetworkError" });
  const colour = (/** @type {string} */ value) => ({ key: KEY, value });
  const met = /** @type {any} */ ({ key: KEY, localRecord: colour("red"), remoteRecord: colour("blue") });
  assert.equal(preference.resolve([met]), false);
  assert.equal(preference.conflict?.remote.colour, "blue");
});

test("setting a colour is a decision too", async () => {
  const { here, cognito } = await conflict();
  await here.synchronize();
  await here.setColour("green");
  assert.equal(here.conflict, undefined);
  await here.synchronize("local");
  assert.equal(cognito.records.get(KEY)?.Value, "green");
});

test("the same colour set on both is no question, and their histories are one", async () => {
  const { here, there, cognito } = await conflict();
  await there.setColour("red");
  await there.synchronize("local");
  await here.synchronize();
  assert.equal(here.state, "everywhere");
  assert.equal(here.current?.device, "Safari on Mac");
  const history = JSON.parse(cognito.records.get("history")?.Value ?? "");
  assert.deepEqual(new Set(history.map((/** @type {any} */ entry) => entry.colour)), new Set(["red", "blue"]));
});

test("erased is erased on every device, and a colour can be set again", async () => {
  const { device, cognito } = user();
  const one = (await device()).preference;
  await one.setColour("red");
  await one.synchronize("local");
  const other = (await device(SAFARI)).preference;
  await other.synchronize();
  await other.erase();
  assert.equal(cognito.records.size, 0);
  assert.equal(other.current?.colour, undefined);
  await one.synchronize();
  assert.equal(one.current?.colour, undefined);
  assert.deepEqual(one.previous, []);
  await one.setColour("blue");
  await one.synchronize("local");
  await other.synchronize();
  assert.equal(other.current?.colour, "blue");
});

test("the export has every record as it is", async () => {
  const { device, cognito, clock } = user();
  cognito.write("other", "value");
  const { preference } = await device();
  await preference.synchronize();
  assert.deepEqual(preference.export(), {
    dataset: "preference",
    exported: new Date(clock.time).toISOString(),
    records: [{ key: "other", value: "value", syncCount: 1, lastModifiedDate: new Date(clock.time).toISOString() }],
  });
});

test("what the dataset holds is told with its limits", async () => {
  const { preference } = await user().device();
  await preference.setColour("red");
  const { records, bytes, maxBytes, maxRecords } = preference.contents;
  assert.deepEqual(
    records.map((/** @type {any} */ { key, changed }) => [key, changed]),
    [
      [KEY, true],
      ["device", true],
      ["history", true],
    ],
  );
  assert.ok(bytes > 30 && bytes < 500);
  assert.deepEqual([maxBytes, maxRecords], [1024 * 1024, 1024]);
});

test("an update is told whenever anything may have changed", async () => {
  const { device, cognito } = user();
  const { preference } = await device();
  let updates = 0;
  preference.addEventListener("update", () => {
    updates += 1;
  });
  await preference.setColour("red");
  assert.ok(updates > 0);
  updates = 0;
  cognito.write(KEY, "blue");
  await preference.synchronize("local");
  assert.ok(updates > 0);
});

test("errors from before Cognito Sync keep their names", async () => {
  const { device, cognito } = user();
  cognito.instead.GetId = () => refused(400, "NotAuthorizedException", "Invalid login token.");
  await assert.rejects(device(), { name: "IdentityServiceError" });
  cognito.instead = {};
  const { preference, session, forgetCredentials } = await device();
  cognito.instead.ListRecords = () => json(403, "<html>blocked</html>");
  await assert.rejects(preference.synchronize(), { name: "NetworkError", status: 403 });
  cognito.instead = {};
  await session.end();
  forgetCredentials();
});
