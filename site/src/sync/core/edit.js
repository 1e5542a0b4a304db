import { visible, withEntries } from "./state.js";

/**
 * What is written here: seen at once, and waiting from now on.
 *
 * @param {import("./state.js").State} state
 * @param {ReadonlyMap<string, string | null>} values null removes
 * @param {number} at milliseconds
 */
export const edited = (state, values, at) =>
  withEntries(
    state,
    [...values].map(([key, value]) => [key, editedEntry(state.records.get(key), value, at)]),
  );

/**
 * @param {import("./state.js").Entry | undefined} entry
 * @param {string | null} value
 * @param {number} at
 * @returns {import("./state.js").Entry | undefined}
 */
function editedEntry(entry, value, at) {
  if (visible(entry) === value) return entry;
  const base = entry?.theirs ?? entry?.remote;
  // Back to what the server has is nothing to tell it, unless an unanswered edit may have reached it meanwhile.
  if ((base?.value ?? null) === value && !entry?.sent?.length) return base && { remote: base };
  return { ...entry, edit: { value, at } };
}
