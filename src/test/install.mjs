/**
 * What Maven runs before the integration tests: builds the site, and installs the packages that folders of the tests ask for, exactly as
 * their lock files name them, unless that was done already. All at once: each waits for the registry and the disk most of the time.
 *
 *   node src/test/install.mjs conformance pages resolvers
 */
import { main } from "../../build/process.mjs";
import { freshenPackages, freshenSite } from "../../build/steps.mjs";

await main(async () => {
  const installing = process.argv.slice(2).map((name) => freshenPackages(`src/test/${name}`, "--ignore-scripts"));
  await Promise.all([freshenSite(), ...installing]);
});
