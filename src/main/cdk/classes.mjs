import { existsSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { ABSENT, ofTree, ofValues } from "./fingerprint.mjs";
import { freshen } from "./freshen.mjs";
import { inProject, PROJECT, stampOf } from "./places.mjs";
import { Refusal, say } from "./refusal.mjs";

const CLASSES = inProject("target", "classes");

/** Maven records the class path of everything else here, see pom.xml. */
const RECORDED = inProject("target", "classpath-of-app.txt");

/** The app uses no other package of this project, and so none of the resources: an architecture test sees to it. */
const APP = ["cognitosync", "infra"];

/** The app's own classes. */
export const APP_CLASSES = join(CLASSES, ...APP);

/** Has Maven compile the app where its classes are missing or were made from other sources. */
export const freshenClasses = () =>
  freshen({
    stamp: stampOf("classes"),
    inputs: () => ofValues(...["pom.xml", ".mvn", join("src", "main", "java", ...APP)].map((path) => ofTree(inProject(path)))),
    outputs: () => (jars().every(existsSync) ? ofValues(ofTree(APP_CLASSES), ofTree(RECORDED)) : ABSENT),
    make: compile,
  });

/** The recorded class path, and this project's classes. */
export const classPath = () => [CLASSES, ...jars()].join(delimiter);

/** The recorded libraries. Without a record the missing file itself is the answer: nothing may take it for an empty path. */
function jars() {
  if (!existsSync(RECORDED)) {
    return [RECORDED];
  }
  return readFileSync(RECORDED, "utf8").trim().split(delimiter);
}

async function compile() {
  const { build } = await import("./run.mjs");
  say("Compiling the app ...");
  await build("mvn", ["-B", "-q", "process-classes"], {
    cwd: PROJECT,
    remedy: "install Apache Maven 3.8.6 or newer and put it on the PATH.",
  });
  if (!jars().every(existsSync)) {
    throw new Refusal(`Maven left no class path in ${RECORDED}: run \`mvn process-classes\` and read what it says.`);
  }
}
