import assert from "node:assert/strict";
import { test } from "node:test";
import { readCallback } from "../../src/auth/callback.js";
import { tab } from "../fakes/signing-in.js";
import { CONFIG } from "../fakes/world.js";

/** @param {string} address */
const callbackOf = (address) =>
  /** @type {Exclude<import("../../src/auth/callback.js").Callback, { kind: "none" }>} */ (readCallback(address));

test("start asks for a code with an S256 challenge, at exactly the site's address", async () => {
  const { signIn } = tab();
  const url = new URL(await signIn.start(""));
  const { state, nonce, code_challenge, ...rest } = Object.fromEntries(url.searchParams);
  assert.equal(url.origin + url.pathname, "https://domain.test/oauth2/authorize");
  assert.deepEqual(rest, {
    response_type: "code",
    client_id: "client-1",
    redirect_uri: "https://site.test/index.html",
    scope: "openid email profile",
    code_challenge_method: "S256",
  });
  assert.equal(new Set([state, nonce, code_challenge]).size, 3);
});

test("finish exchanges the code, signs in and goes back to where one was", async () => {
  const { signIn, session, pool } = tab();
  const back = pool.signIn(await signIn.start("?page=2#there"));
  assert.deepEqual(await signIn.finish(callbackOf(back)), { returnTo: "?page=2#there" });
  assert.equal(session.user()?.name, "Zoë");
  assert.deepEqual(
    pool.requests.map(({ grant_type, redirect_uri }) => ({ grant_type, redirect_uri })),
    [{ grant_type: "authorization_code", redirect_uri: "https://site.test/index.html" }],
  );
});

test("two attempts do not disturb one another, whichever comes back first", async () => {
  const { signIn, pool } = tab();
  const first = pool.signIn(await signIn.start("#first"));
  const second = pool.signIn(await signIn.start("#second"));
  assert.deepEqual(await signIn.finish(callbackOf(second)), { returnTo: "#second" });
  assert.deepEqual(await signIn.finish(callbackOf(first)), { returnTo: "#first" });
});

test("a state that is not ours is never accepted, and its code never used", async () => {
  const { signIn, session, pool } = tab();
  await signIn.start("");
  for (const state of ["&state=foreign", "", "&state=", "&state=__proto__"]) {
    assert.equal(await signIn.finish(callbackOf(`${CONFIG.siteUrl}?code=stolen${state}`)), "not-ours");
  }
  assert.deepEqual(pool.requests, []);
  assert.equal(session.user(), undefined);
});

test("a callback counts once", async () => {
  const { signIn, pool } = tab();
  const back = callbackOf(pool.signIn(await signIn.start("")));
  await signIn.finish(back);
  assert.equal(await signIn.finish(back), "not-ours");
  assert.equal(pool.requests.length, 1);
});

test("a code of another attempt does not pass, since its verifier differs", async () => {
  const { signIn, session, pool } = tab();
  const state = new URL(await signIn.start("")).searchParams.get("state");
  const other = new URL(pool.signIn(await signIn.start(""))).searchParams.get("code");
  await assert.rejects(signIn.finish(callbackOf(`${CONFIG.siteUrl}?code=${other}&state=${state}`)), {
    name: "OAuthError",
    error: "invalid_grant",
  });
  assert.equal(session.user(), undefined);
});

for (const [reason, claims] of /** @type {const} */ ([
  ["nonce", { nonce: "of another sign-in" }],
  ["nonce", { nonce: undefined }],
  ["issuer", { iss: "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Other" }],
  ["audience", { aud: "client-2" }],
  ["token-use", { token_use: "access" }],
  ["expired", { exp: 1 }],
  ["malformed", { exp: "soon" }],
  ["malformed", { sub: undefined }],
])) {
  for (const grant of /** @type {const} */ (["pkce", "implicit"])) {
    test(`${grant}: an ID token with ${JSON.stringify(claims)} is refused for its ${reason}`, async () => {
      const { signIn, session, pool } = tab({ signIn: grant });
      pool.claims = claims;
      const back = pool.signIn(await signIn.start(""));
      await assert.rejects(signIn.finish(callbackOf(back)), { name: "SignInRejectedError", reason });
      assert.equal(session.user(), undefined);
    });
  }
}

