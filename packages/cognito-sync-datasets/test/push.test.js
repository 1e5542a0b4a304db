import assert from "node:assert/strict";
import { setMaxListeners } from "node:events";
import { test } from "node:test";
import { AppSync, CREDENTIALS, isSigned, REALTIME } from "./fakes/appsync.js";
import { ALICE, apiDevice, settled } from "./fakes/devices.js";
import { Sockets, startRefused } from "./fakes/sockets.js";

/** Node.js warns of more than ten listeners. @param {EventTarget} target */
function quiet(target) {
  setMaxListeners(0, target);
  return target;
}

/** A page with timers that pass when they are told to, in the order of their times. */
class Page {
  #events = quiet(new EventTarget());
  /** @type {Map<object, { run: () => void, at: number }>} */
  #timers = new Map();
  time = 0;
  document = Object.assign(quiet(new EventTarget()), { visibilityState: "visible" });

  environment = {
    document: /** @type {any} */ (this.document),
    addEventListener: this.#events.addEventListener.bind(this.#events),
    removeEventListener: this.#events.removeEventListener.bind(this.#events),
    setTimeout: (/** @type {() => void} */ run, /** @type {number} */ wait) => {
      const timer = {};
      this.#timers.set(timer, { run, at: this.time + wait });
      return timer;
    },
    clearTimeout: (/** @type {object} */ timer) => void this.#timers.delete(timer),
  };

  get timers() {
    return this.#timers.size;
  }

