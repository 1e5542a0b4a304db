import assert from "node:assert/strict";
import { webcrypto } from "node:crypto";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { Window } from "happy-dom";
import { Browser } from "../../../packages/cognito-sync-datasets/test/fakes/devices.js";
import { OWN_FORM } from "../../src/app/own-form.js";
import { SignInRequiredError } from "../../src/auth/errors.js";
import { claimsOf } from "../../src/auth/id-token.js";
import { Session } from "../../src/auth/session.js";
import { FakePage } from "../fakes/browser.js";
import { refuse, UserPoolApi } from "../fakes/user-pool-api.js";
import { Clock, CONFIG, newStorage } from "../fakes/world.js";

const [INDEX, FORM] = await Promise.all(
  ["index.html", "sign-in-form.html"].map((name) => readFile(new URL(`../../public/${name}`, import.meta.url), "utf8")),
);
const HTML = (INDEX ?? "").replace("%SIGN_IN_FORM%", FORM ?? "").replace(/^.*<body[^>]*>|<\/body>.*$/gs, "");
const EMAIL = "zoe@example.com";
const PASSWORD = "Correct-horse-7";
const OTHER = "Another-horse-8";

/** A page with the form of its own, and what a person does with it. */
function opened({ onLine = true } = {}) {
  const { document, CSSStyleSheet } = /** @type {any} */ (new Window({ url: CONFIG.siteUrl }));
  globalThis.CSSStyleSheet = CSSStyleSheet;
  document.body.innerHTML = HTML;
  document.getElementById("signed-out").hidden = false;
  const { now } = new Clock();
  const api = new UserPoolApi(now);
  const [endpointOf, providerOf] = OWN_FORM;
  const config = /** @type {any} */ ({
    ...CONFIG,
    signIn: "form",
    scopes: undefined,
    userPool: { ...CONFIG.userPool, domain: undefined },
  });
  const endpoint = endpointOf(config, api.fetch);
  const page = new FakePage();
  const storage = newStorage();
  const session = new Session({ config, endpoint, storage, now, window: /** @type {any} */ (new Browser().tab) });
  let reloads = 0;
  const window = { document, navigator: { onLine }, location: { reload: () => (reloads += 1) } };
  const signIn = providerOf({ window, page, config, session, endpoint, crypto: webcrypto, now });
  const field = (/** @type {string} */ name) => document.querySelector(`form input[name="${name}"]`);
  const settled = async () => {
    const end = Date.now() + 5_000;
    do await new Promise(setImmediate);
    while (page.status === "One moment…" || page.status === "Signing you in…" ? !reloads && Date.now() < end : false);
  };
  return {
    api,
    document,
    page,
    session,
    signIn,
    field,
    storage,
    reloads: () => reloads,
    error: (/** @type {string} */ name) => document.getElementById(`${field(name).id}-error`).textContent,
    focused: () => document.activeElement?.name,
    step: () => document.querySelector("form h2")?.textContent,
    press: (/** @type {string} */ text) => {
      const buttons = [...document.querySelectorAll("#signed-out button")];
      buttons.find((button) => button.textContent === text).click();
      return settled();
    },
    type: (/** @type {Record<string, string>} */ values) => {
      for (const [name, value] of Object.entries(values)) {
        field(name).value = value;
        field(name).dispatchEvent(new document.defaultView.Event("input", { bubbles: true }));
      }
      return settled();
    },
  };
}

test("who signs up and types the code is signed in, with nothing else to press", async () => {
  const { api, type, press, step, page, session, reloads, field } = opened();
  await press("Create account");
  await type({ name: "Zoë", email: EMAIL, "new-password": PASSWORD });
  await press("Create account");
  assert.equal(step(), "Enter your code");
  assert.match(page.status, /If zoe@example.com can get a code, we’ve sent one/);
  assert.equal(field("username").value, EMAIL);
  await type({ code: api.users.get(EMAIL).code.replace(/(...)/, " $1 ") });
  assert.equal(reloads(), 1);
  assert.equal(session.user()?.name, "Zoë");
  assert.match(claimsOf(await session.idToken()).sub, /-/);
  const sent = api.requests.filter(([operation]) => operation !== "SignUp");
  assert.doesNotMatch(JSON.stringify(sent), new RegExp(PASSWORD), "a password is sent where it is made only");
});

