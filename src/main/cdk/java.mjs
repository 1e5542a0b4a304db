import { existsSync, readFileSync, realpathSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { classPath } from "./classes.mjs";
import { program } from "./run.mjs";

const EXECUTABLE = process.platform === "win32" ? "java.exe" : "java";

/** A synthesis is over before the optimizing compiler and a parallel collector would pay off. */
const QUICK_START = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"];

/** The Java that JAVA_HOME names, else the first on the PATH. */
export function findJava(env = process.env) {
  const folders = env.JAVA_HOME ? [join(env.JAVA_HOME, "bin")] : (env.PATH ?? "").split(delimiter);
  return folders.map((folder) => join(folder, EXECUTABLE)).find(existsSync) ?? EXECUTABLE;
}

/** What tells one Java from another, without starting it. */
export function identityOf(java) {
  if (!existsSync(java)) {
    return java;
  }
  const home = dirname(dirname(realpathSync(java)));
  const release = join(home, "release");
  return existsSync(release) ? home + readFileSync(release, "utf8") : home;
}

/** Runs a main class on the recorded class path. */
export const runMain = (mainClass, env) =>
  program(findJava(), [...QUICK_START, "-cp", classPath(), mainClass], {
    env,
    remedy: "install a JDK, 17 or newer, and set JAVA_HOME or put it on the PATH.",
  });