test("what is no JWT is refused as malformed", async () => {
  const { signIn } = tab({ signIn: "implicit" });
  for (const idToken of ["", "x", "a.b.c", "e30.bnVsbA.x"]) {
    const state = new URL(await signIn.start("")).searchParams.get("state");
    await assert.rejects(signIn.finish(callbackOf(`${CONFIG.siteUrl}#id_token=${idToken}&state=${state}`)), {
      reason: "malformed",
    });
  }
});

test("implicit: asks for a token without a challenge, takes it from the fragment, calls nobody", async () => {
  const { signIn, session, pool } = tab({ signIn: "implicit" });
  const address = await signIn.start("#there");
  assert.equal(new URL(address).searchParams.get("response_type"), "token");
  assert.equal(new URL(address).searchParams.has("code_challenge"), false);
  assert.deepEqual(await signIn.finish(callbackOf(pool.signIn(address))), { returnTo: "#there" });
  assert.equal(session.user()?.sub, "user-1");
  assert.deepEqual(pool.requests, []);
});

test("a grant that was not asked for is not ours, whatever its state", async () => {
  const pkce = tab();
  const state = new URL(await pkce.signIn.start("")).searchParams.get("state");
  const fragment = `#id_token=${pkce.pool.idToken()}&state=${state}`;
  assert.equal(await pkce.signIn.finish(callbackOf(CONFIG.siteUrl + fragment)), "not-ours");

  const implicit = tab({ signIn: "implicit" });
  const other = new URL(await implicit.signIn.start("")).searchParams.get("state");
  assert.equal(await implicit.signIn.finish(callbackOf(`${CONFIG.siteUrl}?code=c&state=${other}`)), "not-ours");
  assert.deepEqual(implicit.pool.requests, []);
});

test("an error of the sign-in page is an error, and only what looks like a code is kept of it", async () => {
  const { signIn } = tab();
  const refused = async (/** @type {string} */ error) => {
    const state = new URL(await signIn.start("")).searchParams.get("state");
    return signIn.finish(callbackOf(`${CONFIG.siteUrl}?error=${error}&state=${state}`));
  };
  await assert.rejects(refused("access_denied"), { name: "OAuthError", error: "access_denied" });
  await assert.rejects(refused("Call%20555-0100%20now"), { error: "" });
});

test("an error that nobody here asked for is not ours", async () => {
  const { signIn } = tab();
  await signIn.start("");
  assert.equal(await signIn.finish(callbackOf(`${CONFIG.siteUrl}?error=access_denied&state=x`)), "not-ours");
  assert.equal(await signIn.finish(callbackOf(`${CONFIG.siteUrl}?error=access_denied`)), "not-ours");
});

test("sign-ins that nobody asked for end after two rounds, and begin anew after a success", async () => {
  const { signIn, pool } = tab();
  await signIn.startAgain("");
  const second = await signIn.startAgain("");
  await assert.rejects(signIn.startAgain(""), { reason: "loop" });
  await signIn.startAgain("");
  await signIn.finish(callbackOf(pool.signIn(second)));
  await signIn.startAgain("");
  await signIn.startAgain("");
});

test("attempts that never come back do not pile up", async () => {
  const { signIn, storage, clock, pool } = tab();
  const addresses = [];
  for (let count = 0; count < 30; count++) {
    clock.time += 1000;
    addresses.push(await signIn.start(`#${count}`));
  }
  assert.equal(storage.keys("attempt:").length, 8);
  const back = addresses.map((address) => callbackOf(pool.signIn(address)));
  assert.equal(await signIn.finish(/** @type {any} */ (back[21])), "not-ours");
  for (const kept of [22, 29]) {
    assert.deepEqual(await signIn.finish(/** @type {any} */ (back[kept])), { returnTo: `#${kept}` });
  }
});
