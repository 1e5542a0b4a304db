import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { sizeOfAttributes } from "../src/remote/item-size.js";

/** The local cloud's table of sizes, of which datasets use some types. */
const SIZES = new URL("../../../src/test/resources/dynamodb/sizes.json", import.meta.url);
/** @type {{ name: string, item: Record<string, any>, size: number }[]} */
const sizes = JSON.parse(await readFile(SIZES, "utf8"));
const isUsed = (/** @type {any} */ { B, NULL, SS, NS, BS, N, L, M }) =>
  ![B, NULL, SS, NS, BS].some((other) => other !== undefined) &&
  !/\./.test(N ?? "") &&
  [...(L ?? []), ...Object.values(M ?? {})].every(isUsed);
const used = sizes.filter(({ item }) => Object.values(item).every(isUsed));

test("there are sizes of every type that datasets use", () => {
  assert.ok(used.length > 15);
  for (const type of ["S", "N", "BOOL", "L", "M"])
    assert.ok(
      used.some(({ item }) => type in (item.a ?? {})),
      type,
    );
});

for (const { name, item, size } of used) {
  test(`a size as the local cloud counts it: ${name}`, () => assert.equal(sizeOfAttributes(item), size));
}

for (const [integer, bytes] of /** @type {const} */ ([
  ["0", 1],
  ["7", 2],
  ["10", 2],
  ["99", 2],
  ["100", 2],
  ["101", 3],
  ["1000", 2],
  ["1010", 3],
  ["1767225600000", 6],
  ["1767225612345", 8],
  ["-1", 3],
  ["-1000", 3],
])) {
  test(`the integer ${integer} has ${bytes} bytes`, () =>
    assert.equal(sizeOfAttributes({ a: { N: integer } }), 1 + bytes));
}
