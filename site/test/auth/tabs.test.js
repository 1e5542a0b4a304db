import assert from "node:assert/strict";
import { test } from "node:test";
import { TabStorage } from "../../src/storage/tab-storage.js";
import { shared, tab } from "../fakes/signing-in.js";
import { refuse } from "../fakes/user-pool.js";
import { MemoryStorage } from "../fakes/world.js";

const HOUR = 3_600_000;

/** Tabs of one browser, signed in apart from one another. */
function browser() {
  const of = shared();
  const open = (storage = new TabStorage(new MemoryStorage())) => tab({}, { storage, of });
  const signedIn = (claims = {}) => {
    const opened = open();
    const tokens = { idToken: of.pool.idToken(claims), refreshToken: of.pool.newRefreshToken() };
    opened.session.begin(tokens, `sign-in ${Math.random()}`);
    return opened;
  };
  /** What a browser does with sessionStorage. @param {ReturnType<typeof tab>} original */
  const duplicate = ({ storage }) => {
    const copy = new TabStorage(new MemoryStorage());
    for (const key of storage.keys()) copy.set(key, storage.get(key));
    return open(copy);
  };
  const refreshes = () => of.pool.requests.filter(({ grant_type }) => grant_type === "refresh_token").length;
  /** All that outlives the tabs. */
  const kept = () => {
    const { localStorage } = of.browser;
    return Array.from(localStorage, (/** @type {unknown} */ _, /** @type {number} */ index) => localStorage.key(index));
  };
  return { ...of, open, signedIn, duplicate, refreshes, kept };
}

test("a duplicated tab shares one refresh with the tab it was copied from: one request, and both stay signed in", async () => {
  const { signedIn, duplicate, refreshes, clock, pool } = browser();
  const one = signedIn();
  const other = duplicate(one);
  for (let hour = 1; hour <= 3; hour += 1) {
    clock.time += HOUR;
    const tokens = await Promise.all([one, other, one, other].map(({ session }) => session.idToken()));
    assert.equal(new Set(tokens).size, 1);
    assert.equal(refreshes(), hour);
    assert.deepEqual(other.storage.get("tokens"), one.storage.get("tokens"));
  }
  assert.equal(pool.rotating, true);
});

test("a duplicate that asks later has been handed the tokens, and a third one that is no duplicate has not", async () => {
  const { signedIn, duplicate, refreshes, clock } = browser();
  const one = signedIn();
  const other = duplicate(one);
  const stranger = signedIn();
  clock.time += HOUR;
  const renewed = await one.session.idToken();
  await new Promise(setImmediate);
  assert.equal(await other.session.idToken(), renewed);
  assert.equal(refreshes(), 1);
  await stranger.session.idToken();
  assert.equal(refreshes(), 2);
  assert.notEqual(stranger.storage.get("tokens").refreshToken, one.storage.get("tokens").refreshToken);
});

test("a duplicate of a duplicate, after tokens have rotated, is one of them", async () => {
  const { signedIn, duplicate, refreshes, clock } = browser();
  const one = signedIn();
  clock.time += HOUR;
  await one.session.idToken();
  const third = duplicate(duplicate(one));
  clock.time += HOUR;
  await Promise.all([third, one].map(({ session }) => session.idToken()));
  assert.equal(refreshes(), 2);
});

test("a refresh that fails in one tab is the other one's turn", async () => {
  const { signedIn, duplicate, refreshes, clock, pool } = browser();
  const one = signedIn();
  const other = duplicate(one);
  clock.time += HOUR;
  pool.failing = () => {
    pool.failing = undefined;
    return refuse("", 503);
  };
  const [failed, renewed] = await Promise.allSettled([one, other].map(({ session }) => session.idToken()));
  assert.equal(failed?.status, "rejected");
  assert.equal(renewed?.status, "fulfilled");
  assert.equal(refreshes(), 2);
});