test("an unknown address and a wrong password read the same, and no address is told from another by what follows", async () => {
  const said = [];
  for (const username of [EMAIL, "nobody@example.com"]) {
    const { api, type, press, error, field, focused, page, reloads } = opened();
    api.add(EMAIL);
    await type({ username, password: "Wrong-horse-7" });
    await press("Sign in");
    assert.equal(focused(), "password");
    assert.equal(field("password").getAttribute("aria-invalid"), "true");
    assert.equal(field("password").getAttribute("aria-describedby"), "password-error");
    said.push([error("password"), page.status, reloads(), api.requests.map(([operation]) => operation)]);
    await type({ password: PASSWORD });
    assert.equal(error("password"), "", "the error goes when the field changes");
    assert.equal(field("password").getAttribute("aria-invalid"), "false");
  }
  assert.deepEqual(said[0], said[1]);
  assert.equal(said[0]?.[0], "That email address or password isn’t right.");
});

for (const [how, button, next, values] of /** @type {const} */ ([
  ["signs up", "Create account", "Create account", { name: "A", "new-password": PASSWORD }],
  ["resets the password", "Forgot password?", "Send a code", {}],
])) {
  test(`who ${how} with an address sees the same, whether it has an account or not`, async () => {
    const said = [];
    for (const exists of [true, false]) {
      const { api, type, press, document, page, field } = opened();
      if (exists) api.add(EMAIL);
      await press(button);
      await type({ [field("email") ? "email" : "username"]: EMAIL, ...values });
      await press(next);
      await type({ code: "000000" });
      if (field("new-password")) await type({ "new-password": OTHER });
      await press(field("new-password") ? "Set new password" : "Confirm");
      const { textContent } = document.querySelector("form");
      said.push([textContent, page.status, field("code").value]);
    }
    assert.deepEqual(said[0], said[1]);
    assert.match(String(said[0]?.[0]), /isn’t right or has expired/);
  });
}

test("a sign-in before the code has been typed asks for it, and ends signed in", async () => {
  const { api, type, press, step, reloads } = opened();
  api.add(EMAIL, { status: "UNCONFIRMED" });
  await type({ username: EMAIL, password: PASSWORD });
  await press("Sign in");
  assert.equal(step(), "Enter your code");
  const [first] = [api.users.get(EMAIL).code];
  await press("Send a new code");
  await type({ code: api.users.get(EMAIL).code });
  assert.equal(reloads(), 1);
  assert.match(first, /^\d{6}$/);
});

test("a reset takes a code and a password in any order, and ends signed in", async () => {
  const { api, type, press, focused, reloads, error, field } = opened();
  api.add(EMAIL);
  await type({ username: EMAIL });
  await press("Forgot password?");
  assert.equal(field("username").value, EMAIL);
  await press("Send a code");
  await type({ code: api.users.get(EMAIL).code });
  assert.equal(focused(), "new-password", "the password is missing still");
  await type({ "new-password": PASSWORD });
  await press("Set new password");
  assert.match(error("new-password"), /haven’t used before/);
  await type({ "new-password": OTHER, code: api.users.get(EMAIL).code });
  assert.equal(reloads(), 1);
});

for (const name of ["Zoë", ""]) {
  test(`somebody whom an administrator added chooses a password, ${name ? "and nothing else" : "and a name"}`, async () => {
    const { api, type, press, step, field, focused, session } = opened();
    api.add(EMAIL, { status: "FORCE_CHANGE_PASSWORD", name });
    await type({ username: EMAIL, password: PASSWORD });
    await press("Sign in");
    assert.equal(step(), "Choose a new password");
    assert.equal(focused(), name ? "new-password" : "name");
    assert.equal(Boolean(field("name")), name === "");
    await type({ ...(name === "" && { name: "Ann" }), "new-password": OTHER });
    await press("Set new password");
    assert.equal(session.user()?.name, name || "Ann");
  });
}

