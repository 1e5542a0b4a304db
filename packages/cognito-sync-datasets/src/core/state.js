/**
 * What a device knows of one dataset: plain values, never changed in place.
 *
 * @typedef {object} Stored one record as the server has it
 * @property {string | null} value null: removed, a tombstone
 * @property {number} syncCount
 * @property {number} [lastModified] milliseconds, by the server's clock
 * @property {string} [lastModifiedBy]
 * @property {number} [deviceLastModified] milliseconds, by the clock of the device that wrote it
 *
 * @typedef {object} Edit what was written here and waits for the server
 * @property {string | null} value null: removed
 * @property {number} at milliseconds, by this device's clock
 *
 * @typedef {object} Entry
 * @property {Stored} [remote] what the edit rests on: the record as last adopted from the server
 * @property {Edit} [edit]
 * @property {Edit[]} [sent] edits whose sending was never answered: the server may have them
 * @property {Stored} [theirs] what another device wrote meanwhile: a conflict that nobody has resolved yet
 *
 * @typedef {object} State
 * @property {string} id of this local copy: a wiped one does not come back with an answer that was under way
 * @property {number} syncCount the dataset's count up to which everything is known
 * @property {ReadonlyMap<string, Entry>} records
 * @property {ReadonlyMap<string, ReadonlySet<string>>} [deletions] that are under way, by an id: the keys written since each began
 */

/** @param {string} id @returns {State} */
export const emptyState = (id) => ({ id, syncCount: 0, records: new Map() });

/** @param {Entry | undefined} entry @returns {string | null} what the app sees */
export const visible = (entry) => (entry?.edit ? entry.edit.value : (entry?.remote?.value ?? null));

/**
 * Without an edit that asks for what the server has: nothing is left to tell it.
 *
 * @param {Entry} entry of which no sending is unanswered
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
 * @param {Iterable<readonly [string, Entry | undefined]>} changes undefined: the entry goes
 * @returns {State} the very same state where nothing changes
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

/** @param {State} state @returns {string[]} keys that the server has yet to be told of */
export const waiting = (state) => [...state.records].filter(([, { edit }]) => edit).map(([key]) => key);
