import { checkRecord } from "./limits.js";
import { sameEdit, withEntries } from "./state.js";

/**
 * Two devices changed one record. Whoever decides calls one of the three; the last call counts.
 */
export class Conflict {
  /** What was decided. @internal @type {Resolution | undefined} */
  resolution;

  /**
   * @internal
   * @param {object} records
   * @param {import("./record.js").DatasetRecord} records.local
   * @param {import("./record.js").DatasetRecord} records.remote
   */
  constructor({ local, remote }) {
    this.key = local.key;
    /** What was written here; value null: removed. */
    this.localRecord = local;
    /** What the server has; value null: removed. */
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
 * @typedef {object} Open a conflict as it was found
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
 * @param {Open} open what was decided about; what was written since is newer than the decision and stays
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
 * What happens where the app has no say: the newer one stays, and the remote one where they are of the same time.
 *
 * @param {import("./record.js").DatasetRecord} local
 * @param {import("./record.js").DatasetRecord} remote
 * @param {number} offset what the server's clock is ahead of this device's
 * @returns {Resolution}
 */
export function newer(local, remote, offset) {
  const here = (local.lastModifiedDate?.getTime() ?? 0) + (local.changed ? offset : 0);
  const there = remote.lastModifiedDate?.getTime();
  return { keep: there !== undefined && here > there ? "local" : "remote" };
}
