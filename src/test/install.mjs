/**
 * What Maven runs before the integration tests: installs the packages that a folder of the tests asks for, exactly as its
 * lock file names them, unless that was done already.
 *
 *   node src/test/install.mjs conformance pages
 */
import { ofTree, ofValues } from "../main/cdk/fingerprint.mjs";
import { freshen } from "../main/cdk/freshen.mjs";
import { inProject, stampOf } from "../main/cdk/places.mjs";
import { launch, say } from "../main/cdk/refusal.mjs";
import { build } from "../main/cdk/run.mjs";

await launch(async () => {
  for (const name of process.argv.slice(2)) {
    const folder = inProject("src", "test", name);
    await freshen({
      stamp: stampOf(name),
      inputs: () => ofValues(ofTree(inProject("src", "test", name, "package-lock.json")), process.version),
      // npm writes this file last; the packages themselves are too many to read each time.
      outputs: () => ofTree(inProject("src", "test", name, "node_modules", ".package-lock.json")),
      make: async () => {
        say(`Installing the packages of src/test/${name} ...`);
        await build("npm", ["ci", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"], {
          cwd: folder,
          remedy: "install Node.js 20 or newer, which brings npm.",
        });
      },
    });
  }
});
