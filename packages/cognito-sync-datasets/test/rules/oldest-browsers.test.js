import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { OLDEST, ownNames, tooNew } from "./oldest-browsers.js";

const SRC = fileURLToPath(new URL("../../src", import.meta.url));
const sources = await Promise.all(
  (await readdir(SRC, { recursive: true }))
    .filter((name) => name.endsWith(".js"))
    .map(async (name) => ({ name, text: await readFile(join(SRC, name), "utf8") })),
);
/** An option, and what the SDK has its clients tell, that are called like something newer of a browser. */
const OTHERS = ["provider", "config"];
const own = new Set([...OTHERS, ...sources.flatMap(({ text }) => ownNames(text))]);

test("the oldest browsers are those that the documentation names", () => {
  assert.deepEqual(OLDEST, [
    ["safari", 16.4],
    ["safari_ios", 16.4],
    ["chrome", 109],
    ["chrome_android", 109],
    ["firefox", 115],
    ["firefox_android", 115],
  ]);
});

for (const [code, found] of Object.entries({
  "Promise.withResolvers()": "Promise.withResolvers",
  "const { withResolvers } = Promise": ".withResolvers",
  "text.isWellFormed()": "text.isWellFormed",
  "window.AbortSignal.any([])": "AbortSignal.any",
  "colours.toSorted()": "colours.toSorted",
  "new Set().union(more)": ".union",
  "Object.groupBy(colours, hue)": "Object.groupBy",
  "URL.canParse(address)": "URL.canParse",
  "requestIdleCallback(later)": "requestIdleCallback",
  "window.navigation.back()": "window.navigation",
  "dialog.showPopover()": "dialog.showPopover",
  "(await fetch(address)).bytes()": ".bytes",
  "/[\\p{L}--[a-z]]/v": "syntax newer",
  "using lock = held()": "syntax newer",
  'import colours from "./colours.json" with { type: "json" }': "syntax newer",
})) {
  test(`${code} is too new for one of them`, () => {
    assert.equal(tooNew(code).length, 1);
    assert.ok(tooNew(code)[0]?.startsWith(found), tooNew(code)[0]);
  });
}

for (const code of [
  "AbortSignal.timeout(1)",
  "edits.findLastIndex(isSent)",
  "Object.hasOwn(records, key)",
  "structuredClone(state)",
  "navigator.locks.request(name, work)",
  "new BroadcastChannel(name)",
  "signal.throwIfAborted()",
  "dialog.showModal()",
  "class Tab { static { open() } #it; has = (other) => #it in other }",
]) {
  test(`${code} is known to all of them`, () => {
    assert.deepEqual(tooNew(code), []);
  });
}

test("the sources use nothing that one of the oldest browsers lacks", () => {
  for (const { name, text } of sources) assert.deepEqual(tooNew(text, { own }), [], name);
});
