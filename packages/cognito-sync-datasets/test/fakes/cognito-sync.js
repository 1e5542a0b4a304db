import { SyncServiceError } from "../../src/index.js";

/** Limits of a dataset, and of an identity. */
const RECORDS = 1024;
const DATASETS = 20;

/**
 * @typedef {{ Key: string, Value?: string, SyncCount: number, LastModifiedDate: number, LastModifiedBy: string, DeviceLastModifiedDate: number }} Kept
 * @typedef {{ count: number, deletedAt: number, exists: boolean, records: Map<string, Kept>, merged: string[] }} Held
 */

/**
 * Cognito Sync in memory, with the behaviour that is documented or was seen: one counter per dataset, raised by one per accepted
 * update; session tokens that are spent by it; tombstones; conflicts by stale counts; deletions that history survives.
 */
export class CognitoSync {
  /** Milliseconds, by the server's clock. */
  time = Date.UTC(2026, 0, 1);
  pageSize = 1024;
  /** Every record that was ever accepted. @type {{ identity: string, dataset: string, key: string, value: string | null }[]} */
  history = [];
  /** An update that changes no value leaves the counter alone. */
  lazy = false;
  /** Decides for a record whether it is refused, and with it the update that it comes in. @type {(key: string, value: string | null) => boolean} */
  refuses = () => false;
  /** Decides, for an accepted update, whether the answer leaves its records out. */
  silent = () => false;
  /** @type {Map<string, Held>} */
  #datasets = new Map();
  /** @type {Map<string, string>} */
  #sessions = new Map();
  #issued = 0;

  /**
   * @param {string} identity
   * @param {string} dataset
   * @returns {Held}
   */
  dataset(identity, dataset) {
    const name = `${identity}/${dataset}`;
    let held = this.#datasets.get(name);
    if (!held) {
      held = { count: 0, deletedAt: 0, exists: false, records: new Map(), merged: [] };
      this.#datasets.set(name, held);
    }
    return held;
  }

  /**
   * @param {string} identity
   * @param {string} dataset
   * @returns {Record<string, string>}
   */
  values(identity, dataset) {
    const { records } = this.dataset(identity, dataset);
    return Object.fromEntries(
      [...records.values()].flatMap(({ Key, Value }) => (Value === undefined ? [] : [[Key, Value]])),
    );
  }

  /**
   * Another device of this identity writes, undefined: removes.
   *
   * @param {string} identity
   * @param {string} dataset
   * @param {Record<string, string | undefined>} values
   */
  write(identity, dataset, values) {
    const { SyncSessionToken } = this.listRecords(identity, dataset, {});
    const { count } = this.dataset(identity, dataset);
    this.updateRecords(identity, dataset, {
      SyncSessionToken,
      RecordPatches: Object.entries(values).map(([Key, Value]) => ({
        Op: Value === undefined ? "remove" : "replace",
        Key,
        Value,
        SyncCount: count,
        DeviceLastModifiedDate: this.time / 1000,
      })),
    });
  }

  /**
   * @param {string} identity
   * @param {string} name
   * @param {{ LastSyncCount?: number, NextToken?: string }} input
   */
  listRecords(identity, name, { LastSyncCount = 0, NextToken }) {
    const held = this.dataset(identity, name);
    if (held.exists && LastSyncCount > held.count) {
      throw new SyncServiceError(
        "InvalidParameterException",
        400,
        `No such SyncCount: ${LastSyncCount} exists for this Dataset`,
      );
    }
    this.#issued += 1;
    const token = `session-${this.#issued}`;
    this.#sessions.set(token, `${identity}/${name}`);
    const from = Number(NextToken ?? 0);
    const all = [...held.records.values()].filter(({ SyncCount }) => SyncCount > LastSyncCount);
    const Records = structuredClone(all.slice(from, from + this.pageSize));
    return {
      Records,
      Count: Records.length,
      DatasetSyncCount: held.count,
      DatasetExists: held.exists,
      DatasetDeletedAfterRequestedSyncCount: held.deletedAt > LastSyncCount,
      ...(held.merged.length > 0 && { MergedDatasetNames: [...held.merged] }),
      ...(from + this.pageSize < all.length && { NextToken: String(from + this.pageSize) }),
      SyncSessionToken: token,
    };
  }

