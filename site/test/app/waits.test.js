import assert from "node:assert/strict";
import { test } from "node:test";
import { timersOf } from "../../../packages/cognito-sync-datasets/test/fakes/time.js";
import { App } from "../../src/app/app.js";
import { FakePage, FakeWindow } from "../fakes/browser.js";
import { tab } from "../fakes/signing-in.js";

const HOME = "https://site.test/index.html";
const never = () => /** @type {Promise<never>} */ (new Promise(() => {}));
const stalling = () =>
  new Response(new ReadableStream({ start: (stream) => stream.enqueue(new TextEncoder().encode("{")) }));
/** Within which whatever is pressed has ended. */
const AN_ACTION = 30_000;

/** @param {import("node:test").TestContext} context */
function browser(context) {
  const all = tab();
  const pass = timersOf(context);
  /** @type {Record<string, () => any>} */
  const controller = {
    start: async () => {},
    set: async () => all.session.idToken(),
    get: async () => {},
    leave: async () => {},
    unsent: async () => false,
  };
  const world = { open: async () => /** @type {any} */ (controller) };
  const visit = (/** @type {string} */ arrival) => {
    const window = /** @type {any} */ (new FakeWindow(HOME));
    const page = new FakePage();
    const opened = new App({ ...all, page, window, load: () => world.open() }).begin(arrival);
    return { page, window, opened };
  };
  const signedIn = async () => {
    const opened = visit(all.pool.signIn(await all.signIn.start("")));
    await opened.opened;
    return opened;
  };
  return { ...all, controller, world, pass, visit, signedIn };
}

for (const [how, failing] of /** @type {const} */ ([
  ["is silent", never],
  ["stalls in its answer", stalling],
])) {
  test(`a token endpoint that ${how}: the press ends with a sentence, the sign-in stays, and the next press works`, async (context) => {
    const { signedIn, pool, clock, pass, session } = browser(context);
    const { page } = await signedIn();
    clock.time += 3_600_000;
    pool.failing = failing;
    page.press.set("red");
    await pass(AN_ACTION);
    assert.match(page.status, /^The sign-in page couldn’t be reached/);
    assert.equal(page.busy, false);
    assert.equal(session.user()?.sub, "user-1");
    pool.failing = undefined;
    page.press.set("red");
    await pass(100);
    assert.ok(await session.idToken());
  });

  test(`back with a code, and the token endpoint ${how}: never an empty page, and signed out with a sentence`, async (context) => {
    const { visit, pool, signIn, pass, session, clock } = browser(context);
    pool.failing = failing;
    const { page } = visit(pool.signIn(await signIn.start("")));
    await pass(100);
    assert.equal(page.status, "Signing you in…");
    await pass(AN_ACTION);
    assert.equal(page.shown, "signed-out");
    assert.match(page.status, /^The sign-in page couldn’t be reached/);
    assert.equal(session.user(), undefined);
    assert.ok(clock);
  });
}

test("a token that comes after the page has given it up signs nobody in", async (context) => {
  const { visit, pool, signIn, pass, session } = browser(context);
  /** @type {(answer: Response) => void} */
  let answer = () => {};
  pool.failing = () => new Promise((resolve) => (answer = resolve));
  const address = await signIn.start("");
  const nonce = new URL(address).searchParams.get("nonce");
  const { page } = visit(pool.signIn(address));
  await pass(AN_ACTION);
  const told = page.status;
  answer(Response.json({ id_token: pool.idToken({ nonce }), refresh_token: "late" }));
  await pass(1_000);
  assert.equal(session.user(), undefined);
  assert.deepEqual([page.shown, page.status], ["signed-out", told]);
});

test("a part of the page that does not come ends the press with a sentence, and is asked for anew by the next", async (context) => {
  const { signedIn, world, pass } = browser(context);
  const load = world.open;
  world.open = never;
  const { page } = await signedIn();
  page.press.set("red");
  await pass(AN_ACTION);
  assert.match(page.status, /^Part of this page couldn’t be reached/);
  assert.equal(page.complaint?.remedy, "reload");
  world.open = load;
  page.press.set("red");
  await pass(100);
  assert.equal(page.busy, false);
});

test("whatever it is that hangs, an action ends with a sentence, and so does the one that waits for its turn", async (context) => {
  const { signedIn, controller, pass } = browser(context);
  const { page } = await signedIn();
  controller.set = never;
  controller.get = never;
  page.press.set("red");
  page.press.get();
  await pass(AN_ACTION);
  assert.match(page.status, /took too long/);
  assert.equal(page.busy, false);
});

/** @type {[string, (all: ReturnType<typeof browser>, window: any) => void][]} */
const HANGS = [
  ["nothing hangs", () => {}],
  ["an action hangs, and another one waits", (all) => (all.controller.set = all.controller.get = never)],
  ["the controller cannot be left", (all) => (all.controller.leave = never)],
  ["leaving the controller fails", (all) => (all.controller.leave = () => Promise.reject(new Error("broken")))],
  ["the domain is silent", (all) => (all.pool.failing = never)],
  ["the domain stalls", (all) => (all.pool.failing = stalling)],
  ["the domain refuses", (all) => (all.pool.failing = () => new Response("<html>", { status: 400 }))],
  ["the service worker never starts", (_, window) => (window.workerStarted = never())],
  ["storage fails", (all) => (all.storage.clear = () => assert.fail("broken"))],
];
for (const [what, arrange] of HANGS) {
  test(`sign out, while ${what}: gone within a second`, async (context) => {
    const all = browser(context);
    const { page, window } = await all.signedIn();
    arrange(all, window);
    page.press.set("red");
    page.press.get();
    await all.pass(100);
    page.press.signOut();
    if (what !== "storage fails") assert.deepEqual(all.storage.keys(), []);
    await all.pass(1_000);
    assert.match(window.left.at(-1), /^https:\/\/domain\.test\/logout\?/);
    assert.equal(page.shown, "signed-out");
    assert.match(page.status, /^You’re signed out/);
    await all.pass(AN_ACTION);
    assert.match(page.status, /^You’re signed out/);
  });
}

test("sign out works in a browser without AbortController", async (context) => {
  const { signedIn, pass, storage } = browser(context);
  const { page, window } = await signedIn();
  const { AbortController } = globalThis;
  context.after(() => Object.assign(globalThis, { AbortController }));
  Reflect.deleteProperty(globalThis, "AbortController");
  page.press.signOut();
  await pass(1_000);
  assert.deepEqual(storage.keys(), []);
  assert.match(window.left.at(-1), /\/logout\?/);
});
