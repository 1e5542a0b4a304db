import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { rollup } from "rollup";
import { minify } from "terser";

const PACKAGE = new URL("../../../packages/cognito-sync-datasets/", import.meta.url);

test("the library is as large as the first line of its README says", async () => {
  const input = fileURLToPath(new URL("src/datasets.js", PACKAGE));
  const build = await rollup({ input, external: /^@aws-sdk/, treeshake: { preset: "smallest" } });
  const { output } = await build.generate({ format: "es" });
  const { code = "" } = await minify(output[0].code, { module: true, ecma: 2020 });
  const kilobytes = Math.round(gzipSync(code, { level: 9 }).length / 1024);
  assert.match(await readFile(new URL("README.md", PACKAGE), "utf8"), new RegExp(`^.*\n\n${kilobytes} KB \\(gzipped`));
});
