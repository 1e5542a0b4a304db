import assert from "node:assert/strict";
import { test } from "node:test";
import { tab } from "../fakes/signing-in.js";
import { refuse } from "../fakes/user-pool.js";

const HOUR = 3_600_000;

function signedIn() {
  const all = tab();
  all.session.begin({ idToken: all.pool.idToken(), refreshToken: all.pool.newRefreshToken() });
  return all;
}

test("idToken answers the stored token as long as it is good for a minute", async () => {
  const { session, pool, clock } = signedIn();
  const first = await session.idToken();
  clock.time += HOUR - 61_000;
  assert.equal(await session.idToken(), first);
  assert.equal(pool.requests.length, 0);
  clock.time += 2_000;
  assert.notEqual(await session.idToken(), first);
  assert.equal(pool.requests.length, 1);
});

test("however many ask, one refresh runs", async () => {
  const { session, pool, clock } = signedIn();
  clock.time += HOUR;
  const tokens = await Promise.all(Array.from({ length: 10 }, () => session.idToken()));
  assert.equal(new Set(tokens).size, 1);
  assert.equal(pool.requests.length, 1);
});

test("a rotated refresh token takes the place of the old one, and where none comes the old one stays", async () => {
  const { session, pool, clock, storage } = signedIn();
  const before = storage.get("tokens").refreshToken;
  clock.time += HOUR;
  await session.idToken();
  const rotated = storage.get("tokens").refreshToken;
  assert.notEqual(rotated, before);
  pool.rotating = false;
  clock.time += HOUR;
  await session.idToken();
  assert.equal(storage.get("tokens").refreshToken, rotated);
});

test("a refresh token that is not accepted any more is not used again, and who was signed in is still known", async () => {
  const { session, pool, clock, storage } = signedIn();
  clock.time += HOUR;
  pool.failing = () => refuse("invalid_grant");
  await assert.rejects(session.idToken(), { name: "SignInRequiredError" });
  assert.equal(session.user()?.sub, "user-1");
  assert.equal(storage.get("tokens").refreshToken, undefined);
  await assert.rejects(session.idToken(), { name: "SignInRequiredError" });
  assert.equal(pool.requests.length, 1);
});

test("a refresh without an answer, or with a server's trouble, does not: the next one may work", async () => {
  const { session, pool, clock } = signedIn();
  clock.time += HOUR;
  pool.failing = () => Promise.reject(new TypeError("Failed to fetch"));
  await assert.rejects(session.idToken(), { name: "NetworkError" });
  pool.failing = () => new Response("<html>", { status: 503 });
  await assert.rejects(session.idToken(), { name: "OAuthError", status: 503 });
  assert.equal(session.user()?.sub, "user-1");
  pool.failing = undefined;
  assert.ok(await session.idToken());
});

test("a refreshed token of another user, client or pool is refused", async () => {
  for (const claims of [{ sub: "user-2" }, { aud: "client-2" }, { iss: "https://other.test" }, { exp: 1 }]) {
    const { session, pool, clock, storage } = signedIn();
    const before = storage.get("tokens").idToken;
    clock.time += HOUR;
    pool.claims = claims;
    await assert.rejects(session.idToken(), { name: "SignInRejectedError" });
    assert.equal(storage.get("tokens").idToken, before);
  }
});

test("signing out while a refresh is under way stays signed out", async () => {
  const { session, pool, clock } = signedIn();
  clock.time += HOUR;
  /** @type {(response: Response) => void} */
  let answer = () => {};
  pool.failing = () => new Promise((resolve) => (answer = resolve));
  const refreshing = session.idToken();
  pool.failing = undefined;
  await session.end();
  answer(Response.json({ id_token: pool.idToken(), refresh_token: "new" }));
  await assert.rejects(refreshing, { name: "SignInRequiredError" });
  assert.equal(session.user(), undefined);
});

test("end forgets everything, revokes the refresh token and goes to the logout endpoint", async () => {
  const { session, pool, storage } = signedIn();
  const { refreshToken } = storage.get("tokens");
  storage.set("draft", "red");
  await session.end();
  const url = new URL(session.logoutAddress);
  assert.equal(url.origin + url.pathname, "https://domain.test/logout");
  assert.deepEqual(Object.fromEntries(url.searchParams), {
    client_id: "client-1",
    logout_uri: "https://site.test/index.html",
  });
  assert.deepEqual(pool.requests, [{ pathname: "/oauth2/revoke", client_id: "client-1", token: refreshToken }]);
  assert.deepEqual(storage.keys(), []);
});

test("a revocation that fails keeps nobody in", async () => {
  for (const failing of [() => refuse("invalid_request"), () => Promise.reject(new TypeError("Failed to fetch"))]) {
    const { session, pool, storage } = signedIn();
    pool.failing = failing;
    await assert.rejects(session.end());
    assert.match(session.logoutAddress, /\/logout\?/);
    assert.deepEqual(storage.keys(), []);
  }
});

test("without a refresh token an expired sign-in has to be made anew, and nothing is revoked", async () => {
  const { session, pool, clock } = tab({ signIn: "implicit" });
  session.begin({ idToken: pool.idToken() });
  assert.ok(await session.idToken());
  clock.time += HOUR;
  await assert.rejects(session.idToken(), { name: "SignInRequiredError" });
  assert.equal(session.user()?.sub, "user-1");
  await session.end();
  assert.deepEqual(pool.requests, []);
});

test("nobody is signed in: no token, and no request for one", async () => {
  const { session, pool } = tab();
  assert.equal(session.user(), undefined);
  await assert.rejects(session.idToken(), { name: "SignInRequiredError" });
  assert.deepEqual(pool.requests, []);
});

test("tokens of a stack that was made anew are dropped", () => {
  const { session, pool, storage } = tab();
  session.begin({ idToken: pool.idToken({ aud: "client of before" }), refreshToken: "x" });
  assert.equal(session.user(), undefined);
  assert.equal(storage.get("tokens"), undefined);
});

for (const [what, answer] of /** @type {[string, () => Response][]} */ ([
  ["a proxy's 400", () => new Response("<html>", { status: 400 })],
  ["a portal's 200", () => new Response("<html>")],
  ["null", () => Response.json(null)],
  ["an empty object", () => Response.json({})],
  ["nothing", () => new Response("")],
  ["a redirect", () => new Response(null, { status: 302 })],
])) {
  test(`${what} instead of a token is known for another's answer, and ends no sign-in`, async () => {
    const { session, pool, clock } = signedIn();
    clock.time += HOUR;
    pool.failing = answer;
    await assert.rejects(session.idToken(), { name: "NetworkError", status: answer().status });
    pool.failing = undefined;
    assert.ok(await session.idToken());
  });
}

test("a request that was not valid ends no sign-in", async () => {
  const { session, pool, clock } = signedIn();
  clock.time += HOUR;
  pool.failing = () => refuse("invalid_request");
  await assert.rejects(session.idToken(), { name: "OAuthError" });
  pool.failing = undefined;
  assert.ok(await session.idToken());
});

test("a clock that is slow is put right by the token itself", async () => {
  const { session, pool, clock } = tab();
  const iat = clock.time / 1000 + 1200;
  session.begin({ idToken: pool.idToken({ iat, exp: iat + 3600 }), refreshToken: pool.newRefreshToken() });
  clock.time += HOUR - 30_000;
  await session.idToken();
  assert.equal(pool.requests.length, 1);
});
