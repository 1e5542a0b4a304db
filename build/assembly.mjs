import { join, resolve } from "node:path";
import { ABSENT, freshen, ofTree, ofValues, stampOf } from "./freshen.mjs";
import { inProject, PROJECT, runOwn } from "./process.mjs";
import { APP_CLASSES, CLASS_PATH } from "./steps.mjs";

/** Where Maven keeps its cloud assembly; that of the CDK command line, in `cdk.out`, may have another context. */
export const ASSEMBLY = inProject("target", "cdk.out");

/**
 * Brings Maven's cloud assembly up to date with everything that can change it; tells whether it had to be synthesized.
 *
 * @param {Record<string, unknown>} context context values, those of cdk.json included
 * @param {() => void} prepare called before a synthesis
 */
export const freshenAssembly = (context, prepare) =>
  freshen({
    stamp: stampOf("assembly"),
    inputs: () => ofValues(inputs(context, process.env)),
    outputs: () => (ofTree(join(ASSEMBLY, "manifest.json")) === ABSENT ? ABSENT : ofTree(ASSEMBLY)),
    make: () => {
      prepare();
      return runOwn("app.mjs", { ...process.env, CDK_OUTDIR: ASSEMBLY, CDK_CONTEXT_JSON: JSON.stringify(context) });
    },
  });

/** Everything that can change an assembly, by name and in a fixed order. */
export function inputs(context, env) {
  const { branding } = context;
  return {
    classes: ofTree(APP_CLASSES),
    libraries: ofTree(CLASS_PATH),
    site: ofTree(inProject("site", "dist")),
    launcher: ofTree(inProject("build", "app.mjs")),
    context: sorted(context),
    branding: typeof branding === "string" ? ofTree(resolve(PROJECT, branding)) : ABSENT,
    environment: sorted(Object.fromEntries(Object.entries(env).filter(([name]) => isRead(name)))),
    java: [env.JAVA_HOME, env.JAVA_HOME ? ofTree(join(env.JAVA_HOME, "release")) : env.PATH],
    node: process.version,
  };
}

/** Whatever the CDK's libraries may read: accounts, regions, and switches such as CDK_DEBUG. */
const isRead = (name) => /^(CDK|JSII)_/.test(name) || /^(AWS|AMAZON)_(DEFAULT_)?REGION$/.test(name);

const sorted = (object) => Object.entries(object).sort(([a], [b]) => (a < b ? -1 : 1));
