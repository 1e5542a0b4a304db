import { existsSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { ABSENT, freshen, ofTree, ofValues, stampOf } from "./freshen.mjs";
import { BUILDING_SITE, COMPILING, INSTALL_MAVEN, INSTALL_NODE, installing, noClassPath } from "./messages.mjs";
import { BuildError, inProject, PROJECT, runTool, say } from "./process.mjs";

/** The app's own classes: an architecture test forbids it every other package and resource of this project. */
export const APP_CLASSES = inProject("target", "classes", "cognitosync", "infra");

/** What Maven writes for {@link file://./app.mjs}: the arguments of Java, and the class path in them. */
const ARGUMENTS = inProject("target", "synth.args");
export const CLASS_PATH = inProject("target", "classpath.txt");

/** Has Maven compile the app where its classes are missing or were made from other sources. */
export const freshenClasses = () =>
  freshen({
    stamp: stampOf("classes"),
    inputs: () => {
      const sources = ["pom.xml", ".mvn", "build/synth.args", "src/main/java/cognitosync/infra", "src/main/resources/cognitosync/infra"];
      return ofValues(...sources.map((path) => ofTree(inProject(path))));
    },
    outputs: () => (areLibrariesThere() ? ofValues(...[APP_CLASSES, ARGUMENTS, CLASS_PATH].map((path) => ofTree(path))) : ABSENT),
    make: compile,
  });

const areLibrariesThere = () =>
  existsSync(CLASS_PATH) && existsSync(ARGUMENTS) && readFileSync(CLASS_PATH, "utf8").trim().split(delimiter).every(existsSync);

async function compile() {
  say(COMPILING);
  await runTool("mvn", ["-B", "-q", "process-classes"], {
    cwd: PROJECT,
    remedy: INSTALL_MAVEN,
  });
  if (!areLibrariesThere()) {
    throw new BuildError(noClassPath(ARGUMENTS));
  }
}

const SITE = inProject("site");
const NO_SOURCE = new Set(["node_modules", "dist", "test"]);
/** What the site is built of beside its own folder: the library, and the packages. */
const BESIDE = ["packages/cognito-sync-datasets/package.json", "packages/cognito-sync-datasets/src", "package-lock.json"];

/** Brings `site/dist` up to date with the sources and the lock file; tells whether it had to be built. */
export async function freshenSite() {
  await freshenPackages("");
  return freshen({
    stamp: stampOf("site"),
    inputs: () =>
      ofValues(ofTree(SITE, (name) => NO_SOURCE.has(name)), ...BESIDE.map((path) => ofTree(inProject(path))), process.version),
    outputs: () => ofTree(join(SITE, "dist")),
    make: () => {
      say(BUILDING_SITE);
      return runNpm(["run", "build", "--loglevel=error"], SITE);
    },
  });
}

/** Installs the npm packages of a folder of this project, exactly as its lock file names them; those of the site have theirs at the root. */
export const freshenPackages = (folder, ...options) =>
  freshen({
    stamp: stampOf(`packages-of-${(folder || "site").replaceAll("/", "-")}`),
    inputs: () => ofValues(ofTree(inProject(folder, "package-lock.json")), process.version),
    // npm writes this file last; the packages themselves are too many to read each time.
    outputs: () => ofTree(inProject(folder, "node_modules", ".package-lock.json")),
    make: () => {
      say(installing(folder));
      return runNpm(["ci", "--no-audit", "--no-fund", "--loglevel=error", ...options], inProject(folder));
    },
  });

const runNpm = (args, cwd) => runTool("npm", args, { cwd, remedy: INSTALL_NODE });