  /**
   * @param {string} identity
   * @param {string} name
   * @param {{ SyncSessionToken?: string, RecordPatches?: { Op: string, Key: string, Value?: string, SyncCount: number, DeviceLastModifiedDate: number }[] }} input
   */
  updateRecords(identity, name, { SyncSessionToken = "", RecordPatches = [] }) {
    if (this.#sessions.get(SyncSessionToken) !== `${identity}/${name}`) {
      throw new SyncServiceError("InvalidParameterException", 400, "SyncSessionToken not valid for these inputs");
    }
    const held = this.dataset(identity, name);
    const patched = (/** @type {any} */ { Op, Value }) => (Op === "remove" ? undefined : Value);
    for (const patch of RecordPatches) {
      const known = held.records.get(patch.Key);
      if (known && patch.SyncCount < known.SyncCount && known.Value !== patched(patch)) {
        throw new SyncServiceError(
          "ResourceConflictException",
          409,
          `Current SyncCount for: ${patch.Key} is: ${known.SyncCount} not: ${patch.SyncCount}`,
        );
      }
    }
    const keys = new Set([...held.records.keys(), ...RecordPatches.map(({ Key }) => Key)]);
    const isNewDataset = !held.exists && this.#existing(identity).length >= DATASETS;
    if (
      isNewDataset ||
      keys.size > RECORDS ||
      RecordPatches.some((patch) => this.refuses(patch.Key, patched(patch) ?? null))
    ) {
      throw new SyncServiceError(
        "LimitExceededException",
        400,
        isNewDataset ? "a dataset too many" : "a record too many",
      );
    }
    this.#sessions.delete(SyncSessionToken);
    const changing = RecordPatches.filter(
      (patch) => !this.lazy || !held.records.has(patch.Key) || held.records.get(patch.Key)?.Value !== patched(patch),
    );
    if (changing.length > 0) held.count += 1;
    held.exists = true;
    for (const patch of changing) {
      const Value = patched(patch);
      held.records.set(patch.Key, {
        Key: patch.Key,
        ...(Value !== undefined && { Value }),
        SyncCount: held.count,
        LastModifiedDate: this.time / 1000,
        LastModifiedBy: identity,
        DeviceLastModifiedDate: patch.DeviceLastModifiedDate,
      });
    }
    for (const patch of RecordPatches) {
      this.history.push({ identity, dataset: name, key: patch.Key, value: patched(patch) ?? null });
    }
    return {
      Records: this.silent() ? [] : structuredClone(RecordPatches.map(({ Key }) => held.records.get(Key))),
    };
  }

  /**
   * @param {string} identity
   * @param {{ NextToken?: string }} input
   */
  listDatasets(identity, { NextToken = "0" }) {
    const all = this.#existing(identity);
    const end = Number(NextToken) + this.pageSize;
    const Datasets = all.slice(Number(NextToken), end).map(([name, { records }]) => {
      const live = [...records.values()].filter(({ Value }) => Value !== undefined);
      const [last] = [...records.values()].sort((one, other) => other.SyncCount - one.SyncCount);
      return {
        IdentityId: identity,
        DatasetName: name.slice(identity.length + 1),
        NumRecords: live.length,
        DataStorage: live.reduce((size, { Key, Value = "" }) => size + Key.length + Value.length, 0),
        LastModifiedDate: last?.LastModifiedDate,
        LastModifiedBy: last?.LastModifiedBy,
      };
    });
    return { Datasets, Count: Datasets.length, ...(end < all.length && { NextToken: String(end) }) };
  }

  /** @param {string} identity */
  #existing(identity) {
    return [...this.#datasets].filter(([name, { exists }]) => exists && name.startsWith(`${identity}/`));
  }

  /**
   * @param {string} identity
   * @param {string} name
   */
  deleteDataset(identity, name) {
    const held = this.dataset(identity, name);
    if (!held.exists) throw new SyncServiceError("ResourceNotFoundException", 404, `No dataset ${name}`);
    for (const { Key, Value } of held.records.values()) {
      if (Value !== undefined) this.history.push({ identity, dataset: name, key: Key, value: null });
    }
    held.count += 1;
    held.deletedAt = held.count;
    held.exists = false;
    held.records.clear();
    for (const other of this.#datasets.values()) other.merged = other.merged.filter((merged) => merged !== name);
    return { Dataset: { IdentityId: identity, DatasetName: name } };
  }
}
