/** What `cdk.json` runs as the app: synthesizes with the classes and the site that its `build` has brought up to date. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { noJava } from "./messages.mjs";

const java = process.env.JAVA_HOME ? join(process.env.JAVA_HOME, "bin", "java") : "java";
const node = process.versions.node.split(".")[0];
const silence = ["END_OF_LIFE", "DEPRECATED", "UNTESTED"].map((why) => [`JSII_SILENCE_WARNING_${why}_NODE_VERSION`, node]);
const { status, error } = spawnSync(java, ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "@target/synth.args"], {
  stdio: ["ignore", "inherit", "inherit"],
  // Validation takes three quarters of a synthesis; CloudFormation validates the template again anyway.
  env: { CDK_VALIDATION: "false", NODE_NO_WARNINGS: "1", ...Object.fromEntries(silence), ...process.env },
});
if (error) {
  process.stderr.write(`${noJava(java, error.code)}\n`);
}
process.exitCode = status ?? 1;