  /** @param {number} milliseconds */
  async pass(milliseconds) {
    const end = this.time + milliseconds;
    for (;;) {
      await settled();
      const [next] = [...this.#timers]
        .filter(([, { at }]) => at <= end)
        .sort(([, one], [, other]) => one.at - other.at);
      if (!next) break;
      const [timer, { run, at }] = next;
      this.#timers.delete(timer);
      this.time = Math.max(this.time, at);
      run();
    }
    this.time = end;
  }

  /** @param {"online" | "offline" | "focus"} type */
  async event(type) {
    this.#events.dispatchEvent(new Event(type));
    await settled();
  }

  /** @param {"visible" | "hidden"} state */
  async show(state) {
    this.document.visibilityState = state;
    this.document.dispatchEvent(new Event("visibilitychange"));
    await settled();
  }
}

/**
 * A page that follows, connected, and another device.
 *
 * @param {object} [parts]
 * @param {string[]} [parts.names] of its datasets
 * @param {Parameters<typeof apiDevice>[0] & {}} [parts.parts]
 */
async function following({ names = ["preference"], parts } = {}) {
  const api = new AppSync();
  const page = new Page();
  const sockets = new Sockets(api);
  const { WebSocket } = sockets;
  const here = apiDevice({ api, environment: { ...page.environment, WebSocket }, ...parts });
  const stopped = /** @type {any[]} */ ([]);
  const datasets = await Promise.all(names.map((name) => here.open(name)));
  const [dataset] = /** @type {[import("../src/index.js").Dataset]} */ (/** @type {unknown} */ (datasets));
  const stops = datasets.map((one) => one.follow({ onStop: (error) => stopped.push(error) }));
  // Each has listed at once, and again when it was subscribed to.
  do await page.pass(0);
  while (here.wire.calls.length < 2 * names.length || datasets.some(({ connection }) => connection.synchronizing));
  const there = apiDevice({ api });
  const other = await there.open(names[0]);
  let written = 0;
  const write = async () => {
    written += 1;
    await other.put("k", `${written}`);
    await other.synchronize();
    await settled();
  };
  const stop = () => {
    for (const end of stops) end();
  };
  return { ...here, owner: here.datasets, page, sockets, datasets, dataset, stop, stopped, write };
}

test("another device's change is there at once, without a poll", async () => {
  const { dataset, page, sockets, wire, write, stop } = await following();
  assert.deepEqual([sockets.all.length, wire.calls], [1, ["changes", "changes"]]);
  await write();
  assert.deepEqual([dataset.get("k"), wire.calls.length], ["1", 3]);
  assert.equal(page.time, 0);
  await page.pass(240_000);
  sockets.last.receive({ type: "ka" });
  assert.equal(wire.calls.length, 3, "between pushes nothing is asked");
  await page.pass(100_000);
  assert.equal(wire.calls.length, 4, "the safety net");
  stop();
});

test("connection and subscription are signed, the first in a subprotocol, and the address carries nothing", async () => {
  const { sockets, stop } = await following();
  const { url, protocols, authorization, sent } = sockets.last;
  assert.equal(url, REALTIME);
  assert.equal(protocols[0], "graphql-ws");
  assert.match(`${protocols[1]}`, /^header-[\w-]+$/);
  assert.equal(await isSigned(authorization, "/graphql/connect", "{}"), true);
  assert.equal(authorization.host, "api.test");
  const [init, start] = sent;
  assert.deepEqual(init, { type: "connection_init" });
  const { data, extensions } = start.payload;
  assert.deepEqual(JSON.parse(data).variables, { owner: ALICE, dataset: "preference" });
  assert.equal(await isSigned(extensions.authorization, "/graphql", data), true);
  stop();
});

test("what was written between the listing and the subscription is not missed", async () => {
  const api = new AppSync();
  const sockets = new Sockets(api);
  /** @type {string | undefined} */
  let started;
  sockets.instead = (_, { type, id }) => {
    if (type !== "start") return undefined;
    started = id;
    return "nothing";
  };
  const page = new Page();
  const here = apiDevice({ api, environment: { ...page.environment, WebSocket: sockets.WebSocket } });
  const dataset = await here.open();
  const stop = dataset.follow();
  await page.pass(0);
  assert.deepEqual(here.wire.calls, ["changes"]);
  // Nobody is told yet.
  api.answer(ALICE, update("meanwhile"));
  sockets.last.receive({ type: "start_ack", id: started });
  await settled();
  assert.deepEqual([dataset.get("k"), here.wire.calls.length], ["meanwhile", 2]);
  stop();
});

/** @param {string} value */
const update = (value) => ({
  query: "mutation Update($x: ID) {\n  update(x: $x) { owner dataset count exists modified by }\n}",
  variables: {
    dataset: "preference",
    writeId: value,
    patches: [{ key: "k", value, expected: 0, deviceModified: 1 }],
  },
});

test("one's own writes, and counts that are known, cause no request", async () => {
  const { api, dataset, sockets, wire, stop } = await following();
  wire.calls = [];
  await dataset.put("k", "mine");
  await dataset.synchronize();
  await settled();
  assert.deepEqual(wire.calls, ["update"]);
  sockets.last.tell({ owner: ALICE, dataset: "preference", count: 1, by: ALICE });
  sockets.last.tell({ owner: ALICE, dataset: "other", count: 9, by: ALICE });
  await settled();
  assert.deepEqual(wire.calls, ["update"]);
  assert.equal(api.table.item(ALICE, "preference")?.count?.N, "1");
  stop();
});

test("a change that is told while another synchronize runs is got after it", async () => {
  const { api, dataset, sockets, wire, stop } = await following();
  let late = false;
  wire.loses = ({ field }) => {
    // It is listed, and the answer is on its way.
    if (field === "changes" && !late) api.answer(ALICE, update("late"));
    late = true;
    return false;
  };
  wire.delay = settled;
  const before = sockets.all.length;
  await dataset.synchronize();
  for (let turn = 0; turn < 4; turn += 1) await settled();
  assert.deepEqual([late, dataset.get("k"), sockets.all.length], [true, "late", before]);
  stop();
});

test("many datasets have one socket; it is closed after the last one, and nothing is left", async () => {
  const names = Array.from({ length: 20 }, (_, index) => `d${index}`);
  const { datasets, page, sockets, wire, write, stop } = await following({ names });
  assert.equal(sockets.all.length, 1);
  assert.equal(sockets.last.subscriptions.size, 20);
  wire.calls = [];
  await write();
  assert.deepEqual([datasets[0]?.get("k"), wire.calls], ["1", ["changes"]], "only the one that has changed");
  stop();
  assert.deepEqual([sockets.open.length, page.timers, sockets.last.subscriptions.size], [0, 0, 0]);
  assert.deepEqual(
    sockets.last.sent.slice(-20).map(({ type }) => type),
    Array(20).fill("stop"),
  );
});

test("closed datasets close it, too, also while it connects", async () => {
  const one = await following();
  one.owner.close();
  await settled();
  assert.deepEqual([one.sockets.open.length, one.page.timers], [0, 0]);
  const other = await following();
  other.sockets.instead = () => "nothing";
  other.sockets.last.drop();
  await other.page.pass(1_000);
  assert.equal(other.sockets.open.length, 1);
  other.owner.close();
  await other.page.pass(600_000);
  assert.deepEqual([other.sockets.all.length, other.sockets.open.length, other.page.timers], [2, 0, 0]);
});

test("a lost connection is opened again, signed anew, and what was written meanwhile is there", async () => {
  const { clock, dataset, page, sockets, write, stop, wire } = await following();
  const signature = () => sockets.last.authorization["x-amz-date"];
  const first = signature();
  sockets.last.drop();
  wire.calls = [];
  clock.time += 2_000;
  await write();
  assert.equal(dataset.get("k"), undefined);
  await page.pass(1_000);
  assert.equal(sockets.all.length, 2);
  assert.equal(dataset.get("k"), "1");
  assert.deepEqual(wire.calls, ["changes"]);
  assert.notEqual(signature(), first);
  stop();
});

test("credentials that have expired are asked for anew at the next connection", async () => {
  let given = 0;
  const client = {
    ...apiDevice().wire.client,
    credentials: async () => ({
      ...CREDENTIALS,
      accessKeyId: `ASIA${++given}`,
      expiration: new Date(Date.now() + 1_000),
    }),
  };
  const { page, sockets, stop } = await following({ parts: { options: { client } } });
  const before = given;
  sockets.last.drop();
  await page.pass(1_000);
  const [, key] = sockets.last.authorization.authorization?.match(/Credential=ASIA(\d+)/) ?? [];
  assert.ok(Number(key) > before, `${key} after ${before}`);
  stop();
});

test("a subscription whose credentials are refused is started again with others", async () => {
  let given = 0;
  const client = {
    ...apiDevice().wire.client,
    credentials: async () => ({ ...CREDENTIALS, accessKeyId: `ASIA${++given}` }),
  };
  const api = new AppSync();
  const page = new Page();
  const sockets = new Sockets(api);
  let refusals = 1;
  sockets.instead = (_, { type, id }) =>
    type === "start" && refusals-- > 0 ? startRefused(id, "UnrecognizedClientException", "invalid") : undefined;
  const { WebSocket } = sockets;
  const here = apiDevice({ api, options: { client }, environment: { ...page.environment, WebSocket } });
  const stopped = /** @type {any[]} */ ([]);
  const stop = (await here.open()).follow({ onStop: (error) => stopped.push(error) });
  await page.pass(2_000);
  const starts = sockets.last.sent.filter(({ type }) => type === "start");
  assert.deepEqual(
    starts.map(({ payload }) => payload.extensions.authorization.authorization.match(/ASIA\d+/)[0]),
    ["ASIA1", "ASIA2"],
  );
  assert.deepEqual([sockets.last.subscriptions.size, stopped], [1, []]);
  stop();
});

test("a silent connection is given up after the time that the service names, one with keep-alives is not", async () => {
  const { page, sockets, stop } = await following();
  for (let minute = 0; minute < 30; minute += 1) {
    await page.pass(60_000);
    sockets.last.receive({ type: "ka" });
  }
  assert.equal(sockets.all.length, 1);
  await page.pass(299_000);
  assert.equal(sockets.all.length, 1);
  await page.pass(3_000);
  assert.deepEqual([sockets.all.length, sockets.open.length], [2, 1]);
  stop();
});

test("the service ends the connection, as it does after 24 hours: the page has another one within a second, and misses nothing", async () => {
  const { dataset, page, sockets, write, stop } = await following();
  await page.pass(240_000);
  sockets.last.drop();
  await write();
  await page.pass(1_000);
  assert.deepEqual([sockets.all.length, dataset.get("k")], [2, "1"]);
  stop();
});

test("a handshake that never ends is given up, and tried again less and less often, while it polls", async () => {
  const { dataset, page, sockets, write, stop, wire } = await following();
  sockets.fails = true;
  sockets.last.drop();
  wire.calls = [];
  await page.pass(60_000);
  assert.equal(wire.calls.length, 12, "every five seconds");
  await write();
  await page.pass(5_000);
  assert.equal(dataset.get("k"), "1");
  const tries = sockets.all.length;
  assert.ok(tries >= 5 && tries <= 8, `${tries}`);
  await page.pass(900_000);
  const later = sockets.all.length - tries;
  assert.ok(later >= 3 && later <= 8, `${later} in 15 minutes`);
  sockets.fails = false;
  await page.pass(300_000);
  wire.calls = [];
  await write();
  assert.deepEqual([dataset.get("k"), wire.calls], ["2", ["changes"]]);
  stop();
});

for (const [what, instead] of /** @type {[string, (socket: any, message: any) => any][]} */ ([
  ["no acknowledgement", (_, { type }) => (type === "connection_init" ? "nothing" : undefined)],
  ["no acknowledgement of the subscription", (_, { type }) => (type === "start" ? "nothing" : undefined)],
  [
    "a refusal of the connection",
    (_, { type }) =>
      type === "connection_init"
        ? { type: "connection_error", payload: { errors: [{ errorType: "UnauthorizedException", errorCode: 401 }] } }
        : undefined,
  ],
  ["what is no JSON", (_, { type }) => (type === "connection_init" ? "<html>" : undefined)],
])) {
  test(`${what}: it polls, and connects again later`, async () => {
    const { dataset, page, sockets, write, stop, stopped } = await following();
    sockets.instead = instead;
    sockets.last.drop();
    await page.pass(20_000);
    await write();
    await page.pass(5_500);
    assert.deepEqual([dataset.get("k"), stopped], ["1", []]);
    sockets.instead = undefined;
    await page.pass(120_000);
    await write();
    assert.deepEqual([dataset.get("k"), sockets.open.length], ["2", 1]);
    stop();
  });
}

test("a refused subscription ends it, and is told", async () => {
  const api = new AppSync();
  const page = new Page();
  const sockets = new Sockets(api);
  sockets.instead = (_, { type, id }) =>
    type === "start"
      ? startRefused(id, "Unauthorized", "Not Authorized to access changed on type Subscription")
      : undefined;
  const here = apiDevice({ api, environment: { ...page.environment, WebSocket: sockets.WebSocket } });
  const stopped = /** @type {any[]} */ ([]);
  (await here.open()).follow({ onStop: (error) => stopped.push(error) });
  await settled();
  assert.equal(stopped.length, 1);
  assert.deepEqual([stopped[0].name, stopped[0].status, stopped[0].type], ["SyncServiceError", 403, "Unauthorized"]);
  await page.pass(600_000);
  assert.deepEqual([sockets.all.length, sockets.open.length, page.timers], [1, 0, 0]);
});

test("an error that passes starts the subscription again later; so does its end by the service", async () => {
  const { dataset, page, sockets, write, stop, stopped } = await following();
  const [id = ""] = sockets.last.subscriptions.keys();
  sockets.last.subscriptions.clear();
  let errors = 2;
  sockets.instead = (_, { type }) =>
    type === "start" && errors-- > 0 ? startRefused(id, "LimitExceededError", "too many") : undefined;
  sockets.last.receive({ type: "complete", id });
  await write();
  await page.pass(10_000);
  assert.deepEqual([sockets.last.subscriptions.size, sockets.all.length, stopped], [1, 1, []]);
  assert.equal(dataset.get("k"), "1");
  await write();
  assert.equal(dataset.get("k"), "2");
  stop();
});

test("offline it drops the connection, online it has another one at once", async () => {
  const { dataset, page, sockets, write, stop } = await following();
  await page.event("offline");
  assert.equal(sockets.open.length, 0);
  await write();
  await page.event("online");
  assert.deepEqual([sockets.all.length, sockets.open.length, dataset.get("k")], [2, 1, "1"]);
  await page.event("online");
  assert.equal(sockets.all.length, 2);
  stop();
});

test("a hidden page asks for nothing, closes the connection after a minute, and is up to date once it is seen", async () => {
  const { dataset, page, sockets, wire, write, stop } = await following();
  await page.show("hidden");
  wire.calls = [];
  await write();
  await page.pass(50_000);
  assert.deepEqual([wire.calls, sockets.open.length], [[], 1]);
  await page.show("visible");
  assert.deepEqual([dataset.get("k"), sockets.all.length], ["1", 1]);
  await page.show("hidden");
  await page.pass(70_000);
  assert.equal(sockets.open.length, 0);
  await write();
  await page.pass(600_000);
  assert.deepEqual([dataset.get("k"), sockets.all.length], ["1", 1]);
  await page.show("visible");
  assert.deepEqual([dataset.get("k"), sockets.open.length], ["2", 1]);
  stop();
});

test("without WebSockets, or without their address, it polls", async () => {
  for (const parts of [{ WebSocket: null }, { realtime: undefined }]) {
    const api = new AppSync();
    const page = new Page();
    const sockets = new Sockets(api);
    const environment = { ...page.environment, WebSocket: sockets.WebSocket, ...parts };
    const client = { ...apiDevice().wire.client, ...parts };
    const { open, wire } = apiDevice({ api, options: { client }, environment: /** @type {any} */ (environment) });
    const stop = (await open()).follow({ every: 2_000 });
    await page.pass(10_000);
    assert.deepEqual([wire.calls.length, sockets.all.length], [6, 0]);
    stop();
  }
});

test("200 changes, the connection cut ten times and messages lost with it: none is missed", async () => {
  const { dataset, page, sockets, write, stop, wire } = await following();
  const seen = new Set();
  dataset.addEventListener("change", () => seen.add(dataset.get("k")));
  for (let change = 1; change <= 200; change += 1) {
    if (change % 20 === 10) {
      // The last messages before the cut do not arrive.
      sockets.tells = () => false;
      await write();
      sockets.tells = () => true;
      sockets.last.drop();
    } else {
      await write();
    }
    await page.pass(500);
    if (change % 20 === 13) assert.equal(dataset.get("k"), `${change}`, "up to date again");
  }
  await page.pass(2_000);
  assert.deepEqual([dataset.get("k"), dataset.syncCount, sockets.all.length], ["200", 200, 11]);
  assert.ok(seen.size >= 170, `${seen.size} of 200 were seen each`);
  assert.ok(wire.calls.length < 240, `${wire.calls.length} requests`);
  stop();
});
