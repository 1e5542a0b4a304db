import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { OLDEST, ownNames, tooNew } from "./oldest-browsers.js";

const SITE = fileURLToPath(new URL("../..", import.meta.url));
const DIST = join(SITE, "dist");
/** Fields of config.json and of the worker's list that are called like something newer of a browser. */
const FIELDS = ["sync", "provider", "first"];
/** And of the SDK's own records; and what it tells of the browser, where that knows it. */
const SDK = ["mediaType", "streaming", "configure", "tag", "retry"];
const TOLD_BY_THE_SDK = ["userAgentData", "brands", "mobile", "downlink", "effectiveType", "rtt"];

const sources = await Promise.all(
  (await readdir(join(SITE, "src"), { recursive: true }))
    .filter((name) => name.endsWith(".js"))
    .map(async (name) => ({ name, text: await readFile(join(SITE, "src", name), "utf8") })),
);
const own = new Set([...FIELDS, ...sources.flatMap(({ text }) => ownNames(text))]);

/** What `npm run build` has made. @type {{ name: string, text: string }[]} */
const built = await Promise.all(
  [
    ...(await readdir(join(DIST, "assets")).catch(() => [])).map((name) => join("assets", name)),
    ...(await readdir(join(DIST, "root")).catch(() => [])).map((name) => join("root", name)),
  ]
    .filter((name) => name.endsWith(".js"))
    .map(async (name) => {
      const bytes = await readFile(join(DIST, name));
      return { name, text: (name.startsWith("assets") ? gunzipSync(bytes) : bytes).toString() };
    }),
);
const unbuilt = built.length === 0 && "the site is not built: npm run build";

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

test("nor does what is built of them, the SDK included", { skip: unbuilt }, () => {
  for (const { name, text } of built) {
    const names = new Set([...own, ...SDK, ...TOLD_BY_THE_SDK, ...ownNames(text)]);
    assert.deepEqual(tooNew(text, { own: names, sourceType: /arrive|sw/.test(name) ? "script" : "module" }), [], name);
  }
});

test("the first script is built so that browsers of 2016 can parse it", { skip: unbuilt }, () => {
  const arrive = built.find(({ name }) => name.includes("arrive"))?.text ?? "";
  assert.match(arrive, /too old/);
  assert.deepEqual(tooNew(arrive, { sourceType: "script", syntax: 2015, own }), []);
});
