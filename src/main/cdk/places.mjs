import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The project's folder: the launcher works from wherever it is started. */
export const PROJECT = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "..");

/** A path inside the project. */
export const inProject = (...parts) => join(PROJECT, ...parts);

/** The file that remembers what a step was last made from. */
export const stampOf = (step) => inProject("target", "launcher", `${step}.json`);
