import { existsSync, readFileSync, statSync } from "node:fs";
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

/** The recorded class path; this project's classes last, since an archive of classes takes jars and what comes before folders. */
export const classPath = (first = []) => [...first, ...jars(), CLASSES].join(delimiter);

/** The recorded libraries. Without a record the missing file itself is the answer: nothing may take it for an empty path. */
export function jars() {
  if (!existsSync(RECORDED)) {
    return [RECORDED];
  }
  return readFileSync(RECORDED, "utf8").trim().split(delimiter);
}

/** What tells these libraries from others, without reading them. */
export const ofLibraries = () => ofValues(jars(), jars().map(sizeAndTime));

const sizeAndTime = (file) => {
  const { size, mtimeMs } = statSync(file);
  return [size, mtimeMs];
};

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
