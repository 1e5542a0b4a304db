import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/** Stands for a file or folder that is not there. */
export const ABSENT = "absent";

/** Above this size a file is told by its size and time: the zips that CDK brings along are large and not ours. */
const LARGE = 1024 * 1024;

/** Fingerprint of texts, numbers and plain objects: the same values in the same order give the same one. */
export const ofValues = (...values) => sha256(JSON.stringify(values));

/**
 * Fingerprint of a file, or of a folder with the names and contents of everything in it. Times do not count, so that a
 * fresh clone and a touched file change nothing.
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
