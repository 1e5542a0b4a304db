import assert from "node:assert/strict";
import { test } from "node:test";
import { Live } from "../../src/board/live.js";

/** A window whose timers run when they are told to. */
function followed() {
  const events = new EventTarget();
  const document = Object.assign(new EventTarget(), { visibilityState: "visible" });
  /** @type {{ run: () => Promise<void>, wait: number } | undefined} */
  let timer;
  const window = {
    document,
    addEventListener: events.addEventListener.bind(events),
    setTimeout: (/** @type {any} */ run, /** @type {number} */ wait) => {
      timer = { run, wait };
      return 1;
    },
    clearTimeout: () => {
      timer = undefined;
    },
  };
  const world = { looks: 0, answer: "well" };
  const live = new Live({
    window: /** @type {any} */ (window),
    random: () => 0.5,
    follow: async () => {
      world.looks += 1;
      return /** @type {any} */ (world.answer);
    },
  });
  const settled = () => new Promise((resolve) => setImmediate(resolve));
  return {
    live,
    world,
    document,
    settled,
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

test("off, nothing is followed", async () => {
  const { events, settled, world, wait } = followed();
  events.dispatchEvent(new Event("focus"));
  await settled();
  assert.equal(world.looks, 0);
  assert.equal(wait, undefined);
});

test("on, it looks at once and then every five seconds", async () => {
  const page = followed();
  await page.live.start();
  assert.equal(page.world.looks, 1);
  assert.equal(page.wait, 5000);
  await page.tick();
  assert.equal(page.world.looks, 2);
  assert.equal(page.wait, 5000);
});

test("what fails is tried more and more seldom, and often again once it works", async () => {
  const page = followed();
  page.world.answer = "badly";
  await page.live.start();
  const waits = [];
  for (let turn = 0; turn < 8; turn++) {
    waits.push(page.wait);
    await page.tick();
  }
  assert.deepEqual(waits, [10_000, 20_000, 40_000, 80_000, 160_000, 300_000, 300_000, 300_000]);
  page.world.answer = "well";
  await page.tick();
  assert.equal(page.wait, 5000);
});

test("what is of no use is not tried again", async () => {
  const page = followed();
  page.world.answer = "never";
  await page.live.start();
  assert.equal(page.live.on, false);
  assert.equal(page.wait, undefined);
});

test("a page that nobody sees asks nobody, and looks as soon as it is seen", async () => {
  const page = followed();
  page.document.visibilityState = "hidden";
  await page.live.start();
  await page.tick();
  assert.equal(page.world.looks, 0);
  page.document.visibilityState = "visible";
  page.document.dispatchEvent(new Event("visibilitychange"));
  await page.settled();
  assert.equal(page.world.looks, 1);
});

for (const type of ["focus", "online"]) {
  test(`${type} makes it look at once`, async () => {
    const page = followed();
    await page.live.start();
    page.events.dispatchEvent(new Event(type));
    await page.settled();
    assert.equal(page.world.looks, 2);
    assert.equal(page.wait, 5000);
  });
}

test("stopped, it stays so", async () => {
  const page = followed();
  await page.live.start();
  page.live.stop();
  page.events.dispatchEvent(new Event("focus"));
  await page.settled();
  assert.equal(page.world.looks, 1);
  assert.equal(page.wait, undefined);
});
