import assert from "node:assert/strict";
import { test } from "node:test";
import { Follow } from "../src/synchronization/follow.js";
import { json, refused } from "./fakes/answers.js";
import { ALICE, Browser, device, newDatasets, offline, POOL, settled } from "./fakes/devices.js";

const BADLY = Object.assign(new Error("no network"), { name: "NetworkError" });

/** A page whose timers run when they are told to. */
function followed(visibilityState = "visible") {
  const events = new EventTarget();
  const document = Object.assign(new EventTarget(), { visibilityState });
  /** @type {{ run: () => Promise<void>, wait: number } | undefined} */
  let timer;
  const browser = {
    document,
    addEventListener: events.addEventListener.bind(events),
    removeEventListener: events.removeEventListener.bind(events),
    setTimeout: (/** @type {any} */ run, /** @type {number} */ wait) => {
      timer = { run, wait };
      return 1;
    },
    clearTimeout: () => {
      timer = undefined;
    },
  };
  /** @type {{ looks: number, error: any, answer: unknown, stopped: unknown[] }} */
  const world = { looks: 0, error: undefined, answer: undefined, stopped: [] };
  const start = (/** @type {number | undefined} */ every = undefined) =>
    new Follow({
      ...(every !== undefined && { every }),
      browser: /** @type {any} */ (browser),
      random: () => 0.5,
      look: async () => {
        world.looks += 1;
        if (world.error) throw world.error;
        return world.answer;
      },
      onStop: (error) => world.stopped.push(error),
    }).start();
  return {
    start,
    world,
    document,
    events,
    get wait() {
      return timer?.wait;
    },
    tick: async () => {
      const run = timer?.run;
      timer = undefined;
      await run?.();
    },
  };
}

test("it looks at once and then every five seconds", async () => {
  const page = followed();
  page.start();
  await settled();
  assert.equal(page.world.looks, 1);
  assert.equal(page.wait, 5000);
  await page.tick();
  assert.equal(page.world.looks, 2);
  assert.equal(page.wait, 5000);
});

test("what fails is tried more and more seldom, and often again once it works", async () => {
  const page = followed();
  page.world.error = BADLY;
  page.start();
  await settled();
  const waits = [];
  for (let turn = 0; turn < 8; turn++) {
    waits.push(page.wait);
    await page.tick();
  }
  assert.deepEqual(waits, [10_000, 20_000, 40_000, 80_000, 160_000, 300_000, 300_000, 300_000]);
  page.world.error = undefined;
  // While another synchronization runs, nothing is known yet.
  page.world.answer = false;
  await page.tick();
  assert.equal(page.wait, 300_000);
  page.world.answer = undefined;
  await page.tick();
  assert.equal(page.wait, 5000);
});

test("an interval longer than timers can wait is the longest one, not none", async () => {
  const page = followed();
  page.start(Number.POSITIVE_INFINITY);
  await settled();
  assert.equal(page.wait, 2 ** 31 - 1);
});

test("what the service asks to be left alone for is waited, if it is longer", async () => {
  const page = followed();
  page.world.error = Object.assign(new Error("too much"), { status: 429, retryAfter: 60_000 });
  page.start();
  await settled();
  assert.equal(page.wait, 60_000);
});

test("what is of no use is not tried again, and is told", async () => {
  const page = followed();
  page.world.error = Object.assign(new Error("not allowed"), { status: 403 });
  page.start();
  await settled();
  assert.deepEqual(page.world.stopped, [page.world.error]);
  assert.equal(page.wait, undefined);
});

test("a conflict that waits for a decision stops nothing", async () => {
  const page = followed();
  page.world.error = Object.assign(new Error("decide"), { name: "ConflictError" });
  page.start();
  await settled();
  assert.deepEqual([page.world.stopped, page.wait], [[], 5000]);
});

test("a page that nobody sees asks nobody, and looks as soon as it is seen", async () => {
  const page = followed("hidden");
  page.start();
  await settled();
  await page.tick();
  assert.equal(page.world.looks, 0);
  page.document.visibilityState = "visible";
  page.document.dispatchEvent(new Event("visibilitychange"));
  await settled();
  assert.equal(page.world.looks, 1);
});

for (const type of ["focus", "online"]) {
  test(`${type} makes it look at once`, async () => {
    const page = followed();
    page.start();
    await settled();
    page.events.dispatchEvent(new Event(type));
    await settled();
    assert.equal(page.world.looks, 2);
    assert.equal(page.wait, 5000);
  });
}

test("stopped, it stays so", async () => {
  const page = followed();
  const follow = page.start();
  await settled();
  follow.stop();
  page.events.dispatchEvent(new Event("focus"));
  await settled();
  assert.equal(page.world.looks, 1);
  assert.equal(page.wait, undefined);
});

test("stopped while it looks, it looks no more", async () => {
  const page = followed();
  page.start().stop();
  await settled();
  assert.deepEqual([page.world.looks, page.wait], [1, undefined]);
});

