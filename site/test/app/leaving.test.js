import assert from "node:assert/strict";
import { test } from "node:test";
import { timersOf } from "../../../packages/cognito-sync-datasets/test/fakes/time.js";
import { App } from "../../src/app/app.js";
import { keepInvitation } from "../../src/app/invitation.js";
import { Session } from "../../src/auth/session.js";
import { FakePage, FakeWindow } from "../fakes/browser.js";
import { shared, tab } from "../fakes/signing-in.js";
import { refuse } from "../fakes/user-pool.js";

const HOME = "https://site.test/index.html";
const HOUR = 3_600_000;
const ELSEWHERE = "You signed out in another tab.";
const never = () => /** @type {Promise<never>} */ (new Promise(() => {}));
const settled = async () => {
  for (let turn = 0; turn < 10; turn += 1) await new Promise(setImmediate);
};

/** A tab of a browser that may have others. */
function browser(of = shared()) {
  const all = tab({}, { of });
  /** What was done at the controller. @type {string[]} */
  const done = [];
  /** @type {Record<string, any>} */
  const controller = {
    start: async () => void done.push("start"),
    set: async () => void done.push("set"),
    get: async () => void done.push("get"),
    undo: async () => void done.push("undo"),
    unsent: async () => false,
    leave: async (/** @type {boolean} */ forget) => void done.push(forget ? "forget" : "leave"),
  };
  /** @type {import("../../src/app/app.js").Act[]} */
  const acts = [];
  const world = { open: async () => /** @type {any} */ (controller) };
  const visit = async (arrival = HOME) => {
    const window = /** @type {any} */ (new FakeWindow(HOME));
    const page = new FakePage();
    const load = (/** @type {import("../../src/app/app.js").Act} */ act) => {
      acts.push(act);
      return world.open();
    };
    await new App({ ...all, page, window, load }).begin(arrival);
    return { page, window };
  };
  const signedIn = async () => visit(all.pool.signIn(await all.signIn.start("")));
  return { ...all, controller, done, world, acts, visit, signedIn };
}

for (const [how, event] of /** @type {[string, (window: FakeWindow) => void][]} */ ([
  ["at once", (window) => window.fire("storage")],
  ["when it is seen again", (window) => window.fire("visibilitychange")],
  ["back from where the browser kept it", (window) => window.fire("pageshow", { persisted: true })],
])) {
  test(`signed out in another tab: told ${how}, nothing is left, and nobody is sent to the logout endpoint`, async () => {
    const of = shared();
    const here = browser(of);
    const { page, window } = await here.signedIn();
    page.press.draft("gree");
    page.paint("red");
    const there = browser(of);
    await there.signedIn();
    await there.session.end();
    event(window);
    await settled();
    assert.deepEqual([page.shown, page.name, page.colour, page.status], ["signed-out", "", "", ELSEWHERE]);
    assert.deepEqual(here.storage.keys(), []);
    assert.deepEqual(window.left, []);
    assert.equal(here.done.at(-1), "leave");
    assert.equal(page.busy, false);
  });
}

test("signed out in another tab, before this one has heard: whatever is pressed or called does nothing, and fails with SignInRequiredError", async () => {
  const of = shared();
  const here = browser(of);
  const { page, window } = await here.signedIn();
  await settled();
  const there = browser(of);
  await there.signedIn();
  await there.session.end();
  await assert.rejects(window.setBackgroundColorToCognitoSyncDataset("red"), { name: "SignInRequiredError" });
  await assert.rejects(window.getBackgroundColorFromCognitoSyncDataset(), { name: "SignInRequiredError" });
  await page.press.set("red");
  // What hangs on the board's buttons.
  await here.acts[0]?.("undo");
  assert.deepEqual(here.done, ["start", "leave"]);
  assert.deepEqual(window.left, []);
  assert.equal(here.acts.length, 1);
});

