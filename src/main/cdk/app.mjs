/**
 * What `cdk.json` runs: compiles and builds what is missing or made from other sources, then has Java synthesize.
 * The CDK command line says through variables where to and with which context.
 */
import { freshenAssembly } from "./assembly.mjs";
import { freshenClasses } from "./classes.mjs";
import { contextOfCdkJson } from "./context.mjs";
import { launch } from "./refusal.mjs";
import { freshenSite } from "./site.mjs";

await launch(async () => {
  await freshenClasses();
  await freshenSite();
  const context = process.env.CDK_CONTEXT_JSON ? JSON.parse(process.env.CDK_CONTEXT_JSON) : contextOfCdkJson();
  await freshenAssembly(process.env.CDK_OUTDIR ?? "cdk.out", context);
});
