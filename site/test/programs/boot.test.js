import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { runInNewContext } from "node:vm";
import { rollup } from "rollup";
import { PAGE, WORKER } from "../../src/config/waits.js";

const HOME = "https://bucket.s3.eu-west-1.amazonaws.com/index.html";
const bundle = await rollup({
  input: fileURLToPath(new URL("../../src/boot.js", import.meta.url)),
  treeshake: { preset: "smallest" },
});
const script = (await bundle.generate({ format: "iife" })).output[0].code;

/**
 * @param {string} address
 * @param {object} [serviceWorker] none in private windows
 * @param {object} [browser] what it has otherwise
 */
function arriveAt(address, serviceWorker, browser) {
  const { href, origin, search, hash, pathname } = new URL(address);
  /** @type {any} */
  const window = {
    moved: undefined,
    bar: href,
    status: { textContent: "" },
    /** @type {Record<number, () => void>} */
    timers: {},
    styled: false,
    reloads: 0,
    AbortSignal,
    HTMLDialogElement: class {},
    events: new EventTarget(),
    addEventListener: (/** @type {string} */ type, /** @type {() => void} */ told) =>
      window.events.addEventListener(type, told),
    ...browser,
  };
  const link = { href: HOME, sheet: null, remove: () => (window.styled = "not any more") };
  const root = { hidden: false };
  runInNewContext(script, {
    window,
    URL,
    AbortSignal,
    navigator: { serviceWorker },
    setTimeout: (/** @type {() => void} */ fire, /** @type {number} */ after) => (window.timers[after] = fire),
    document: {
      documentElement: root,
      querySelector: () => link,
      getElementById: () => window.status,
      addEventListener: window.addEventListener,
    },
    location: {
      ...{ href, origin, search, hash, pathname },
      reload: () => {
        window.reloads += 1;
      },
      replace: (/** @type {string} */ to) => (window.moved = to),
    },
    history: { replaceState: (/** @type {any[]} */ ...state) => (window.bar = state[2]) },
  });
  return Object.assign(window, { hidden: root.hidden });
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
  "#join=t",
]) {
  test(`${secret} leaves the address bar, and reaches the page`, () => {
    const { arrival, bar } = arriveAt(HOME + secret);
    assert.equal(bar, "/index.html");
    assert.equal(arrival, HOME + secret);
  });
}

test("the link of an invitation, opened where the page is open already, loads the page anew", () => {
  const window = arriveAt(HOME);
  assert.equal(window.reloads, 0);
  window.events.dispatchEvent(new Event("hashchange"));
  assert.equal(window.reloads, 1);
});

for (const type of ["error", "unhandledrejection"]) {
  test(`an ${type} that nobody watches is told on the page`, () => {
    const { events, status } = arriveAt(HOME);
    events.dispatchEvent(new Event(type));
    assert.match(status.textContent, /reload\.$/);
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

test("a service worker that takes long holds nobody up for longer than the limits say", async () => {
  const { events, workerStarted, timers } = arriveAt(HOME, { register: () => new Promise(() => undefined) });
  events.dispatchEvent(new Event("load"));
  assert.equal(await isSettled(workerStarted), false);
  timers[WORKER]();
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

const OLD = /^This browser is too old\./;

for (const [circumstance, browser] of Object.entries({
  "no AbortSignal": { AbortSignal: undefined },
  "no <dialog>": { HTMLDialogElement: undefined },
})) {
  test(`a browser with ${circumstance} is told that it is too old, and the modules do not start`, () => {
    const { arrival, status, bar } = arriveAt(`${HOME}?code=c&state=s`, undefined, browser);
    assert.match(status.textContent, OLD);
    assert.equal(arrival, undefined);
    assert.equal(bar, "/index.html");
  });
}

test("modules that the browser cannot parse make it too old", () => {
  const { events, status } = arriveAt(HOME);
  events.dispatchEvent(Object.assign(new Event("error"), { error: new SyntaxError("Unexpected token '{'") }));
  assert.match(status.textContent, OLD);
});

test("the sentence names the oldest browsers that package.json names", async () => {
  const { browserslist } = JSON.parse(await readFile(new URL("../../package.json", import.meta.url), "utf8"));
  const { status } = arriveAt(HOME, undefined, { AbortSignal: undefined });
  for (const line of browserslist) {
    const [name, version] = line.replace("ios_saf", "safari").split(" >= ");
    assert.match(status.textContent.toLowerCase(), new RegExp(`${name} ${version}\\b`));
  }
});

test("what breaks before the body is there is told once it is", () => {
  const window = arriveAt(HOME);
  const { status, events } = window;
  window.status = null;
  events.dispatchEvent(new Event("error"));
  window.status = status;
  events.dispatchEvent(new Event("DOMContentLoaded"));
  assert.match(status.textContent, /reload\.$/);
});

test("modules that stay away are told of within the limit, and the page is shown without its style", () => {
  const window = arriveAt(HOME);
  window.timers[PAGE]();
  assert.match(window.status.textContent, /reload\.$/);
  assert.equal(window.styled, "not any more");
});

test("modules that have started are not told of", () => {
  const window = arriveAt(HOME);
  window.arrival = undefined;
  window.timers[PAGE]();
  assert.equal(window.status.textContent, "");
});
