/** What `cdk.json` runs before the app, on every command: brings classes and site up to date, silent when they are. */
import { main } from "./process.mjs";
import { freshenClasses, freshenSite } from "./steps.mjs";

await main(async () => {
  await freshenClasses();
  await freshenSite();
});
