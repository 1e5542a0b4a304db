import assert from "node:assert/strict";
import { webcrypto } from "node:crypto";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { exchange, N, timestampOf } from "../../src/auth/srp.js";

/** Made by amazon-cognito-identity-js 6.3.21, whose secret number was fixed. */
const VECTORS = JSON.parse(await readFile(new URL("srp-vectors.json", import.meta.url), "utf8"));
const crypto = /** @type {Crypto} */ (webcrypto);
/** The prime of RFC 3526, section 5, as it is printed there. */
const PRIME = `
  FFFFFFFF FFFFFFFF C90FDAA2 2168C234 C4C6628B 80DC1CD1 29024E08 8A67CC74 020BBEA6 3B139B22 514A0879 8E3404DD
  EF9519B3 CD3A431B 302B0A6D F25F1437 4FE1356D 6D51C245 E485B576 625E7EC6 F44C42E9 A637ED6B 0BFF5CB6 F406B7ED
  EE386BFB 5A899FA5 AE9F2411 7C4B1FE6 49286651 ECE45B3D C2007CB8 A163BF05 98DA4836 1C55D39A 69163FA8 FD24CF5F
  83655D23 DCA3AD96 1C62F356 208552BB 9ED52907 7096966D 670C354E 4ABC9804 F1746C08 CA18217C 32905E46 2E36CE3B
  E39E772C 180E8603 9B2783A2 EC07A28F B5C55DF0 6F4C52C9 DE2BCBF6 95581718 3995497C EA956AE5 15D22618 98FA0510
  15728E5A 8AAAC42D AD33170D 04507A33 A85521AB DF1CBA64 ECFB8504 58DBEF0A 8AEA7157 5D060C7D B3970F85 A6E1E4C7
  ABF5AE8C DB0933D7 1E8C94E0 4A25619D CEE3D226 1AD2EE6B F12FFA06 D98A0864 D8760273 3EC86A64 521F2B18 177B200C
  BBE11757 7A615D6C 770988C0 BAD946E2 08E24FA0 74E5AB31 43DB5BFC E0FD108E 4B82D120 A93AD2CA FFFFFFFF FFFFFFFF`;

test("the prime is that of RFC 3526 with 3072 bits", () =>
  assert.equal(N.toString(16).toUpperCase(), PRIME.replace(/\s/g, "")));

for (const { name, a, A, signature, ...challenge } of VECTORS) {
  test(`the proof is that of another client: ${name}`, async () => {
    const begun = exchange(crypto, BigInt(`0x${a}`));
    assert.equal(begun.A, A);
    assert.equal(await begun.prove(challenge), signature);
    assert.notEqual(await begun.prove({ ...challenge, password: `${challenge.password} ` }), signature);
    assert.notEqual(await begun.prove({ ...challenge, timestamp: "Mon Nov 3 07:08:10 UTC 2026" }), signature);
  });
}

test("two exchanges have different secrets, of 256 bits", () => {
  const lengths = new Set();
  const counting = /** @type {any} */ ({
    subtle: crypto.subtle,
    getRandomValues: (/** @type {Uint8Array<ArrayBuffer>} */ bytes) => {
      lengths.add(bytes.length);
      return crypto.getRandomValues(bytes);
    },
  });
  assert.notEqual(exchange(counting).A, exchange(counting).A);
  assert.deepEqual([...lengths], [32]);
});

for (const B of ["0", N.toString(16), (2n * N).toString(16)]) {
  test(`a server whose number is a multiple of the prime is not told anything: ${B.slice(0, 8)}`, async () => {
    await assert.rejects(exchange(crypto).prove({ ...VECTORS[0], B }), {
      name: "SignInRejectedError",
      reason: "malformed",
    });
  });
}

test("the time is in English and UTC, the day without leading zero", () => {
  assert.equal(timestampOf(Date.UTC(2026, 10, 3, 7, 8, 9)), "Tue Nov 3 07:08:09 UTC 2026");
  assert.equal(timestampOf(Date.UTC(2026, 11, 31, 23, 59, 59)), "Thu Dec 31 23:59:59 UTC 2026");
});
