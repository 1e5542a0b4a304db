import { checkRecord } from "../core/limits.js";

/**
 * Two devices changed one record. Whoever decides calls one of the three; the last call counts.
 */
export class Conflict {
  /** @type {import("../core/conflict.js").Resolution | undefined} */
  resolution;

  /**
   * @param {object} records
   * @param {import("../core/record.js").DatasetRecord} records.local what was written here, value null: removed
   * @param {import("../core/record.js").DatasetRecord} records.remote what the server has, value null: removed
   */
  constructor({ local, remote }) {
    this.key = local.key;
    this.localRecord = local;
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
