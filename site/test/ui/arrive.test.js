import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { runInNewContext } from "node:vm";

const HOME = "https://bucket.s3.eu-west-1.amazonaws.com/index.html";
const script = await readFile(new URL("../../src/ui/arrive.js", import.meta.url), "utf8");

/**
 * @param {string} address
 * @param {object} [serviceWorker] none in private windows
 */
function arriveAt(address, serviceWorker) {
  const { href, origin, search, hash, pathname } = new URL(address);
  /** @type {any} */
  const window = {
    moved: undefined,
    bar: href,
    status: { textContent: "" },
    timers: [],
    events: new EventTarget(),
    addEventListener: (/** @type {string} */ type, /** @type {() => void} */ told) =>
      window.events.addEventListener(type, told),
  };
  const root = { hidden: false };
  runInNewContext(script, {
    window,
    URL,
    navigator: { serviceWorker },
    setTimeout: (/** @type {() => void} */ fire) => window.timers.push(fire),
    document: { documentElement: root, querySelector: () => ({ href: HOME }), getElementById: () => window.status },
    location: { href, origin, search, hash, pathname, replace: (/** @type {string} */ to) => (window.moved = to) },
    history: { replaceState: (/** @type {any[]} */ ...state) => (window.bar = state[2]) },
  });
  return { ...window, hidden: root.hidden };
}

test("at home nothing moves, and the address stays", () => {
  const { arrival, moved, bar, hidden } = arriveAt(`${HOME}?sign-in#there`);
  assert.deepEqual(
    { arrival, moved, bar, hidden },
    {
      arrival: `${HOME}?sign-in#there`,
      moved: undefined,
      bar: `${HOME}?sign-in#there`,
      hidden: false,
    },
  );
});

test("elsewhere the page goes home unseen, with all that it was asked for", () => {
  for (const path of ["/", "/index.html", "/deep/er"]) {
    const { arrival, moved, hidden } = arriveAt(`http://bucket.s3-website-eu-west-1.amazonaws.com${path}?a=1#b`);
    assert.deepEqual({ arrival, moved, hidden }, { arrival: undefined, moved: `${HOME}?a=1#b`, hidden: true });
  }
});

for (const secret of [
  "?code=c&state=s",
  "?state=s&code=c",
  "#id_token=t&state=s",
  "#state=s&id_token=t",
  "?error=e&state=s",
]) {
  test(`${secret} leaves the address bar, and reaches the page`, () => {
    const { arrival, bar } = arriveAt(HOME + secret);
    assert.equal(bar, "/index.html");
    assert.equal(arrival, HOME + secret);
  });
}

for (const type of ["error", "unhandledrejection"]) {
  test(`an ${type} that nobody watches is told on the page`, () => {
    const { events, status } = arriveAt(HOME);
    events.dispatchEvent(new Event(type));
    assert.match(status.textContent, /reload it\.$/);
  });
}

/** @param {Promise<unknown>} promise */
async function isSettled(promise) {
  let settled = false;
  promise.then(() => {
    settled = true;
  });
  await new Promise(setImmediate);
  return settled;
}

test("a page that installs its service worker may be left once that is installed", async () => {
  const installing = new EventTarget();
  const { events, workerStarted, status } = arriveAt(HOME, { register: async () => ({ installing }) });
  assert.equal(await isSettled(workerStarted), false);
  events.dispatchEvent(new Event("load"));
  assert.equal(await isSettled(workerStarted), false);
  installing.dispatchEvent(new Event("statechange"));
  assert.equal(await isSettled(workerStarted), true);
  assert.equal(status.textContent, "");
});

test("a service worker that takes long holds nobody up for more than two seconds", async () => {
  const { events, workerStarted, timers } = arriveAt(HOME, { register: () => new Promise(() => undefined) });
  events.dispatchEvent(new Event("load"));
  assert.equal(await isSettled(workerStarted), false);
  timers[0]();
  assert.equal(await isSettled(workerStarted), true);
});

for (const [circumstance, serviceWorker] of Object.entries({
  "installed before": { register: async () => ({ installing: null }) },
  refused: { register: () => Promise.reject(new TypeError("refused")) },
  "unknown to the browser": undefined,
})) {
  test(`a service worker that is ${circumstance} holds nobody up, and nothing is said of it`, async () => {
    const { events, workerStarted, status } = arriveAt(HOME, serviceWorker);
    events.dispatchEvent(new Event("load"));
    assert.equal(await isSettled(workerStarted), true);
    assert.equal(status.textContent, "");
  });
}
