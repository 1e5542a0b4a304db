import { existsSync, readFileSync } from "node:fs";
import { delimiter } from "node:path";
import { ABSENT, ofTree, ofValues } from "./fingerprint.mjs";
import { freshen } from "./freshen.mjs";
import { inProject, PROJECT, stampOf } from "./places.mjs";
import { Refusal, say } from "./refusal.mjs";
import { build } from "./run.mjs";

export const CLASSES = inProject("target", "classes");

/** Maven records the class path of everything else here, see pom.xml. */
const RECORDED = inProject("target", "classpath.txt");

/** Has Maven compile the app where its classes are missing or were made from other sources. */
export const freshenClasses = () =>
  freshen({
    stamp: stampOf("classes"),
    inputs: () => ofValues(...["pom.xml", ".mvn", "src/main/java", "src/main/resources"].map((path) => ofTree(inProject(path)))),
    outputs: () => (jars().every(existsSync) ? ofValues(ofTree(CLASSES), ofTree(RECORDED)) : ABSENT),
    make: compile,
  });

/** The recorded class path, this project's classes first. */
export const classPath = () => [CLASSES, ...jars()].join(delimiter);

// Without a record the missing file itself is the answer, so that nothing takes it for an empty class path.
function jars() {
  if (!existsSync(RECORDED)) {
    return [RECORDED];
  }
  return readFileSync(RECORDED, "utf8").trim().split(delimiter);
}

async function compile() {
  say("Compiling the app ...");
  await build("mvn", ["-B", "-q", "process-classes"], {
    cwd: PROJECT,
    remedy: "install Apache Maven 3.8.6 or newer and put it on the PATH.",
  });
  if (!jars().every(existsSync)) {
    throw new Refusal(`Maven left no class path in ${RECORDED}: run \`mvn process-classes\` and read what it says.`);
  }
}
