import { emptyState, visible } from "./state.js";

/** Maximum of recorded deletions: a closed page leaves its own behind. */
const AT_ONCE = 4;

/**
 * Starts recording the keys that any tab writes: they survive the deletion.
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
 * The deletion failed: stops recording.
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
 * Records written after the call of the deletion start the next dataset, including those that another tab has pushed: whether the
 * server got them before or after the deletion is unknown.
 *
 * @param {import("./state.js").State} state
 * @param {string} deletion
 * @param {string} id of the new copy
 * @param {number} at milliseconds
 * @returns {import("./state.js").State}
 */
export function deleted(state, deletion, id, at) {
  const written = state.deletions?.get(deletion) ?? [];
  const records = [...written].flatMap((key) => {
    const entry = state.records.get(key);
    const value = visible(entry);
    const { edit = { value, at }, sent } = entry ?? {};
    // A value that was sent and never answered may still arrive, and start the next dataset: a removal has to follow it.
    return value === null && !sent ? [] : [/** @type {const} */ ([key, { edit, ...(sent && { sent }) }])];
  });
  const { deletions } = notDeleted(state, deletion);
  return { ...emptyState(id), records: new Map(records), ...(deletions && { deletions }) };
}
