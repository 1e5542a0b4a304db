import { sameEdit, visible, withEntries } from "./state.js";

/**
 * @typedef {object} Listing all pages of ListRecords
 * @property {ReadonlyMap<string, import("./state.js").Stored>} records tombstones included
 * @property {number} syncCount of the dataset
 * @property {boolean} full whether it has all records, not only those newer than the state's count: everything was requested, or
 *   the dataset was deleted since
 */

/**
 * Precision of a record's device time, in milliseconds: some clients and services truncate it to seconds.
 */
const SAME_MOMENT = 1000;

/**
 * Merges a listing into the state. Records without an edit are adopted, even if others conflict; an edit that the server has
 * accepted is no longer pending; an edit of a record that another device has changed becomes a conflict (`theirs`).
 *
 * @param {import("./state.js").State} state
 * @param {Listing} listing
 * @param {ReadonlyMap<string, import("./state.js").Edit>} [settled] accepted edits without a record in the response: the
 *   listing, or a missing entry in it, has their result
 */
export function merge(state, listing, settled = new Map()) {
  const before = withEntries(
    state,
    [...settled].map(([key, edit]) => [key, withoutEdit(state.records.get(key), edit)]),
  );
  /** @type {[string, import("./state.js").Entry | undefined][]} */
  const gone = listing.full
    ? [...before.records].filter(([key]) => !listing.records.has(key)).map(([key, entry]) => [key, unlisted(entry)])
    : [];
  const listed = [...listing.records].map(
    ([key, theirs]) => /** @type {const} */ ([key, mergedEntry(before.records.get(key), theirs, listing.full)]),
  );
  const merged = withEntries(before, [...gone, ...listed]);
  return merged.syncCount === listing.syncCount ? merged : { ...merged, syncCount: listing.syncCount };
}

/**
 * @param {import("./state.js").Entry | undefined} entry
 * @param {import("./state.js").Stored} theirs
 * @param {boolean} full
 * @returns {import("./state.js").Entry | undefined}
 */
function mergedEntry(entry, theirs, full) {
  const known = entry?.theirs ?? entry?.remote;
  // A full listing wins even if it is older: the server was restored from a backup, or the local count was wrong.
  if (known && !full && theirs.syncCount <= known.syncCount) return entry;
  if (!entry?.edit && known?.syncCount === theirs.syncCount && known.value === theirs.value) return entry;
  if (!entry?.edit || entry.edit.value === theirs.value) return { remote: theirs };
  if (known?.syncCount === theirs.syncCount) return entry.theirs ? entry : { ...entry, remote: theirs };
  // With a new count, requests that were sent before can no longer be accepted.
  if (entry.sent?.some((sent) => isOwn(theirs, sent))) return { remote: theirs, edit: entry.edit };
  return { ...(entry.remote && { remote: entry.remote }), edit: entry.edit, theirs };
}

/**
 * @param {import("./state.js").Stored} theirs
 * @param {import("./state.js").Edit} sent
 */
const isOwn = (theirs, sent) =>
  theirs.value === sent.value && Math.abs((theirs.deviceLastModified ?? sent.at) - sent.at) < SAME_MOMENT;

/**
 * @param {import("./state.js").Entry} entry
 * @returns {import("./state.js").Entry | undefined}
 */
function unlisted(entry) {
  if (!entry.edit) return undefined;
  if (!entry.remote && !entry.theirs) return entry;
  return entry.edit.value === null ? undefined : { edit: entry.edit };
}

/**
 * @param {import("./state.js").Entry | undefined} entry
 * @param {import("./state.js").Edit} edit
 * @returns {import("./state.js").Entry | undefined}
 */
function withoutEdit(entry, edit) {
  if (!entry || !sameEdit(entry.edit, edit)) return entry;
  const base = entry.theirs ?? entry.remote;
  return base && { remote: base };
}

/**
 * @param {import("./state.js").State | undefined} before
 * @param {import("./state.js").State} after
 * @returns {string[]} keys with a changed value
 */
export const changedKeys = (before, after) =>
  [...new Set([...(before?.records.keys() ?? []), ...after.records.keys()])].filter(
    (key) => visible(before?.records.get(key)) !== visible(after.records.get(key)),
  );
