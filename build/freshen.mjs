import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { inProject } from "./process.mjs";

/**
 * Runs a build step unless it is up to date: unless the fingerprints of its inputs *and* of its outputs are those of its last
 * run. Both count, since another program may have made the outputs from other inputs in the meantime.
 *
 * @param {object} step
 * @param {string} step.stamp file that keeps the fingerprints
 * @param {() => string} step.inputs
 * @param {() => string} step.outputs
 * @param {() => unknown} step.make
 * @returns {Promise<boolean>} whether it had to run
 */
export async function freshen({ stamp, inputs, outputs, make }) {
  // Taken before the run: an edit during the run then counts as a change the next time.
  const from = inputs();
  const made = outputs();
  const known = readStamp(stamp);
  if (made !== ABSENT && known?.inputs === from && known.outputs === made) {
    return false;
  }
  rmSync(stamp, { force: true });
  await make();
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, `${JSON.stringify({ inputs: from, outputs: outputs() })}\n`);
  return true;
}

/** The file that keeps a step's fingerprints. */
export const stampOf = (step) => inProject("target", "build", `${step}.json`);

function readStamp(stamp) {
  try {
    return JSON.parse(readFileSync(stamp, "utf8"));
  } catch (error) {
    // Missing or truncated: nothing is known.
    if (error.code === "ENOENT" || error instanceof SyntaxError) {
      return undefined;
    }
    throw error;
  }
}

/** The fingerprint of a file or folder that does not exist. */
export const ABSENT = "absent";

/** Larger files are known by size and time: CDK's own zip files are large and never edited. */
const LARGE = 1024 * 1024;

/** Fingerprint of texts, numbers and plain objects, in their order. */
export const ofValues = (...values) => sha256(JSON.stringify(values));

/**
 * Fingerprint of a file, or of a folder with the names and contents of everything in it. Times do not count: a fresh clone
 * and a touched file change nothing.
 *
 * @param {string} path
 * @param {(name: string) => boolean} [skipped] names of files and folders that do not count
 */
export function ofTree(path, skipped = () => false) {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) {
    return ABSENT;
  }
  if (!found.isDirectory()) {
    return found.size > LARGE ? ofValues(found.size, found.mtimeMs) : sha256(readFileSync(path));
  }
  const names = readdirSync(path)
    .filter((name) => !skipped(name))
    .sort();
  return ofValues(...names.map((name) => [name, ofTree(join(path, name), skipped)]));
}

const sha256 = (content) => createHash("sha256").update(content).digest("hex");
