import assert from "node:assert/strict";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { rollup } from "rollup";
import { minify } from "terser";

test("the proof of a password (SRP) is at most 4 KB, all that it needs included", async () => {
  const input = fileURLToPath(new URL("../../src/auth/srp.js", import.meta.url));
  const build = await rollup({ input, treeshake: { preset: "smallest" } });
  const { output } = await build.generate({ format: "es" });
  await build.close();
  const { code = "" } = await minify(output[0].code, { module: true, ecma: 2020 });
  const { length } = gzipSync(code, { level: 9 });
  assert.ok(length > 500 && length <= 4 * 1024, `${length} bytes`);
});