test("a challenge that is too old leads back to the sign-in", async () => {
  const { api, type, press, step, page } = opened();
  api.add(EMAIL, { status: "FORCE_CHANGE_PASSWORD" });
  await type({ username: EMAIL, password: PASSWORD });
  await press("Sign in");
  api.failing = () => refuse("NotAuthorizedException", "Invalid session for the user, session is expired.");
  await type({ "new-password": OTHER });
  await press("Set new password");
  assert.equal(step(), undefined);
  assert.match(page.status, /took too long\. Sign in again/);
});

test("an administrator who has reset the password is obeyed", async () => {
  const { api, type, press, step } = opened();
  api.add(EMAIL, { status: "RESET_REQUIRED" });
  await type({ username: EMAIL, password: PASSWORD });
  await press("Sign in");
  assert.equal(step(), "Choose a new password");
  assert.ok(api.users.get(EMAIL).code);
});

test("what is missing is said beside each field, the first has the focus, and nothing is sent", async () => {
  const { api, press, error, focused, type } = opened();
  await press("Sign in");
  assert.match(error("username"), /Enter your email address/);
  assert.match(error("password"), /Enter your password/);
  assert.equal(focused(), "username");
  await type({ username: "zoe", password: "x" });
  await press("Sign in");
  assert.match(error("username"), /Enter your email address/);
  assert.deepEqual(api.requests, []);
});

test("the rules for passwords are those of config.json, and are ticked while somebody types", async () => {
  const { api, press, type, document, error } = opened();
  await press("Create account");
  const met = () => [...document.querySelectorAll(".met")].map(({ dataset }) => dataset.rule);
  assert.equal(document.querySelector("#rules li").textContent, "At least 12 characters");
  for (const [password, rules] of /** @type {[string, string[]][]} */ ([
    ["", []],
    ["abc", ["lowercase"]],
    ["ÄÖÜäöü", []],
    ["A1", ["uppercase", "digits"]],
    [" a ", ["lowercase"]],
    ["a b", ["lowercase", "symbols"]],
    ["abcdefghijkl", ["minLength", "lowercase"]],
    [PASSWORD, ["minLength", "lowercase", "uppercase", "digits", "symbols"]],
  ])) {
    await type({ "new-password": password });
    assert.deepEqual(met(), rules, password);
  }
  await type({ name: "Zoë", email: EMAIL, "new-password": "Correct-horse" });
  await press("Create account");
  assert.match(error("new-password"), /meets every rule below/);
  assert.deepEqual(api.requests, []);
});

test("each step is a form of its own, with the user name beside each new password, and all that fills in for people", async () => {
  const { document } = opened();
  /** @type {Record<string, string>} */
  const purposes = {};
  for (const { id, content } of document.querySelectorAll("template")) {
    const inputs = [...content.querySelectorAll("input[name]")];
    purposes[id] = inputs.map((input) => input.autocomplete).join();
    for (const { id, name, readOnly } of inputs) {
      assert.equal(id, name === "name" ? "full-name" : name);
      assert.ok(content.querySelector(`label[for="${id}"]`));
      assert.equal(
        Boolean(content.querySelector(`#${id}-error[data-missing]`)),
        !readOnly,
        `${id} says what is missing`,
      );
    }
    for (const rule of content.querySelectorAll("li")) assert.ok(CONFIG.userPool.passwordPolicy[rule.dataset.rule]);
    for (const { dataset } of content.querySelectorAll("[data-step]"))
      assert.ok(document.getElementById(`step-${dataset.step}`));
  }
  assert.deepEqual(purposes, {
    "step-sign-in": "username,current-password",
    "step-sign-up": "name,username,new-password",
    "step-confirm": "username,one-time-code",
    "step-forgot": "username",
    "step-reset": "username,one-time-code,new-password",
    "step-choose": "username,name,new-password",
  });
});

