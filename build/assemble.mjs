/**
 * What Maven runs before the local cloud: brings the site and the cloud assembly in `target/cdk.out` up to date.
 * Maven has compiled the app by then.
 *
 *   node build/assemble.mjs [--context="signIn=implicit retain=true"]
 */
import { rmSync } from "node:fs";
import { ASSEMBLY, freshenAssembly } from "./assembly.mjs";
import { contextOfCdkJson, parseContext } from "./context.mjs";
import { SYNTHESIZING, unchanged, unknownOption } from "./messages.mjs";
import { BuildError, main, say } from "./process.mjs";
import { freshenSite } from "./steps.mjs";

const CONTEXT = "--context=";

await main(async () => {
  const options = process.argv.slice(2);
  const unknown = options.find((option) => !option.startsWith(CONTEXT));
  if (unknown !== undefined) {
    throw new BuildError(unknownOption(unknown, CONTEXT));
  }
  const chosen = parseContext(options.findLast((option) => option.startsWith(CONTEXT))?.slice(CONTEXT.length) ?? "");
  const reused = [];
  if (!(await freshenSite())) {
    reused.push("site");
  }
  const prepare = () => {
    say(SYNTHESIZING);
    rmSync(ASSEMBLY, { recursive: true, force: true });
  };
  if (!(await freshenAssembly({ ...contextOfCdkJson(), ...chosen }, prepare))) {
    reused.push("template");
  }
  if (reused.length > 0) {
    say(unchanged(reused));
  }
});