test("without locks nobody waits for another tab, and a lock that is refused or never granted is passed by", async (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  for (const locks of [
    undefined,
    { request: () => Promise.reject(new Error("SecurityError")) },
    { request: () => new Promise(() => {}) },
  ]) {
    const { signedIn, clock, refreshes, browser: own } = browser();
    Object.defineProperty(own, "tab", { value: { ...own.tab, navigator: { locks } } });
    const { session } = signedIn();
    clock.time += HOUR;
    const renewing = session.idToken();
    await new Promise(setImmediate);
    context.mock.timers.tick(9_000);
    assert.ok(await renewing);
    assert.equal(refreshes(), 1);
  }
});

test("without BroadcastChannel each tab refreshes for itself", async () => {
  const { signedIn, clock, browser: own, refreshes } = browser();
  Object.defineProperty(own, "tab", { value: { ...own.tab, BroadcastChannel: undefined } });
  const { session } = signedIn();
  clock.time += HOUR;
  assert.ok(await session.idToken());
  assert.equal(refreshes(), 1);
});

test("signed out in one tab is signed out in all of this person's tabs, and in nobody else's", async () => {
  const { signedIn, duplicate } = browser();
  const one = signedIn();
  const others = [duplicate(one), signedIn()];
  const somebody = signedIn({ sub: "user-2" });
  for (const { storage } of others) storage.set("draft", { user: "user-1", text: "red" });
  await one.session.end();
  for (const { session, storage } of others) {
    assert.equal(session.user(), undefined);
    assert.equal(session.endedElsewhere, true);
    await assert.rejects(session.idToken(), { name: "SignInRequiredError" });
    assert.deepEqual(storage.keys(), []);
  }
  assert.equal(somebody.session.user()?.sub, "user-2");
  assert.equal(one.session.endedElsewhere, false);
});

test("a tab that slept through a sign-out and the next sign-in is signed out; the new sign-in is not", async () => {
  const { signedIn } = browser();
  const asleep = signedIn();
  await signedIn().session.end();
  const again = signedIn();
  assert.equal(asleep.session.user(), undefined);
  assert.equal(again.session.user()?.sub, "user-1");
  assert.equal(again.session.endedElsewhere, false);
});

test("what a refresh brings after a sign-out in the duplicate signs nobody in, in either tab", async () => {
  const { signedIn, duplicate, clock, pool } = browser();
  const one = signedIn();
  const other = duplicate(one);
  clock.time += HOUR;
  /** @type {(response: Response) => void} */
  let answer = () => {};
  pool.failing = () => new Promise((resolve) => (answer = resolve));
  const refreshing = one.session.idToken();
  await new Promise(setImmediate);
  pool.failing = undefined;
  await other.session.end();
  answer(Response.json({ id_token: pool.idToken(), refresh_token: "late" }));
  await assert.rejects(refreshing, { name: "SignInRequiredError" });
  await new Promise(setImmediate);
  for (const { session, storage } of [one, other]) {
    assert.equal(session.user(), undefined);
    assert.equal(storage.get("tokens"), undefined);
  }
});

test("no token is kept beyond the tab, and after forgetting nothing of the person is", async () => {
  const { signedIn, kept, browser: own, clock } = browser();
  const one = signedIn();
  clock.time += HOUR;
  await one.session.idToken();
  const somebody = signedIn({ sub: "user-2" });
  const { idToken, refreshToken } = one.storage.get("tokens");
  for (const key of kept()) {
    const text = `${key} ${own.localStorage.getItem(key ?? "")}`;
    assert.ok(![idToken, refreshToken].some((token) => text.includes(token)), text);
  }
  own.localStorage.setItem("colour:identity:pool-1:user-1", "identity-1");
  own.localStorage.setItem("of another app:user-1", "1");
  await one.session.end(true);
  assert.deepEqual(
    kept().filter((key) => key?.includes("user-1")),
    ["of another app:user-1"],
  );
  assert.equal(somebody.session.user()?.sub, "user-2");
});

test("where localStorage is blocked or full, a sign-in is good all the same", async () => {
  for (const localStorage of [undefined, { getItem: () => null, setItem: () => assert.fail("full") }]) {
    const { signedIn, browser: own, clock } = browser();
    Object.assign(own, { localStorage });
    const { session } = signedIn();
    assert.equal(session.user()?.sub, "user-1");
    clock.time += HOUR;
    assert.ok(await session.idToken());
    await session.end(true);
    assert.equal(session.user(), undefined);
  }
});