test("a dataset that is followed gets what other devices write, until it is told to stop", async () => {
  const { browser, open, service, wire } = device();
  const dataset = await open();
  const stop = dataset.follow({ every: 4_000 });
  await settled();
  assert.equal(browser.timers.at(-1)?.after, 4_000);
  service.write(ALICE, "preference", { k: "theirs" });
  browser.timers.splice(0).at(-1)?.callback();
  await settled();
  assert.equal(dataset.get("k"), "theirs");
  stop();
  assert.deepEqual([browser.timers, browser.online.size], [[], 0]);
  assert.deepEqual(wire.calls, ["ListRecords", "ListRecords"]);
});

test("what the service asks to be left alone for is kept to, whoever was told, until it works again", async () => {
  const { browser, open, wire } = device();
  const dataset = await open();
  const stop = dataset.follow();
  await settled();
  wire.instead = () => json(429, {}, { "x-amzn-errortype": "TooManyRequestsException", "retry-after": "60" });
  await assert.rejects(dataset.synchronize(), { status: 429 });
  assert.equal(wire.calls.length, 2);
  for (const focus of [...browser.online]) focus();
  await settled();
  assert.equal(wire.calls.length, 2);
  wire.instead = undefined;
  await dataset.synchronize();
  for (const focus of [...browser.online]) focus();
  await settled();
  assert.equal(wire.calls.length, 4);
  stop();
});

test("closed datasets follow nothing, even while another one fails to open", async () => {
  const browser = new Browser();
  const { datasets, open } = device({ browser });
  const dataset = await open();
  dataset.follow();
  await settled();
  const { prototype } = (await import("fake-indexeddb")).IDBDatabase;
  const { transaction } = prototype;
  prototype.transaction = () => {
    datasets.close();
    throw new DOMException("closing", "InvalidStateError");
  };
  try {
    await assert.rejects(datasets.openOrCreateDataset("other"), { name: "StorageError" });
  } finally {
    prototype.transaction = transaction;
  }
  await settled();
  assert.deepEqual([browser.timers, browser.online.size], [[], 0]);
});

test("an interval that is no number, or shorter than a second, is a mistake in the call", async () => {
  const { browser, datasets, open, wire } = device();
  const dataset = await open();
  for (const every of [0, -1, 999, Number.NaN, null, "5000"])
    assert.throws(() => dataset.follow({ every: /** @type {any} */ (every) }), { name: "TypeError", message: /every/ });
  await settled();
  assert.deepEqual([wire.calls, browser.timers, browser.online.size], [[], [], 0]);
  datasets.close();
});

test("options that are missing are named", () => {
  const { client } = device().wire;
  for (const [missing, options] of /** @type {[string, any][]} */ ([
    ["client", undefined],
    ["client", { identityPoolId: POOL }],
    ["identityPoolId", { client }],
    ["identityPoolId", { client, identityPoolId: "" }],
  ]))
    assert.throws(() => newDatasets(options), { name: "TypeError", message: `Datasets needs the option ${missing}.` });
});

for (const storage of /** @type {const} */ (["indexedDB", "memory"])) {
  test(`closed datasets, in ${storage}: synchronize, follow and delete fail at once, and nothing is sent`, async () => {
    const { browser, wire } = device();
    const { client } = wire;
    const datasets = newDatasets({
      client,
      identityPoolId: POOL,
      identityId: ALICE,
      storage,
      environment: browser.tab,
    });
    const dataset = await datasets.openOrCreateDataset("preference");
    datasets.close();
    const closed = { message: "This instance is closed. Create new Datasets." };
    await assert.rejects(dataset.synchronize(), closed);
    await assert.rejects(dataset.delete(), closed);
    assert.throws(() => dataset.follow(), closed);
    await settled();
    assert.deepEqual([wire.calls, browser.timers, browser.online.size], [[], [], 0]);
    assert.equal(dataset.connection.status, "unknown");
  });
}

test("closed datasets follow nothing; a refusal ends it", async () => {
  const browser = new Browser();
  const { datasets, open, wire } = device({ browser });
  const dataset = await open();
  dataset.follow();
  await settled();
  datasets.close();
  await settled();
  assert.deepEqual([browser.timers, browser.online.size], [[], 0]);

  const other = device({ browser });
  other.wire.instead = () => refused(403, "AccessDeniedException", "not allowed");
  /** @type {any} */
  let told;
  (await other.open()).follow({
    onStop: (error) => {
      told = error;
    },
  });
  await settled();
  assert.equal(told.status, 403);
  assert.deepEqual([wire.calls, other.wire.calls], [["ListRecords"], ["ListRecords"]]);
});

test("without a document, as in a worker, it looks as well; without a network it goes on", async () => {
  const { service, wire } = device();
  wire.instead = offline;
  const browser = new Browser();
  const { addEventListener: _, removeEventListener: __, ...environment } = browser.tab;
  const datasets = newDatasets({
    client: wire.client,
    identityPoolId: POOL,
    identityId: ALICE,
    reconnect: false,
    random: () => 0.5,
    environment,
  });
  const dataset = await datasets.openOrCreateDataset("preference");
  dataset.follow();
  await settled();
  assert.deepEqual(
    browser.timers.map(({ after }) => after),
    [10_000],
  );
  wire.instead = undefined;
  service.write(ALICE, "preference", { k: "theirs" });
  browser.timers.splice(0).at(-1)?.callback();
  await settled();
  assert.equal(dataset.get("k"), "theirs");
  datasets.close();
});
