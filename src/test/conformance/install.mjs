/**
 * What Maven runs before the conformance suite: installs the JavaScript clients of Cognito Sync exactly as the lock file names
 * them, unless that was done already.
 *
 *   node src/test/conformance/install.mjs
 */
import { ofTree, ofValues } from "../../main/cdk/fingerprint.mjs";
import { freshen } from "../../main/cdk/freshen.mjs";
import { inProject, stampOf } from "../../main/cdk/places.mjs";
import { launch, say } from "../../main/cdk/refusal.mjs";
import { build } from "../../main/cdk/run.mjs";

const CLIENTS = inProject("src", "test", "conformance");

await launch(() =>
  freshen({
    stamp: stampOf("conformance"),
    inputs: () => ofValues(ofTree(inProject("src", "test", "conformance", "package-lock.json")), process.version),
    // npm writes this file last; the packages themselves are too many to read each time.
    outputs: () => ofTree(inProject("src", "test", "conformance", "node_modules", ".package-lock.json")),
    make: async () => {
      say("Installing the JavaScript clients of Cognito Sync that the contract is checked with ...");
      await build("npm", ["ci", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"], {
        cwd: CLIENTS,
        remedy: "install Node.js 20 or newer, which brings npm.",
      });
    },
  }),
);
