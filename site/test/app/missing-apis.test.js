import assert from "node:assert/strict";
import { test } from "node:test";
import { App } from "../../src/app/app.js";
import { FakePage, FakeWindow } from "../fakes/browser.js";
import { tab } from "../fakes/signing-in.js";

const HOME = "https://site.test/index.html";

/**
 * As in a browser that lacks them.
 *
 * @param {[owner: any, name: string][]} missing
 * @param {() => Promise<void>} work
 */
async function without(missing, work) {
  const before = missing.map(([owner, name]) => Object.getOwnPropertyDescriptor(owner, name));
  for (const [owner, name] of missing) delete owner[name];
  try {
    await work();
  } finally {
    missing.forEach(([owner, name], index) => {
      const descriptor = before[index];
      if (descriptor) Object.defineProperty(owner, name, descriptor);
    });
  }
}

for (const [circumstance, missing] of /** @type {[string, [any, string][]][]} */ ([
  ["AbortSignal.timeout", [[AbortSignal, "timeout"]]],
  ["AbortSignal.any", [[AbortSignal, "any"]]],
  [
    "structuredClone, Promise.withResolvers and BroadcastChannel",
    [
      [globalThis, "structuredClone"],
      [Promise, "withResolvers"],
      [globalThis, "BroadcastChannel"],
    ],
  ],
])) {
  test(`without ${circumstance}, somebody signs in, and signs out by way of /logout`, () =>
    without(missing, async () => {
      const all = tab();
      const page = new FakePage();
      const window = /** @type {any} */ (new FakeWindow(HOME));
      const controller = /** @type {any} */ ({
        start: async () => {},
        leave: async () => {},
        unsent: async () => false,
        set: async () => {},
        get: async () => undefined,
      });
      const app = new App({ ...all, page, window, load: async () => controller });
      await app.begin(all.pool.signIn(await all.signIn.start("")));
      assert.equal(page.shown, "signed-in");
      await page.press.signOut();
      assert.equal(page.shown, "signed-out");
      assert.match(window.left[0], /\/logout\?/);
      assert.equal(all.session.user(), undefined);
    }));
}
