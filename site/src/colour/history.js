/**
 * Colours that were set, newest first, in one record: undo works on every device. Short, because each Set sends it.
 *
 * @typedef {object} Entry
 * @property {string} colour
 * @property {string} device
 * @property {number} at milliseconds
 */

const LENGTH = 8;

/**
 * Invalid content, written by another program, is ignored.
 *
 * @param {string | null | undefined} text
 * @returns {Entry[]}
 */
export function readHistory(text) {
  try {
    const entries = JSON.parse(text ?? "[]");
    return Array.isArray(entries) ? entries.filter(isEntry).slice(0, LENGTH) : [];
  } catch {
    return [];
  }
}

/** @param {any} entry */
const isEntry = (entry) =>
  typeof entry?.colour === "string" && typeof entry.device === "string" && Number.isFinite(entry.at);

/** @param {Entry[]} history */
export const writeHistory = (history) => JSON.stringify(history);

/**
 * @param {Entry[]} history
 * @param {Entry} entry of the colour that is set now
 */
export const added = (history, entry) =>
  [entry, ...(history[0]?.colour === entry.colour ? history.slice(1) : history)].slice(0, LENGTH);

/**
 * The history without the current colour, which another program may have set without writing history.
 *
 * @param {Entry[]} history
 * @param {string | undefined} colour
 */
export const before = (history, colour) => (history[0]?.colour === colour ? history.slice(1) : history);

/**
 * Merges the histories of two devices, ordered by time.
 *
 * @param {Entry[]} one
 * @param {Entry[]} other
 */
export function merged(one, other) {
  const all = new Map([...one, ...other].map((entry) => [JSON.stringify(entry), entry]));
  return [...all.values()].sort((first, second) => second.at - first.at).slice(0, LENGTH);
}
