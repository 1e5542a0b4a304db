import { emptyState, visible } from "./state.js";

/** So many at once are remembered. One that a closed page has left behind notes keys for nothing. */
const AT_ONCE = 4;

/**
 * From here on it is noted what is written, by any tab: that stays.
 *
 * @param {import("./state.js").State} state
 * @param {string} deletion
 */
export const deleting = (state, deletion) => ({
  ...state,
  deletions: new Map(
    [...(state.deletions ?? []), /** @type {[string, ReadonlySet<string>]} */ ([deletion, new Set()])].slice(-AT_ONCE),
  ),
});

/**
 * The deletion failed: everything is as it was.
 *
 * @param {import("./state.js").State} state
 * @param {string} deletion
 * @returns {import("./state.js").State}
 */
export function notDeleted({ deletions, ...state }, deletion) {
  const others = [...(deletions ?? [])].filter(([id]) => id !== deletion);
  return others.length > 0 ? { ...state, deletions: new Map(others) } : state;
}

/**
 * What was written after somebody asked for the deletion is the beginning of the next dataset, also what another tab has pushed
 * meanwhile: whether that came before the deletion or after it, nobody knows.
 *
 * @param {import("./state.js").State} state
 * @param {string} deletion
 * @param {string} id of the copy from now on
 * @param {number} at milliseconds
 * @returns {import("./state.js").State}
 */
export function deleted(state, deletion, id, at) {
  const written = state.deletions?.get(deletion) ?? [];
  const records = [...written].flatMap((key) => {
    const entry = state.records.get(key);
    const value = visible(entry);
    return value === null ? [] : [/** @type {const} */ ([key, { edit: entry?.edit ?? { value, at } }])];
  });
  const { deletions } = notDeleted(state, deletion);
  return { ...emptyState(id), records: new Map(records), ...(deletions && { deletions }) };
}
