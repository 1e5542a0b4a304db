/**
 * Bundles the page of `AmplifyIT` for a browser; its global `page` has what page.js exports.
 *
 *   node src/test/conformance/amplify/bundle.mjs FILE
 */
import { fileURLToPath } from "node:url";
// The site's own, from the packages at the root of the project.
import { build } from "esbuild";

const [, , outfile] = process.argv;
await build({
  entryPoints: [fileURLToPath(new URL("page.js", import.meta.url))],
  outfile,
  bundle: true,
  format: "iife",
  globalName: "page",
  platform: "browser",
  logLevel: "warning",
});
