import { SyncRefused } from "./sync-refused.js";

/** One value that follows its user from device to device: one record of a dataset. */
export class Preference {
  #records;
  #key;

  /**
   * @param {Pick<import("./dataset-records.js").DatasetRecords, "list" | "update">} records
   * @param {string} key
   */
  constructor(records, key) {
    this.#records = records;
    this.#key = key;
  }

  /** @returns {Promise<string | undefined>} undefined: never set, or removed */
  async get() {
    const { records } = await this.#records.list();
    return this.#of(records)?.Value;
  }

  /**
   * Where another device writes between list and update, its write is seen and then replaced: the later one stays.
   *
   * @param {string} value
   */
  async set(value) {
    try {
      await this.#replace(value);
    } catch (refused) {
      if (!(refused instanceof SyncRefused && refused.isConflict)) throw refused;
      await this.#replace(value);
    }
  }

  /** @param {string} value */
  async #replace(value) {
    const { records, syncSessionToken } = await this.#records.list();
    // The last known count, not one more: a tombstone's counts too, and 0 says "never seen".
    const SyncCount = this.#of(records)?.SyncCount ?? 0;
    await this.#records.update(syncSessionToken, [{ Op: "replace", Key: this.#key, Value: value, SyncCount }]);
  }

  /** @param {import("@aws-sdk/client-cognito-sync")._Record[]} records */
  #of(records) {
    return records.find((record) => record.Key === this.#key);
  }
}
