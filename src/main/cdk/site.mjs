import { ofTree, ofValues } from "./fingerprint.mjs";
import { freshen } from "./freshen.mjs";
import { inProject, stampOf } from "./places.mjs";
import { say } from "./refusal.mjs";

const SITE = inProject("site");

const NPM_IS_MISSING = "install Node.js 20 or newer, which brings npm.";
const NO_SOURCE = new Set(["node_modules", "dist", "test"]);

/** Brings `site/dist` up to date with the site's sources and lock file; tells whether anything had to be done. */
export async function freshenSite() {
  await freshen({
    stamp: stampOf("packages"),
    inputs: () => ofValues(ofTree(inProject("site", "package-lock.json")), process.version),
    // npm writes this file last; the packages themselves are too many to read each time.
    outputs: () => ofTree(inProject("site", "node_modules", ".package-lock.json")),
    make: installPackages,
  });
  return freshen({
    stamp: stampOf("site"),
    // The page links to the README that it was built with.
    inputs: () => ofValues(ofTree(SITE, (name) => NO_SOURCE.has(name)), ofTree(inProject("README.md")), process.version),
    outputs: () => ofTree(inProject("site", "dist")),
    make: buildSite,
  });
}

async function installPackages() {
  const { build } = await import("./run.mjs");
  say(`Installing the site's packages ...`);
  await build("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], { cwd: SITE, remedy: NPM_IS_MISSING });
}

async function buildSite() {
  const { build } = await import("./run.mjs");
  say("Building the site ...");
  await build("npm", ["run", "build", "--loglevel=error"], { cwd: SITE, remedy: NPM_IS_MISSING });
}
