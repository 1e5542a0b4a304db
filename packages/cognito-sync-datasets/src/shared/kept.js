import { recordOf } from "../core/record.js";
import { emptyState, waiting, withEntries } from "../core/state.js";

/**
 * The local copy of another identity's dataset: kept beside those of one's own, under a key that is no dataset's name.
 *
 * @typedef {import("../core/state.js").State} State
 */

/**
 * @param {string} owner
 * @param {string} name
 */
export const keyOf = (owner, name) => `${owner}/${name}`;

/**
 * @param {string} key
 * @returns {{ owner: string | undefined, name: string }} owner undefined: oneself
 */
export function placeOf(key) {
  const slash = key.lastIndexOf("/");
  return { owner: slash < 0 ? undefined : key.slice(0, slash), name: key.slice(slash + 1) };
}

/** Pending edits, removals included. @param {State} state */
export const unsent = (state) => waiting(state).flatMap((key) => recordOf(key, state.records.get(key)) ?? []);

/** What the server has, as far as it is known. @param {State} state @returns {State} */
export const reverted = (state) =>
  withEntries(
    state,
    waiting(state).map((key) => {
      const entry = state.records.get(key);
      const remote = entry?.theirs ?? entry?.remote;
      return [key, remote && { remote }];
    }),
  );

/**
 * Nothing but what waited, until it is told.
 *
 * @param {State} state
 * @param {string} id of the new copy
 * @returns {State}
 */
export function erased(state, id) {
  const untold = [...(state.untold ?? []), ...unsent(state)];
  const isEmpty = state.records.size === 0 && !state.role && state.syncCount === 0;
  return isEmpty ? state : { ...emptyState(id), ...(untold.length > 0 && { untold }) };
}

/** @param {State} state @returns {State} */
export const told = ({ untold: _, ...state }) => state;
