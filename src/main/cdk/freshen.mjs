import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { ABSENT } from "./fingerprint.mjs";

/**
 * Makes something unless it is up to date: unless inputs *and* outputs have the fingerprints that they had after it was
 * last made. Both count, since somebody else may have made the outputs from other inputs in the meantime.
 *
 * @param {object} step
 * @param {string} step.stamp file that remembers the fingerprints
 * @param {() => string} step.inputs
 * @param {() => string} step.outputs
 * @param {() => unknown} step.make
 * @returns {Promise<boolean>} whether it had to be made
 */
export async function freshen({ stamp, inputs, outputs, make }) {
  // Taken before making: an edit while it is made then counts as a change the next time.
  const from = inputs();
  const made = outputs();
  const known = readStamp(stamp);
  if (made !== ABSENT && known?.inputs === from && known.outputs === made) {
    return false;
  }
  rmSync(stamp, { force: true });
  await make();
  writeStamp(stamp, { inputs: from, outputs: outputs() });
  return true;
}

/** What a stamp remembers, if anything. */
export function readStamp(stamp) {
  try {
    return JSON.parse(readFileSync(stamp, "utf8"));
  } catch (error) {
    // No stamp, or one that was cut short: both mean that nothing is known.
    if (error.code === "ENOENT" || error instanceof SyntaxError) {
      return undefined;
    }
    throw error;
  }
}

/** Has a stamp remember something. */
export function writeStamp(stamp, fingerprints) {
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, `${JSON.stringify(fingerprints)}\n`);
}
