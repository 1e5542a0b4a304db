import { settled, visible, withEntries } from "./state.js";

/**
 * Adds local edits: visible at once, pending from now on.
 *
 * @param {import("./state.js").State} state
 * @param {ReadonlyMap<string, string | null>} values null removes
 * @param {number} at milliseconds
 */
export function edited(state, values, at) {
  const after = withEntries(
    state,
    [...values].map(([key, value]) => [key, editedEntry(state.records.get(key), value, at)]),
  );
  return state.deletions ? { ...after, deletions: withKeys(state.deletions, values.keys()) } : after;
}

/**
 * @param {NonNullable<import("./state.js").State["deletions"]>} deletions
 * @param {Iterable<string>} keys
 */
const withKeys = (deletions, keys) => {
  const written = [...keys];
  return new Map([...deletions].map(([id, before]) => [id, new Set([...before, ...written])]));
};

/**
 * @param {import("./state.js").Entry | undefined} entry
 * @param {string | null} value
 * @param {number} at
 * @returns {import("./state.js").Entry | undefined}
 */
function editedEntry(entry, value, at) {
  if (visible(entry) === value) return entry;
  const written = { ...entry, edit: { value, at } };
  // An edit back to the server's value need not be sent, unless an earlier edit without a response may have reached the server.
  return entry?.sent?.length ? written : settled(written);
}
