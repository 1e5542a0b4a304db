import { checkRecord } from "./limits.js";
import { sameEdit, withEntries } from "./state.js";

/**
 * A record that two devices changed. Call one of the three methods to resolve it; the last call counts.
 */
export class Conflict {
  /** @internal @type {Resolution | undefined} */
  resolution;

  /**
   * @internal
   * @param {object} records
   * @param {import("./record.js").DatasetRecord} records.local
   * @param {import("./record.js").DatasetRecord} records.remote
   */
  constructor({ local, remote }) {
    this.key = local.key;
    /** The record of this device; value null: removed. */
    this.localRecord = local;
    /** The server's record; value null: removed. */
    this.remoteRecord = remote;
  }

  resolveWithRemoteRecord() {
    this.resolution = { keep: "remote" };
  }

  resolveWithLocalRecord() {
    this.resolution = { keep: "local" };
  }

  /** @param {string | null} value null removes */
  resolveWithValue(value) {
    checkRecord(this.key, value);
    this.resolution = { keep: "value", value };
  }
}

/**
 * @typedef {object} Open an unresolved conflict
 * @property {string} key
 * @property {import("./state.js").Edit} edit
 * @property {import("./state.js").Stored} theirs
 *
 * @typedef {{ keep: "remote" } | { keep: "local" } | { keep: "value", value: string | null }} Resolution
 */
/** @param {import("./state.js").State} state @returns {Open[]} */
export const openConflicts = (state) =>
  [...state.records].flatMap(([key, { edit, theirs }]) => (edit && theirs ? [{ key, edit, theirs }] : []));

/**
 * @param {import("./state.js").State} state
 * @param {Open} open the resolved conflict; a later edit is newer than the decision and stays
 * @param {Resolution} resolution
 * @param {number} at milliseconds
 */
export function resolved(state, open, resolution, at) {
  const entry = state.records.get(open.key);
  if (!entry?.edit || entry.theirs?.syncCount !== open.theirs.syncCount) return state;
  const edit = sameEdit(entry.edit, open.edit) ? chosen(open, resolution, at) : entry.edit;
  const remote = entry.theirs;
  return withEntries(state, [[open.key, edit.value === remote.value ? { remote } : { remote, edit }]]);
}

/**
 * @param {Open} open
 * @param {Resolution} resolution
 * @param {number} at
 */
function chosen({ edit, theirs }, resolution, at) {
  if (resolution.keep === "local") return edit;
  return { value: resolution.keep === "remote" ? theirs.value : resolution.value, at };
}

/**
 * Default resolution: the newer record wins, in a tie the remote one.
 *
 * @param {import("./record.js").DatasetRecord} local
 * @param {import("./record.js").DatasetRecord} remote
 * @param {number} offset clock skew: how far the server's clock is ahead
 * @returns {Resolution}
 */
export function newer(local, remote, offset) {
  const here = (local.lastModifiedDate?.getTime() ?? 0) + (local.changed ? offset : 0);
  const there = remote.lastModifiedDate?.getTime();
  return { keep: there !== undefined && here > there ? "local" : "remote" };
}
