import {
  DeleteDatasetCommand,
  ListDatasetsCommand,
  ListRecordsCommand,
  UpdateRecordsCommand,
} from "@aws-sdk/client-cognito-sync";
import { LIMITS } from "../core/limits.js";
import { SyncServiceError } from "../errors.js";
import { Sender } from "./sender.js";

/** MaxResults: the limit of a dataset, so that one page is enough. */
const PAGE = 1024;

/**
 * The datasets of one identity in {@link https://docs.aws.amazon.com/cognitosync/latest/APIReference/Welcome.html Cognito
 * Sync}: an adapter from the SDK's client to the types of this library.
 */
export class RemoteDatasets {
  limits = LIMITS;
  #sender;
  #address;

  /**
   * @param {object} parts
   * @param {Pick<import("@aws-sdk/client-cognito-sync").CognitoSyncClient, "send">} parts.client
   * @param {string} parts.identityPoolId
   * @param {string} parts.identityId
   * @param {import("./server-time.js").ServerTime} parts.clock
   * @param {() => number} parts.now
   */
  constructor(parts) {
    this.#sender = new Sender(parts);
    this.#address = { IdentityPoolId: parts.identityPoolId, IdentityId: parts.identityId };
  }

  get offset() {
    return this.#sender.offset;
  }

  /**
   * @param {string} name
   * @param {number} since last known sync count of the dataset; 0: everything
   * @param {import("../deadline.js").Deadline} deadline
   * @returns {Promise<import("./remote.js").Pulled>}
   */
  async list(name, since, deadline) {
    /** @type {Map<string, import("../core/state.js").Stored>} */
    const records = new Map();
    let syncCount = Number.POSITIVE_INFINITY;
    /** @type {import("@aws-sdk/client-cognito-sync").ListRecordsCommandOutput | undefined} */
    let page;
    do {
      page = await this.#sender.send(
        new ListRecordsCommand({
          ...this.#address,
          DatasetName: name,
          LastSyncCount: since,
          MaxResults: PAGE,
          NextToken: page?.NextToken,
        }),
        isListing,
        deadline,
      );
      for (const record of page.Records ?? []) records.set(record.Key ?? "", stored(record));
      // After a write between two pages, the smaller count makes the next listing repeat records that may be missing.
      syncCount = Math.min(syncCount, page.DatasetSyncCount ?? 0);
    } while (page.NextToken);
    return {
      records,
      syncCount,
      exists: page.DatasetExists ?? true,
      deleted: page.DatasetDeletedAfterRequestedSyncCount ?? false,
      mergedNames: page.MergedDatasetNames ?? [],
      session: page.SyncSessionToken,
    };
  }

  /**
   * One atomic update.
   *
   * @param {string} name
   * @param {string | undefined} session of the listing
   * @param {import("../core/push.js").Patch[]} patches
   * @param {import("../deadline.js").Deadline} deadline
   * @returns {Promise<Map<string, import("../core/state.js").Stored>>} records in the response
   */
  async update(name, session, patches, deadline) {
    const { Records } = await this.#sender.send(
      new UpdateRecordsCommand({
        ...this.#address,
        DatasetName: name,
        SyncSessionToken: session,
        RecordPatches: patches.map(({ key, edit: { value, at }, syncCount }) => ({
          ...(value === null ? { Op: "remove" } : { Op: "replace", Value: value }),
          Key: key,
          SyncCount: syncCount,
          DeviceLastModifiedDate: new Date(at),
        })),
      }),
      ({ Records }) => areRecords(Records),
      deadline,
    );
    return new Map((Records ?? []).map((record) => [record.Key ?? "", stored(record)]));
  }

  /**
   * @param {string} name
   * @param {import("../deadline.js").Deadline} deadline
   */
  async delete(name, deadline) {
    try {
      await this.#sender.send(
        new DeleteDatasetCommand({ ...this.#address, DatasetName: name }),
        ({ Dataset }) => Dataset !== undefined,
        deadline,
      );
    } catch (refused) {
      // It does not exist: nothing to delete.
      if (!(refused instanceof SyncServiceError && refused.status === 404)) throw refused;
    }
  }

  /**
   * @param {import("../deadline.js").Deadline} deadline
   * @returns {Promise<import("./remote.js").DatasetSummary[]>}
   */
  async datasets(deadline) {
    /** @type {import("./remote.js").DatasetSummary[]} */
    const all = [];
    /** @type {import("@aws-sdk/client-cognito-sync").ListDatasetsCommandOutput | undefined} */
    let page;
    do {
      page = await this.#sender.send(
        new ListDatasetsCommand({ ...this.#address, NextToken: page?.NextToken }),
        ({ Datasets }) => Array.isArray(Datasets),
        deadline,
      );
      for (const { DatasetName, NumRecords, DataStorage, LastModifiedDate, LastModifiedBy } of page.Datasets ?? []) {
        all.push({
          name: DatasetName ?? "",
          records: NumRecords ?? 0,
          bytes: DataStorage ?? 0,
          ...(LastModifiedDate && { lastModifiedDate: LastModifiedDate }),
          ...(LastModifiedBy && { lastModifiedBy: LastModifiedBy }),
        });
      }
    } while (page.NextToken);
    return all;
  }
}

/** @param {unknown} records */
const areRecords = (records) =>
  Array.isArray(records) &&
  records.every((record) => typeof record?.Key === "string" && Number.isSafeInteger(record.SyncCount));

/** @param {import("@aws-sdk/client-cognito-sync").ListRecordsCommandOutput} answer */
const isListing = ({ Records, DatasetSyncCount, SyncSessionToken }) =>
  areRecords(Records) && Number.isSafeInteger(DatasetSyncCount) && typeof SyncSessionToken === "string";

/**
 * @param {import("@aws-sdk/client-cognito-sync")._Record} record
 * @returns {import("../core/state.js").Stored}
 */
function stored({ Value, SyncCount, LastModifiedDate, LastModifiedBy, DeviceLastModifiedDate }) {
  return {
    // A removed record has no Value; an empty record has an empty one.
    value: Value ?? null,
    syncCount: SyncCount ?? 0,
    ...(LastModifiedDate && { lastModified: LastModifiedDate.getTime() }),
    ...(LastModifiedBy && { lastModifiedBy: LastModifiedBy }),
    ...(DeviceLastModifiedDate && { deviceLastModified: DeviceLastModifiedDate.getTime() }),
  };
}