test("signed out in another tab while something is under way: its end says nothing any more", async () => {
  const of = shared();
  const here = browser(of);
  const { page, window } = await here.signedIn();
  /** @type {(error: Error) => void} */
  let fail = () => {};
  here.controller.set = () => new Promise((_, reject) => (fail = reject));
  const pressed = page.press.set("red");
  await settled();
  const there = browser(of);
  await there.signedIn();
  await there.session.end();
  window.fire("storage");
  fail(new Error("late"));
  await pressed;
  assert.deepEqual([page.status, page.busy], [ELSEWHERE, false]);
});

test("another person's sign-out, or this person's other storage, ends nothing here", async () => {
  const of = shared();
  const here = browser(of);
  const { page, window } = await here.signedIn();
  of.pool.claims = { sub: "user-2" };
  const there = browser(of);
  await there.signedIn();
  await there.session.end();
  of.browser.localStorage.setItem("colour:identity:pool:user-1", "identity");
  window.fire("storage");
  assert.deepEqual([page.shown, here.session.user()?.sub], ["signed-in", "user-1"]);
});

test("opened again after a sign-out in another tab, the page says so, once", async () => {
  const of = shared();
  const here = browser(of);
  await here.signedIn();
  const there = browser(of);
  await there.signedIn();
  await there.session.end();
  const { page } = await here.visit();
  assert.deepEqual([page.shown, page.status], ["signed-out", ELSEWHERE]);
});

test("loaded anew with a session that has ended, the page shows nothing of the person at any time", async () => {
  const { signedIn, visit, clock, pool, storage, session, done } = browser();
  await signedIn();
  await settled();
  storage.set("painted", { user: session.user()?.sub, colour: "red" });
  storage.set("draft", { user: session.user()?.sub, text: "gree" });
  clock.time += HOUR;
  pool.failing = () => refuse("invalid_grant");
  for (const _ of [1, 2, 3]) {
    const { page } = await visit();
    await settled();
    assert.notEqual(page.shown, "signed-in");
    assert.deepEqual([page.name, page.field, page.painted], ["", "", []]);
  }
  assert.deepEqual(done, ["start"]);
  const { page, window } = await visit();
  assert.equal(window.setBackgroundColorToCognitoSyncDataset, undefined);
  await page.press.set("red");
  assert.deepEqual(done, ["start"]);
});

test("a session that ends for good while the page is open takes everything with it, and what opens late is left at once", async () => {
  const { signedIn, world, controller, done, clock, pool, storage, session } = browser();
  /** @type {(controller: any) => void} */
  let opened = () => {};
  world.open = () => new Promise((resolve) => (opened = resolve));
  const { page, window } = await signedIn();
  clock.time += HOUR;
  pool.failing = () => refuse("invalid_grant");
  storage.set("rounds", 2);
  controller.set = () => session.idToken();
  const setting = window.setBackgroundColorToCognitoSyncDataset("red");
  opened(controller);
  await assert.rejects(setting, { name: "SignInRequiredError" });
  await settled();
  assert.deepEqual([page.shown, page.name], ["signed-out", ""]);
  assert.match(page.status, /keeps redirecting/);
  assert.equal(done.at(-1), "leave");
});

test("what one person has typed is not there for the next one", async () => {
  const { signedIn, pool } = browser();
  const { page } = await signedIn();
  page.press.draft("gree");
  pool.claims = { sub: "user-2" };
  assert.equal((await signedIn()).page.field, "");
});

test("forget this device: the store is emptied, nothing is remembered, and the page says so afterwards", async () => {
  const { signedIn, visit, done, storage, of } = browser();
  const { page, window } = await signedIn();
  of.browser.localStorage.setItem("colour:identity:pool:user-1", "identity");
  await page.press.forget();
  assert.equal(page.asked, undefined);
  assert.match(window.left[0], /\/logout\?/);
  assert.equal(done.at(-1), "forget");
  assert.equal(of.browser.localStorage.length, 0);
  assert.deepEqual(storage.keys(), ["told"]);
  const back = await visit();
  assert.match(back.page.status, /was removed from this device/);
  assert.deepEqual(storage.keys(), []);
  assert.equal((await visit()).page.status, "You’re signed out.");
});

