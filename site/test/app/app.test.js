import assert from "node:assert/strict";
import { test } from "node:test";
import { App } from "../../src/app/app.js";
import { InvalidColourError } from "../../src/colour/chosen-colour.js";
import { MESSAGES } from "../../src/messages/after-sign-in.js";
import { addMessages } from "../../src/messages/for-error.js";
import { FakePage, FakeWindow } from "../fakes/browser.js";
import { tab } from "../fakes/signing-in.js";

const HOME = "https://site.test/index.html";
const never = () => /** @type {Promise<never>} */ (new Promise(() => {}));

/** @param {Partial<import("../../src/config/config.js").Config>} [changes] */
function browser(changes) {
  const all = tab(changes);
  /** @type {{ value?: string, loads: number, slowness: number, unloadable: boolean, silent?: boolean, started: number, left: number, unsent: boolean, forgotten: number }} */
  const service = { loads: 0, slowness: 50, unloadable: false, started: 0, left: 0, unsent: false, forgotten: 0 };
  const load = async () => {
    service.loads += 1;
    addMessages(MESSAGES);
    if (service.silent) await never();
    if (service.unloadable) throw new TypeError("Failed to fetch dynamically imported module");
    const answer = async (/** @type {() => any} */ work) => {
      // Of two requests under way at once the later one would be the faster.
      service.slowness -= 1;
      for (let turns = service.slowness; turns > 0; turns--) await Promise.resolve();
      await all.session.idToken();
      return work();
    };
    return {
      start: async () => {
        service.started += 1;
      },
      unsent: async () => service.unsent,
      leave: async (/** @type {boolean} */ forget) => {
        service.left += 1;
        if (forget) service.forgotten += 1;
      },
      get: () => answer(() => service.value),
      set: (/** @type {string} */ value) =>
        answer(() => {
          if (value === "inherit") throw new InvalidColourError(value, "typed");
          service.value = value;
        }),
    };
  };
  /** @param {string} arrival */
  const visit = async (arrival) => {
    const callback = /[?#&](code|id_token|error)=/.test(arrival);
    const window = new FakeWindow(callback ? HOME : arrival);
    const page = new FakePage();
    await new App({ ...all, page, window: /** @type {any} */ (window), load: /** @type {any} */ (load) }).begin(
      arrival,
    );
    const press = async (/** @type {string} */ button, /** @type {unknown[]} */ ...rest) => {
      await page.press[button](...rest);
    };
    return { page, window: /** @type {FakeWindow & Window} */ (/** @type {unknown} */ (window)), press };
  };
  const signedIn = async (returnTo = "") => visit(all.pool.signIn(await all.signIn.start(returnTo)));
  return { ...all, service, visit, signedIn };
}

test("signed out: nothing of the SDK is loaded, no global is there, the button goes to the sign-in page", async () => {
  const { visit, service } = browser();
  const { page, window, press } = await visit(`${HOME}?page=2#there`);
  assert.equal(page.shown, "signed-out");
  assert.equal(service.loads, 0);
  assert.equal(window.setBackgroundColorToCognitoSyncDataset, undefined);
  assert.deepEqual(window.left, []);
  await press("signIn");
  assert.match(window.left[0] ?? "", /^https:\/\/domain\.test\/oauth2\/authorize\?/);
});

test("the page is left only once its service worker has started", async () => {
  const { window, press } = await browser().visit(HOME);
  let started = () => {};
  window.workerStarted = new Promise((resolve) => {
    started = () => resolve(undefined);
  });
  const pressed = press("signIn");
  await new Promise(setImmediate);
  assert.deepEqual(window.left, []);
  started();
  await pressed;
  assert.equal(window.left.length, 1);
});

test("the callback signs in, and the address is again what it was before", async () => {
  const { page, window } = await browser().signedIn("?page=2#there");
  assert.equal(page.shown, "signed-in");
  assert.equal(page.name, "Zoë");
  assert.equal(window.location.pathname + window.location.search + window.location.hash, "/index.html?page=2#there");
});

test("?sign-in goes to the sign-in page at once, and is not there any more on the way back", async () => {
  const { visit, pool } = browser();
  const { window } = await visit(`${HOME}?sign-in&page=2`);
  assert.equal(window.location.search, "?page=2");
  const back = await visit(pool.signIn(window.left[0] ?? ""));
  assert.equal(back.page.shown, "signed-in");
  assert.equal(back.window.location.search, "?page=2");
  const again = await visit(`${HOME}?sign-in`);
  assert.equal(again.page.shown, "signed-in");
  assert.deepEqual(again.window.left, []);
});

test("a callback that is not ours starts a fresh sign-in, twice at most", async () => {
  const { visit, pool, session } = browser();
  const foreign = `${HOME}?code=stolen&state=foreign`;
  for (const { page, window } of [await visit(`${HOME}?error=access_denied&state=foreign`), await visit(foreign)]) {
    assert.match(window.left[0] ?? "", /oauth2\/authorize/);
    assert.equal(page.shown, "");
  }
  const third = await visit(foreign);
  assert.deepEqual(third.window.left, []);
  assert.equal(third.page.shown, "signed-out");
  assert.match(third.page.status, /keeps redirecting/);
  assert.deepEqual(pool.requests, []);
  assert.equal(session.user(), undefined);
});

test("an error of the sign-in page is told and not tried again; who was signed in stays so", async () => {
  const { visit, signedIn, signIn } = browser();
  const cancelled = async () => {
    const state = new URL(await signIn.start("")).searchParams.get("state");
    return visit(`${HOME}?error=access_denied&state=${state}`);
  };
  const refused = await cancelled();
  assert.equal(refused.page.shown, "signed-out");
  assert.match(refused.page.status, /cancelled/);
  assert.deepEqual(refused.window.left, []);
  await signedIn();
  const still = await cancelled();
  assert.equal(still.page.shown, "signed-in");
  assert.match(still.page.status, /cancelled/);
});

test("signed in, the controller is loaded ahead, and the buttons act on it", async () => {
  const { signedIn, service } = browser();
  const { press } = await signedIn();
  assert.deepEqual([service.loads, service.started], [1, 1]);
  await press("set", "red");
  assert.equal(service.value, "red");
  await press("get");
  assert.equal(service.loads, 1);
});

test("the globals do what the buttons do, answer promises, and fail with what was told", async () => {
  const { signedIn, service } = browser();
  const { page, window } = await signedIn();
  assert.equal(await window.getBackgroundColorFromCognitoSyncDataset?.(), undefined);
  await window.setBackgroundColorToCognitoSyncDataset?.("green");
  assert.equal(await window.getBackgroundColorFromCognitoSyncDataset?.(), "green");
  await assert.rejects(async () => window.setBackgroundColorToCognitoSyncDataset?.("inherit"), {
    name: "InvalidColourError",
  });
  assert.match(page.status, /“inherit” is not a colour/);
  assert.equal(service.value, "green");
  assert.equal(page.busy, false);
});

test("loaded anew, the tab wears at once what it wore, but not what somebody else wore in it", async () => {
  const { signedIn, visit, storage, session, pool } = browser();
  await signedIn();
  storage.set("painted", { user: session.user()?.sub, colour: "red" });
  assert.equal((await visit(HOME)).page.colour, "red");
  session.begin({ idToken: pool.idToken({ sub: "somebody-else" }) });
  assert.equal((await visit(HOME)).page.colour, "");
});

test("opened without a network, the page is there, and says nothing of the token it could not renew", async () => {
  const { signedIn, visit, clock, pool } = browser();
  await signedIn();
  clock.time += 3_600_000;
  pool.failing = () => Promise.reject(new TypeError("Failed to fetch"));
  const { page } = await visit(HOME);
  assert.equal(page.shown, "signed-in");
  assert.equal(page.complaint, undefined);
});

test("one thing runs after another", async () => {
  const { signedIn, service } = browser();
  const { window } = await signedIn();
  const all = [
    window.setBackgroundColorToCognitoSyncDataset?.("red"),
    window.getBackgroundColorFromCognitoSyncDataset?.(),
    window.setBackgroundColorToCognitoSyncDataset?.("blue"),
    window.getBackgroundColorFromCognitoSyncDataset?.(),
  ];
  assert.deepEqual(await Promise.all(all), [undefined, "red", undefined, "blue"]);
  assert.equal(service.value, "blue");
});

test("the SDK is loaded once, and again after it could not be", async () => {
  const { signedIn, service } = browser();
  service.unloadable = true;
  const { page, press } = await signedIn();
  await press("get");
  assert.match(page.status, /Part of this page couldn’t be reached/);
  assert.equal(page.complaint?.remedy, "reload");
  service.unloadable = false;
  const loads = service.loads;
  await press("get");
  await press("get");
  assert.equal(page.busy, false);
  assert.equal(service.loads, loads + 1);
});

test("sign-out forgets, and leaves by the logout endpoint", async () => {
  const { signedIn, visit, storage } = browser();
  const { window, press } = await signedIn();
  await press("signOut");
  assert.match(window.left[0] ?? "", /^https:\/\/domain\.test\/logout\?/);
  assert.deepEqual(storage.keys(), []);
  assert.equal((await visit(HOME)).page.shown, "signed-out");
});

test("a refresh token that another tab has used makes a new round, and what was typed is there afterwards", async () => {
  const { signedIn, visit, clock, pool, storage } = browser();
  const { window, press } = await signedIn("#there");
  await press("draft", "gree");
  clock.time += 3_600_000;
  // A duplicated tab has the same one, and was first.
  await pool.fetch("https://domain.test/oauth2/token", {
    body: new URLSearchParams({ grant_type: "refresh_token", refresh_token: storage.get("tokens").refreshToken }),
  });
  await press("get");
  assert.match(window.left[0] ?? "", /\/oauth2\/authorize\?/);
  const back = await visit(pool.signIn(window.left[0] ?? ""));
  assert.equal(back.page.shown, "signed-in");
  assert.equal(back.page.field, "gree");
});

test("a sign-in that ends again and again is told after two rounds, not gone on with for ever", async () => {
  const { signedIn, clock, pool } = browser();
  const { page, press, window } = await signedIn();
  clock.time += 3_600_000;
  pool.failing = () => Response.json({ error: "invalid_grant" }, { status: 400 });
  for (const _ of [1, 2, 3]) await press("get");
  assert.equal(window.left.length, 2);
  assert.match(page.status, /keeps redirecting.*sign in again/);
});

test("implicit: an expired sign-in makes a new round, and what was typed is there afterwards", async () => {
  const { signedIn, visit, clock, pool } = browser({ signIn: "implicit" });
  const { window, press } = await signedIn("#there");
  await press("draft", "gree");
  clock.time += 3_600_000;
  await press("get");
  const back = await visit(pool.signIn(window.left[0] ?? ""));
  assert.equal(back.page.shown, "signed-in");
  assert.equal(back.page.field, "gree");
  assert.equal(back.window.location.hash, "#there");
});

test("implicit: opened with an expired sign-in, the page makes a new round at once", async () => {
  const { signedIn, visit, clock } = browser({ signIn: "implicit" });
  await signedIn();
  clock.time += 3_600_000;
  const { window } = await visit(HOME);
  assert.match(window.left[0] ?? "", /response_type=token/);
});

test("a page that the browser kept is loaded anew", async () => {
  const { window } = await browser().visit(HOME);
  for (const persisted of [false, true]) window.fire("pageshow", { persisted });
  assert.equal(window.reloads, 1);
});
