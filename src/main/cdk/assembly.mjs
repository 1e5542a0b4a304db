import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { APP_CLASSES, classPath } from "./classes.mjs";
import { ABSENT, ofTree, ofValues } from "./fingerprint.mjs";
import { freshen } from "./freshen.mjs";
import { findJava, identityOf, runMain } from "./java.mjs";
import { inProject, PROJECT, stampOf } from "./places.mjs";

/** The CDK command line keeps its locks in the assembly's folder. */
const isLock = (name) => name.endsWith(".lock");

/** Where the CDK command line puts a context that is too long for a variable. */
const LONG_CONTEXT = "CONTEXT_OVERFLOW_LOCATION_ENV";

/**
 * Brings a cloud assembly up to date with everything that can change it; tells whether it had to be made.
 *
 * @param {string} folder where the assembly is
 * @param {Record<string, unknown>} context context values, those of cdk.json included
 * @param {() => void} [clear] what to do before it is made anew
 */
export function freshenAssembly(folder, context, clear = () => {}) {
  const env = environment(folder, context);
  const name = createHash("sha256").update(resolve(folder)).digest("hex").slice(0, 16);
  return freshen({
    stamp: stampOf(`assembly-${name}`),
    inputs: () => ofValues(inputs(context, env)),
    outputs: () => (ofTree(join(folder, "manifest.json")) === ABSENT ? ABSENT : ofTree(folder, isLock)),
    make: () => {
      clear();
      return runMain("cognitosync.infra.SyncApp", env);
    },
  });
}

/** Everything that can change an assembly, by name and in a fixed order. */
export function inputs(context, env) {
  const longContext = env[LONG_CONTEXT] ? readFileSync(env[LONG_CONTEXT], "utf8") : "{}";
  const { branding } = { ...context, ...JSON.parse(longContext) };
  return {
    classes: ofTree(APP_CLASSES),
    libraries: classPath(),
    site: ofTree(inProject("site", "dist")),
    launcher: ofTree(inProject("src", "main", "cdk")),
    context: sorted(context),
    longContext,
    branding: typeof branding === "string" ? ofTree(resolve(PROJECT, branding)) : ABSENT,
    environment: sorted(Object.fromEntries(Object.entries(env).filter(([name]) => decides(name)))),
    java: identityOf(findJava(env)),
    node: process.version,
  };
}

/** The environment of the app: as the CDK command line hands it over, without validation, warnings and banners. */
export function environment(folder, context, base = process.env) {
  return {
    ...base,
    CDK_OUTDIR: resolve(folder),
    CDK_CONTEXT_JSON: JSON.stringify(context),
    // It takes four fifths of a synthesis; CloudFormation validates the template again anyway.
    CDK_VALIDATION: "false",
    // The library would measure each of its calls of the file system for telemetry.
    CDK_NO_PERF_BUILTINS: "1",
    NODE_NO_WARNINGS: "1",
    JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: process.versions.node.split(".")[0],
    JSII_SILENCE_WARNING_DEPRECATED_NODE_VERSION: process.versions.node.split(".")[0],
    JSII_SILENCE_WARNING_UNTESTED_NODE_VERSION: process.versions.node.split(".")[0],
  };
}

/** Names of places, which differ from one run to the next, and what is counted by itself. */
const UNDECIDING = new Set([
  "CDK_OUTDIR",
  "CDK_CONTEXT_JSON",
  "CDK_ERROR_FILE",
  "CDK_PERF_COUNTERS_FILE",
  "CDK_HOME",
  "CDK_DISABLE_CLI_TELEMETRY",
]);

// Whatever else the libraries may read: accounts, regions, versions, and switches such as CDK_DEBUG.
const decides = (name) => (/^(CDK|JSII)_/.test(name) && !UNDECIDING.has(name)) || /^(AWS|AMAZON)_(DEFAULT_)?REGION$/.test(name);

const sorted = (object) => Object.entries(object).sort(([a], [b]) => (a < b ? -1 : 1));
