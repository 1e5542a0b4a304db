/**
 * Bundles a page of this folder for a browser; its global `page` has what the script exports.
 *
 *   node src/test/conformance/amplify/bundle.mjs SCRIPT FILE
 */
import { fileURLToPath } from "node:url";
// The site's own, from the packages at the root of the project.
import { build } from "esbuild";

const [, , script, outfile] = process.argv;
await build({
  entryPoints: [fileURLToPath(new URL(script, import.meta.url))],
  outfile,
  bundle: true,
  format: "iife",
  globalName: "page",
  platform: "browser",
  logLevel: "warning",
});
