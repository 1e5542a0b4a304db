import assert from "node:assert/strict";
import { webcrypto } from "node:crypto";
import { test } from "node:test";
import { challengeOf, randomToken } from "../../src/auth/pkce.js";

const crypto = /** @type {Crypto} */ (webcrypto);

test("challengeOf answers the example of RFC 7636, appendix B", async () => {
  assert.equal(
    await challengeOf(crypto, "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"),
    "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
  );
});

test("randomToken is a code verifier of 256 bits, another one each time", () => {
  const tokens = new Set(Array.from({ length: 100 }, () => randomToken(crypto)));
  assert.equal(tokens.size, 100);
  for (const token of tokens) assert.match(token, /^[A-Za-z0-9_-]{43}$/);
});
