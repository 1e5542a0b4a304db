import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { classPath, CLASSES } from "./classes.mjs";
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
    inputs: () => ofValues(...inputs(context, env)),
    outputs: () => (ofTree(join(folder, "manifest.json")) === ABSENT ? ABSENT : ofTree(folder, isLock)),
    make: () => {
      clear();
      return runMain("cognitosync.infra.SyncApp", env);
    },
  });
}

/** Everything that can change an assembly, in a fixed order. */
export function inputs(context, env) {
  return [
    ofTree(join(CLASSES, "cognitosync", "infra")),
    classPath(),
    ofTree(inProject("site", "dist")),
    ofTree(inProject("src", "main", "cdk")),
    sorted(context),
    typeof context.branding === "string" ? ofTree(resolve(PROJECT, context.branding)) : ABSENT,
    sorted(Object.fromEntries(Object.entries(env).filter(([name]) => decides(name)))),
    env[LONG_CONTEXT] ? readFileSync(env[LONG_CONTEXT], "utf8") : ABSENT,
    identityOf(findJava(env)),
    process.version,
  ];
}

/** The environment of the app: as the CDK command line hands it over, without validation, warnings and banners. */
export function environment(folder, context, base = process.env) {
  return {
    ...base,
    CDK_OUTDIR: resolve(folder),
    CDK_CONTEXT_JSON: JSON.stringify(context),
    // It takes four fifths of a synthesis; CloudFormation validates the template again anyway.
    CDK_VALIDATION: "false",
    NODE_NO_WARNINGS: "1",
    JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: process.versions.node.split(".")[0],
    JSII_SILENCE_WARNING_DEPRECATED_NODE_VERSION: process.versions.node.split(".")[0],
    JSII_SILENCE_WARNING_UNTESTED_NODE_VERSION: process.versions.node.split(".")[0],
  };
}

// Accounts, regions and the version of the command line count; names of temporary files do not.
const decides = (name) => /^CDK_(DEFAULT|CLI)_/.test(name) || /^(AWS|AMAZON)_(DEFAULT_)?REGION$/.test(name);

const sorted = (object) => Object.entries(object).sort(([a], [b]) => (a < b ? -1 : 1));
