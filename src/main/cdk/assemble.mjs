/**
 * What Maven runs before the local cloud: brings the site and the cloud assembly in `target/cdk.out` up to date.
 * Maven has compiled the app by then.
 *
 *   node src/main/cdk/assemble.mjs [--context="signIn=implicit retain=true"] [--site-only]
 */
import { rmSync } from "node:fs";
import { freshenAssembly } from "./assembly.mjs";
import { contextOfCdkJson, parseContext } from "./context.mjs";
import { inProject } from "./places.mjs";
import { launch, Refusal, say } from "./refusal.mjs";
import { freshenSite } from "./site.mjs";

const ASSEMBLY = inProject("target", "cdk.out");
const CONTEXT = "--context=";
const SITE_ONLY = "--site-only";

await launch(async () => {
  const options = process.argv.slice(2);
  const unknown = options.find((option) => option !== SITE_ONLY && !option.startsWith(CONTEXT));
  if (unknown !== undefined) {
    throw new Refusal(`The option ${unknown} is not known: give ${CONTEXT}"name=value ..." or ${SITE_ONLY}.`);
  }
  const chosen = parseContext(options.findLast((option) => option.startsWith(CONTEXT))?.slice(CONTEXT.length) ?? "");
  const madeSite = await freshenSite();
  const reused = madeSite ? [] : ["site"];
  if (!options.includes(SITE_ONLY)) {
    const clear = () => {
      say("Synthesizing the template ...");
      rmSync(ASSEMBLY, { recursive: true, force: true });
    };
    if (!(await freshenAssembly(ASSEMBLY, { ...contextOfCdkJson(), ...chosen }, clear))) {
      reused.push("template");
    }
  }
  if (reused.length > 0) {
    say(`Up to date, reused: ${reused.join(", ")}.`);
  }
});
