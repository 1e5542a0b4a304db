import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";

const SITE = fileURLToPath(new URL("../..", import.meta.url));
const ASSETS = join(SITE, "dist", "assets");
/** Custom properties that scripts alone set. */
const SET_BY_SCRIPTS = ["--chip"];

const [tokens = "", style = ""] = await Promise.all(
  ["tokens.css", "style.css"].map((name) => readFile(join(SITE, "public", name), "utf8")),
);
const built = (await readdir(ASSETS).catch(() => /** @type {string[]} */ ([]))).find((name) => name.endsWith(".css"));

/** @param {string} css */
function unknown(css) {
  const declared = new Set([...css.matchAll(/(?<=[\s{;])(--[\w-]+):/g)].map(([, name]) => name));
  const used = new Set([...css.matchAll(/var\((--[\w-]+)/g)].map(([, name = ""]) => name));
  return [...used].filter((name) => !declared.has(name) && !SET_BY_SCRIPTS.includes(name));
}

test("every custom property is declared", () => {
  assert.deepEqual(unknown(tokens + style), []);
});

test("style.css has no palette and no sizes of text of its own: a change of either is a change of tokens.css", () => {
  assert.doesNotMatch(style, /#[0-9a-f]{6}\b/i);
  assert.doesNotMatch(style, /font(-size)?:[^;]*\drem/);
});

test("every rule is in a layer, and their order is said once", () => {
  const rules = (tokens + style).replace(/\/\*.*?\*\//gs, "");
  assert.deepEqual(rules.match(/^(?!@layer (reset|tokens|base|parts) \{$|\}$)\S.*/gm), [
    "@layer reset, tokens, base, parts;",
  ]);
});

test("what is built of both declares what it uses", {
  skip: !built && "the site is not built: npm run build",
}, async () => {
  assert.deepEqual(unknown(gunzipSync(await readFile(join(ASSETS, String(built)))).toString()), []);
});
