import assert from "node:assert/strict";
import { test } from "node:test";
import { readCallback } from "../../src/auth/callback.js";

const HOME = "https://site.test/index.html";

for (const [address, expected] of /** @type {const} */ ([
  ["", { kind: "none" }],
  ["?sign-in", { kind: "none" }],
  ["?page=2#there", { kind: "none" }],
  ["?code=c&state=s", { kind: "code", state: "s", code: "c" }],
  ["#id_token=a.b.c&access_token=x&state=s", { kind: "token", state: "s", idToken: "a.b.c" }],
  ["?error=access_denied&error_description=x&state=s", { kind: "error", state: "s", error: "access_denied" }],
  ["#error=invalid_request&state=s", { kind: "error", state: "s", error: "invalid_request" }],
  ["?code=c", { kind: "code", state: undefined, code: "c" }],
  ["?id_token=a.b.c&state=s", { kind: "none" }],
])) {
  test(`readCallback of ${address || "the bare address"}`, () =>
    assert.deepEqual(readCallback(HOME + address), expected));
}
