import { visible } from "./state.js";

/**
 * A record as the app is given it.
 *
 * @typedef {object} DatasetRecord
 * @property {string} key
 * @property {string | null} value null: removed
 * @property {number} syncCount 0: the server never had it
 * @property {Date} [lastModifiedDate] by the server's clock; of an edit that waits, by this device's
 * @property {string} [lastModifiedBy] absent: written here, and waiting
 * @property {Date} [deviceLastModifiedDate] by the clock of the device that wrote it
 * @property {boolean} changed it waits for the server
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
 * @returns {DatasetRecord | undefined} undefined: never known
 */
export function recordOf(key, entry) {
  if (entry?.edit) return localRecord(key, entry.edit, entry.remote?.syncCount ?? 0);
  return entry?.remote && remoteRecord(key, entry.remote);
}

/** @param {import("./state.js").State} state @returns {DatasetRecord[]} those that have a value */
export const liveRecords = (state) =>
  [...state.records].flatMap(([key, entry]) => (visible(entry) === null ? [] : (recordOf(key, entry) ?? [])));
