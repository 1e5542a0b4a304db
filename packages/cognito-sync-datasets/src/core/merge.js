import { sameEdit, visible, withEntries } from "./state.js";

/**
 * @typedef {object} Listing what ListRecords answered, all pages
 * @property {ReadonlyMap<string, import("./state.js").Stored>} records tombstones included
 * @property {number} syncCount of the dataset
 * @property {boolean} full it is all that there is, not only what is newer than the state's count: everything was asked for, or
 *   the dataset was deleted meanwhile
 */

/**
 * How exactly a record's own time is kept on its way: some clients and services cut it to whole seconds.
 */
const SAME_MOMENT = 1000;

/**
 * The state and what the server has, made one. Records without an edit are adopted, even beside a conflict; an edit that
 * the server turns out to have is done; an edit on a record that another device has changed becomes a conflict (`theirs`).
 *
 * @param {import("./state.js").State} state
 * @param {Listing} listing
 * @param {ReadonlyMap<string, import("./state.js").Edit>} [settled] edits which the server has accepted without telling
 *   what has become of them: whatever is listed, or not listed, is
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
  // A full listing is the truth even where it is older: the server was restored from a backup, or our count was wrong.
  if (known && !full && theirs.syncCount <= known.syncCount) return entry;
  if (!entry?.edit && known?.syncCount === theirs.syncCount && known.value === theirs.value) return entry;
  if (!entry?.edit || entry.edit.value === theirs.value) return { remote: theirs };
  if (known?.syncCount === theirs.syncCount) return entry.theirs ? entry : { ...entry, remote: theirs };
  // A new count is proof that nothing sent before can be accepted any more.
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
 * @returns {string[]} keys whose value is another one now
 */
export const changedKeys = (before, after) =>
  [...new Set([...(before?.records.keys() ?? []), ...after.records.keys()])].filter(
    (key) => visible(before?.records.get(key)) !== visible(after.records.get(key)),
  );