test("the password can be shown, and only the password", async () => {
  const { document, field } = opened();
  const box = document.querySelector("form input[type=checkbox]");
  box.click();
  assert.equal(field("password").type, "text");
  assert.equal(field("username").type, "email");
  box.click();
  assert.equal(field("password").type, "password");
});

/** @type {[string, (operation: string) => any, RegExp, { onLine: boolean }?][]} */
const FAILURES = [
  ["locked out", () => refuse("NotAuthorizedException", "Password attempts exceeded"), /Too many attempts\. Wait/],
  ["throttled", () => refuse("TooManyRequestsException"), /Too many attempts\. Wait/],
  ["limited", () => refuse("LimitExceededException"), /Too many attempts\. Wait/],
  ["busy", () => new Response("<html>", { status: 429 }), /Too many attempts\. Wait/],
  ["broken", () => refuse("InternalErrorException", "", 500), /is having problems\. Wait/],
  [
    "a pool that is gone",
    () => refuse("ResourceNotFoundException"),
    /Sign-in failed \(ResourceNotFoundException\)\..*deploy the app again/,
  ],
  ["a network's sign-in page", () => new Response("<html>"), /isn’t from the user pool.*network’s sign-in page/],
  ["a dead network", () => Promise.reject(new TypeError("x")), /The user pool couldn’t be reached\. Check/],
  ["no network", () => Promise.reject(new TypeError("x")), /this device is offline/, { onLine: false }],
  [
    "no tokens",
    (operation) => (operation === "InitiateAuth" ? undefined : Response.json({})),
    /isn’t from the user pool/,
  ],
];
for (const [what, failing, sentence, where] of FAILURES) {
  test(`what is of no field is said in the status: ${what}`, async () => {
    const { api, type, press, page, error, reloads, field } = opened(where);
    api.add(EMAIL);
    api.failing = failing;
    await type({ username: EMAIL, password: PASSWORD });
    await press("Sign in");
    assert.match(page.status, sentence);
    assert.equal(error("password"), "");
    assert.equal(field("password").value, PASSWORD, "it can be tried again");
    api.failing = undefined;
    await press("Sign in");
    assert.equal(reloads(), 1);
  });
}

test("a second press during the first does nothing", async () => {
  const { api, type, press } = opened();
  api.add(EMAIL);
  await type({ username: EMAIL, password: PASSWORD });
  await Promise.all([press("Sign in"), press("Sign in")]);
  assert.equal(api.requests.filter(([operation]) => operation === "InitiateAuth").length, 1);
});

test("tokens are renewed and revoked by the same API; one that is spent asks for a new sign-in", async () => {
  const { api, type, press, session, storage } = opened();
  api.add(EMAIL);
  await type({ username: EMAIL, password: PASSWORD });
  await press("Sign in");
  const before = storage.get("tokens");
  api.failing = (operation) =>
    operation === "GetTokensFromRefreshToken" ? refuse("TooManyRequestsException") : undefined;
  await assert.rejects(session.idToken(before.idToken), { name: "OAuthError", status: 429 });
  api.failing = (operation) =>
    operation === "GetTokensFromRefreshToken" ? refuse("RefreshTokenReuseException") : undefined;
  await assert.rejects(session.idToken(before.idToken), SignInRequiredError);
  session.begin(before);
  await session.end();
  assert.deepEqual(api.requests.at(-1), [
    "RevokeToken",
    { ClientId: CONFIG.userPool.clientId, Token: before.refreshToken },
  ]);
  assert.equal(session.logoutAddress, CONFIG.siteUrl);
});

test("to the app it is a provider that never leaves the page", async () => {
  const { signIn, page, focused } = opened();
  assert.equal(await signIn.start(""), "");
  assert.deepEqual([page.shown, page.status, focused()], ["signed-out", "You’re signed out.", "username"]);
  await assert.rejects(signIn.startAgain(""), SignInRequiredError);
  assert.deepEqual(await signIn.finish({ kind: "code", state: "s", code: "c" }), { returnTo: "" });
});
