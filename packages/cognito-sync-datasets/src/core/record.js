import { visible } from "./state.js";

/**
 * A record in the API.
 *
 * @typedef {object} DatasetRecord
 * @property {string} key
 * @property {string | null} value null: removed
 * @property {number} syncCount 0: the server never had it
 * @property {Date} [lastModifiedDate] by the server's clock; of a pending edit, by this device's
 * @property {string} [lastModifiedBy] absent: a pending edit
 * @property {Date} [deviceLastModifiedDate] by the clock of the device that wrote it
 * @property {boolean} changed whether an edit is pending
 */

/**
 * @param {string} key
 * @param {import("./state.js").Stored} stored
 * @returns {DatasetRecord}
 */
export const remoteRecord = (key, { value, syncCount, lastModified, lastModifiedBy, deviceLastModified }) => ({
  key,
  value,
  syncCount,
  ...(lastModified !== undefined && { lastModifiedDate: new Date(lastModified) }),
  ...(lastModifiedBy !== undefined && { lastModifiedBy }),
  ...(deviceLastModified !== undefined && { deviceLastModifiedDate: new Date(deviceLastModified) }),
  changed: false,
});

/**
 * @param {string} key
 * @param {import("./state.js").Edit} edit
 * @param {number} syncCount
 * @returns {DatasetRecord}
 */
export const localRecord = (key, { value, at }, syncCount) => ({
  key,
  value,
  syncCount,
  lastModifiedDate: new Date(at),
  deviceLastModifiedDate: new Date(at),
  changed: true,
});

/**
 * @param {string} key
 * @param {import("./state.js").Entry | undefined} entry
 * @returns {DatasetRecord | undefined} undefined: unknown
 */
export function recordOf(key, entry) {
  if (entry?.edit) return localRecord(key, entry.edit, entry.remote?.syncCount ?? 0);
  return entry?.remote && remoteRecord(key, entry.remote);
}

/** @param {import("./state.js").State} state @returns {DatasetRecord[]} records with a value */
export const liveRecords = (state) =>
  [...state.records].flatMap(([key, entry]) => (visible(entry) === null ? [] : (recordOf(key, entry) ?? [])));
