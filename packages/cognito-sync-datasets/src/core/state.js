/**
 * Local state of one dataset: immutable values.
 *
 * @typedef {object} Stored a record of the server
 * @property {string | null} value null: removed, a tombstone
 * @property {number} syncCount
 * @property {number} [lastModified] milliseconds, by the server's clock
 * @property {string} [lastModifiedBy]
 * @property {number} [deviceLastModified] milliseconds, by the clock of the device that wrote it
 *
 * @typedef {object} Edit a pending local change
 * @property {string | null} value null: removed
 * @property {number} at milliseconds, by this device's clock
 *
 * @typedef {object} Entry
 * @property {Stored} [remote] base of the edit: the record as last adopted from the server
 * @property {Edit} [edit]
 * @property {Edit[]} [sent] edits that were sent without a response: the server may have them
 * @property {Stored} [theirs] the record of another device: an unresolved conflict
 *
 * @typedef {object} State
 * @property {string} id of this local copy: a response for a wiped copy is ignored
 * @property {number} syncCount the dataset's count up to which all records are known
 * @property {ReadonlyMap<string, Entry>} records
 * @property {"reader" | "writer"} [role] of another identity's dataset, as last listed
 * @property {import("./record.js").DatasetRecord[]} [untold] what waited when the copy was erased, until the app is told
 * @property {ReadonlyMap<string, ReadonlySet<string>>} [deletions] running deletions by id: the keys written since each began
 */

/** @param {string} id @returns {State} */
export const emptyState = (id) => ({ id, syncCount: 0, records: new Map() });

/** @param {Entry | undefined} entry @returns {string | null} the visible value */
export const visible = (entry) => (entry?.edit ? entry.edit.value : (entry?.remote?.value ?? null));

/**
 * Removes an edit to the server's own value: there is nothing to send.
 *
 * @param {Entry} entry without `sent`
 * @returns {Entry | undefined}
 */
export function settled(entry) {
  const base = entry.theirs ?? entry.remote;
  if (entry.edit && entry.edit.value !== (base?.value ?? null)) return entry;
  return base && { remote: base };
}

/**
 * @param {Edit | undefined} one
 * @param {Edit | undefined} other
 */
export const sameEdit = (one, other) => one?.value === other?.value && one?.at === other?.at;

/**
 * @param {State} state
 * @param {Iterable<readonly [string, Entry | undefined]>} changes undefined: removes the entry
 * @returns {State} the same state if nothing changes
 */
export function withEntries(state, changes) {
  const records = new Map(state.records);
  let changed = false;
  for (const [key, entry] of changes) {
    if (entry === records.get(key)) continue;
    changed = true;
    if (entry) records.set(key, entry);
    else records.delete(key);
  }
  return changed ? { ...state, records } : state;
}

/** @param {State} state @returns {string[]} keys of pending edits */
export const waiting = (state) => [...state.records].filter(([, { edit }]) => edit).map(([key]) => key);
