import {
  DeleteDatasetCommand,
  ListDatasetsCommand,
  ListRecordsCommand,
  UpdateRecordsCommand,
} from "@aws-sdk/client-cognito-sync";
import { NetworkError, SyncServiceError } from "../errors.js";
import { isForeign, networkErrorOf, retryAfter } from "./answers.js";

/**
 * @typedef {object} Pulled
 * @property {Map<string, import("../core/state.js").Stored>} records tombstones included
 * @property {number} syncCount
 * @property {boolean} exists
 * @property {boolean} deleted since the requested count
 * @property {string[]} mergedNames copies of other identities' datasets
 * @property {string | undefined} session SyncSessionToken for the update
 *
 * @typedef {object} DatasetSummary
 * @property {string} name
 * @property {number} records
 * @property {number} bytes
 * @property {Date} [lastModifiedDate]
 * @property {string} [lastModifiedBy]
 *
 * @typedef {Pick<RemoteDatasets, "list" | "update" | "delete" | "datasets" | "offset">} Remote
 */

/** MaxResults: the limit of a dataset, so that one page is enough. */
const PAGE = 1024;

/**
 * The datasets of one identity in {@link https://docs.aws.amazon.com/cognitosync/latest/APIReference/Welcome.html Cognito
 * Sync}: an adapter from the SDK's client to the types of this library.
 */
export class RemoteDatasets {
  #client;
  #address;
  #clock;
  #now;

  /**
   * @param {object} parts
   * @param {Pick<import("@aws-sdk/client-cognito-sync").CognitoSyncClient, "send">} parts.client
   * @param {string} parts.identityPoolId
   * @param {string} parts.identityId
   * @param {import("./server-time.js").ServerTime} parts.clock
   * @param {() => number} parts.now
   */
  constructor({ client, identityPoolId, identityId, clock, now }) {
    this.#client = client;
    this.#address = { IdentityPoolId: identityPoolId, IdentityId: identityId };
    this.#clock = clock;
    this.#now = now;
  }

  /** Clock skew in milliseconds: how far the server's clock is ahead. */
  get offset() {
    return this.#clock.offset;
  }

  /**
   * @param {string} name
   * @param {number} since last known sync count of the dataset; 0: everything
   * @param {import("../deadline.js").Deadline} deadline
   * @returns {Promise<Pulled>}
   */
  async list(name, since, deadline) {
    /** @type {Pulled["records"]} */
    const records = new Map();
    let syncCount = Number.POSITIVE_INFINITY;
    /** @type {import("@aws-sdk/client-cognito-sync").ListRecordsCommandOutput | undefined} */
    let page;
    do {
      page = await this.#send(
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
    const { Records } = await this.#send(
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
      await this.#send(
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
   * @returns {Promise<DatasetSummary[]>}
   */
  async datasets(deadline) {
    /** @type {DatasetSummary[]} */
    const all = [];
    /** @type {import("@aws-sdk/client-cognito-sync").ListDatasetsCommandOutput | undefined} */
    let page;
    do {
      page = await this.#send(
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

  /**
   * @template {import("@aws-sdk/client-cognito-sync").ServiceInputTypes} Input
   * @template {import("@aws-sdk/client-cognito-sync").ServiceOutputTypes} Output
   * @param {import("@smithy/types").Command<any, Input, any, Output, any> & { middlewareStack: any }} command
   * @param {(answer: Output) => boolean} isWhole whether the response is complete
   * @param {import("../deadline.js").Deadline} deadline
   * @returns {Promise<Output>}
   */
  async #send(command, isWhole, deadline) {
    /** @type {[string | undefined, number, number] | undefined} */
    let seen;
    const watchDate = (/** @type {(request: any) => Promise<any>} */ next) => async (/** @type {any} */ request) => {
      const sentAt = this.#now();
      const answer = await next(request);
      seen = [answer.response?.headers?.date, sentAt, this.#now()];
      return answer;
    };
    command.middlewareStack.add(watchDate, { step: "deserialize", priority: "low", name: "serverDate" });
    // The signal aborts the request, but not the wait for credentials before it.
    const answered = this.#client.send(/** @type {any} */ (command), { abortSignal: deadline.signal });
    const answer = /** @type {Output} */ (
      await deadline.within(answered).catch((refused) => {
        throw errorOf(refused);
      })
    );
    if (!isWhole(answer)) {
      throw new NetworkError(new Error("the response is incomplete"), answer.$metadata.httpStatusCode);
    }
    // Only a response of the service: a proxy's clock proves nothing.
    if (seen) this.#clock.observe(...seen);
    return answer;
  }
}

/**
 * @param {any} error as the SDK throws it
 * @returns {Error} SyncServiceError, NetworkError, or the same error if it is neither
 */
function errorOf(error) {
  const status = error.$metadata?.httpStatusCode;
  if (!status) return networkErrorOf(error);
  if (isForeign(error, status)) return new NetworkError(error, status);
  const refused = new SyncServiceError(error.name, status, error.message, error);
  refused.retryAfter = retryAfter(error.$response?.headers);
  return refused;
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