test("forget, pressed twice, is done once", async () => {
  const { signedIn, visit, done } = browser();
  const { page, window } = await signedIn();
  await Promise.all([page.press.forget(), page.press.forget()]);
  assert.deepEqual([done.filter((what) => what === "forget").length, window.left.length], [1, 1]);
  assert.match((await visit()).page.status, /was removed from this device/);
});

test("forget asks first where something was not sent, and does nothing where the answer is no", async () => {
  const { signedIn, controller, done, session } = browser();
  const { page, window } = await signedIn();
  await settled();
  controller.unsent = async () => true;
  page.forgets = false;
  await page.press.forget();
  assert.equal(page.asked, true);
  assert.deepEqual([window.left, done, session.user()?.sub], [[], ["start"], "user-1"]);
  page.forgets = true;
  await page.press.forget();
  assert.equal(done.at(-1), "forget");
  assert.equal(window.left.length, 1);
});

for (const [what, arrange] of /** @type {[string, (all: ReturnType<typeof browser>, window: any) => void][]} */ ([
  ["the store does not answer", ({ controller }) => (controller.leave = never)],
  ["the store does not even tell what waits", ({ controller }) => (controller.unsent = controller.leave = never)],
  ["the store fails", ({ controller }) => (controller.leave = () => Promise.reject(new Error("broken")))],
  ["an action hangs", ({ controller }) => (controller.set = controller.leave = never)],
])) {
  test(`forget, while ${what}: gone within four seconds, and it is said that something may be left`, async (context) => {
    const all = browser();
    const pass = timersOf(context);
    const { page, window } = await all.signedIn();
    arrange(all, window);
    page.press.set("red");
    page.press.forget();
    await pass(4_000);
    assert.match(window.left.at(-1), /\/logout\?/);
    assert.equal(page.shown, "signed-out");
    assert.equal(all.session.user(), undefined);
    assert.match((await all.visit()).page.status, /may still have some of your data/);
  });
}

test("forget does not wait for a service worker that never starts, or for a storage that fails", async (context) => {
  const { signedIn, visit, storage } = browser();
  const pass = timersOf(context);
  const { page, window } = await signedIn();
  window.workerStarted = never();
  page.press.forget();
  await pass(4_000);
  assert.match(window.left.at(-1), /\/logout\?/);
  assert.match((await visit()).page.status, /was removed from this device/);
  const again = await signedIn();
  storage.set = () => assert.fail("broken");
  again.page.press.forget();
  await pass(4_000);
  assert.match(again.window.left.at(-1), /\/logout\?/);
});

test("forget, where the part of the page that could do it does not load: gone, and it is said that something may be left", async () => {
  const { signedIn, visit, world } = browser();
  world.open = () => Promise.reject(new TypeError("Failed to fetch dynamically imported module"));
  const { page, window } = await signedIn();
  await page.press.forget();
  assert.match(window.left.at(-1), /\/logout\?/);
  assert.match((await visit()).page.status, /may still have some of your data/);
});

test("the link of an invitation that opens a tab whose session was ended elsewhere is kept, and told", async () => {
  const of = shared();
  const here = browser(of);
  await here.signedIn();
  const there = browser(of);
  await there.signedIn();
  await there.session.end();
  const window = /** @type {any} */ (of.browser.tab);
  const { config, endpoint, storage, clock } = here;
  // As main.js does it: the session first, for it clears the storage.
  const session = new Session({ config, endpoint, storage, now: clock.now, window });
  keepInvitation(`${HOME}#join=abc`, storage);
  const page = new FakePage();
  const load = async () => assert.fail("nobody is signed in");
  const app = { ...here, session, page, window: /** @type {any} */ (new FakeWindow(HOME)), load };
  await new App(app).begin(HOME);
  assert.equal(storage.get("join"), "abc");
  assert.match(page.status, /invited.*Sign in/);
});
