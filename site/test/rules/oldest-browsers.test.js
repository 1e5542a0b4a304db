import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import {
  OLDEST,
  oldestOf,
  ownNames,
  tooNew,
} from "../../../packages/cognito-sync-datasets/test/rules/oldest-browsers.js";

const SITE = fileURLToPath(new URL("../..", import.meta.url));
const DIST = join(SITE, "dist");
/** Fields of config.json and of the worker's list that are called like something newer of a browser. */
const FIELDS = ["sync", "provider", "first"];
/** And of the SDK's own records; and what it tells of the browser, where that knows it. */
const SDK = ["mediaType", "streaming", "configure", "tag", "retry"];
/** An option of the QR code. */
const QR = ["pad"];
const TOLD_BY_THE_SDK = ["userAgentData", "brands", "mobile", "downlink", "effectiveType", "rtt"];

/** @param {string} folder */
const sourcesIn = async (folder) =>
  Promise.all(
    (await readdir(folder, { recursive: true }))
      .filter((name) => name.endsWith(".js"))
      .map(async (name) => ({ name, text: await readFile(join(folder, name), "utf8") })),
  );
const sources = await sourcesIn(join(SITE, "src"));
const library = await sourcesIn(join(SITE, "..", "packages", "cognito-sync-datasets", "src"));
const own = new Set([...FIELDS, ...[...sources, ...library].flatMap(({ text }) => ownNames(text))]);

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

test("the oldest browsers are those of the library, and those that the documentation names", async () => {
  const { browserslist } = JSON.parse(await readFile(join(SITE, "package.json"), "utf8"));
  assert.deepEqual(oldestOf(browserslist), OLDEST);
});

test("the sources use nothing that one of the oldest browsers lacks", () => {
  for (const { name, text } of sources) assert.deepEqual(tooNew(text, { own }), [], name);
});

test("nor does what is built of them, the SDK included", { skip: unbuilt }, () => {
  // What one chunk declares, others use.
  const names = new Set([...own, ...SDK, ...QR, ...TOLD_BY_THE_SDK, ...built.flatMap(({ text }) => ownNames(text))]);
  for (const { name, text } of built) {
    assert.deepEqual(tooNew(text, { own: names, sourceType: /boot|sw/.test(name) ? "script" : "module" }), [], name);
  }
});

test("the first script is built so that browsers of 2016 can parse it", { skip: unbuilt }, () => {
  const boot = built.find(({ name }) => name.includes("boot"))?.text ?? "";
  assert.match(boot, /too old/);
  assert.deepEqual(tooNew(boot, { sourceType: "script", syntax: 2015, own }), []);
});
