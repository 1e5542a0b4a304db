import assert from "node:assert/strict";
import { test } from "node:test";
import { parseContext } from "../context.mjs";
import { BuildError } from "../process.mjs";

test("parseContext_ofNothing_isEmpty", () => assert.deepEqual(parseContext("  "), {}));

test("parseContext_ofPairs_givesEach", () =>
  assert.deepEqual(parseContext("signIn=implicit  retain=true"), { signIn: "implicit", retain: "true" }));

test("parseContext_ofAValueWithEqualsSigns_keepsThem", () => assert.deepEqual(parseContext("a=b=c"), { a: "b=c" }));

test("parseContext_ofAnEmptyValue_keepsItForTheAppToRefuse", () => assert.deepEqual(parseContext("a="), { a: "" }));

for (const word of ["signIn", "=implicit"]) {
  test(`parseContext_of ${word}_isRefusedWithASentence`, () =>
    assert.throws(
      () => parseContext(`retain=true ${word}`),
      (error) => error instanceof BuildError && error.message.includes(word) && error.message.includes("name=value"),
    ));
}
