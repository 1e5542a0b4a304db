/**
 * What Maven runs before the integration tests: installs the packages that a folder of the tests asks for, exactly as its
 * lock file names them, unless that was done already.
 *
 *   node src/test/install.mjs conformance pages resolvers
 */
import { main } from "../../build/process.mjs";
import { freshenPackages } from "../../build/steps.mjs";

await main(async () => {
  for (const name of process.argv.slice(2)) {
    await freshenPackages(`src/test/${name}`, "--ignore-scripts");
  }
});
