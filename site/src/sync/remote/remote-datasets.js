import { DeleteDatasetCommand, ListRecordsCommand, UpdateRecordsCommand } from "@aws-sdk/client-cognito-sync";
import { SyncRefused } from "./sync-refused.js";

/**
 * @typedef {object} Pulled
 * @property {Map<string, import("../core/state.js").Stored>} records tombstones included
 * @property {number} syncCount
 * @property {boolean} exists
 * @property {boolean} deleted since the count that was asked for
 * @property {string[]} mergedNames copies of other identities' datasets
 * @property {string | undefined} session what an update has to carry
 *
 * @typedef {Pick<RemoteDatasets, "list" | "update" | "delete" | "offset">} Remote
 */

/** As many as a dataset holds: one page. */
const PAGE = 1024;

/**
 * The datasets of one identity in {@link https://docs.aws.amazon.com/cognitosync/latest/APIReference/Welcome.html Cognito
 * Sync}: what is asked there, and what is answered, in the words of this library.
 */
export class RemoteDatasets {
  #client;
  #address;
  #clock;
  #now;
  #timeout;

  /**
   * @param {object} parts
   * @param {Pick<import("@aws-sdk/client-cognito-sync").CognitoSyncClient, "send">} parts.client
   * @param {string} parts.identityPoolId
   * @param {string} parts.identityId
   * @param {import("./server-clock.js").ServerClock} parts.clock
   * @param {() => number} parts.now
   * @param {number} parts.timeout milliseconds that an operation may take, the SDK's own retries included
   */
  constructor({ client, identityPoolId, identityId, clock, now, timeout }) {
    this.#client = client;
    this.#address = { IdentityPoolId: identityPoolId, IdentityId: identityId };
    this.#clock = clock;
    this.#now = now;
    this.#timeout = timeout;
  }

  /** Milliseconds that the server's clock is ahead. */
  get offset() {
    return this.#clock.offset;
  }

  /**
   * @param {string} name
   * @param {number} since count of the dataset as last known; 0 asks for everything
   * @returns {Promise<Pulled>}
   */
  async list(name, since) {
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
      );
      for (const record of page.Records ?? []) records.set(record.Key ?? "", stored(record));
      // Where somebody writes between two pages, the smaller count has the next listing repeat what may be missing.
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
   * All or nothing.
   *
   * @param {string} name
   * @param {string | undefined} session of the listing that the counts are from
   * @param {import("../core/push.js").Patch[]} patches
   * @returns {Promise<Map<string, import("../core/state.js").Stored>>} what the answer tells of
   */
  async update(name, session, patches) {
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
    );
    return new Map((Records ?? []).map((record) => [record.Key ?? "", stored(record)]));
  }

  /** @param {string} name */
  async delete(name) {
    try {
      await this.#send(new DeleteDatasetCommand({ ...this.#address, DatasetName: name }));
    } catch (refused) {
      // It is not there: all is well.
      if (!(refused instanceof SyncRefused && refused.status === 404)) throw refused;
    }
  }

  /**
   * @template {import("@aws-sdk/client-cognito-sync").ServiceInputTypes} Input
   * @template {import("@aws-sdk/client-cognito-sync").ServiceOutputTypes} Output
   * @param {import("@smithy/types").Command<any, Input, any, Output, any> & { middlewareStack: any }} command
   * @returns {Promise<Output>}
   */
  async #send(command) {
    command.middlewareStack.add(this.#watchDate, { step: "deserialize", priority: "low", name: "serverDate" });
    try {
      return /** @type {Output} */ (
        await this.#client.send(/** @type {any} */ (command), { abortSignal: AbortSignal.timeout(this.#timeout) })
      );
    } catch (refused) {
      throw SyncRefused.from(refused);
    }
  }

  /** @param {(request: any) => Promise<any>} next */
  #watchDate = (next) => async (/** @type {any} */ request) => {
    const sentAt = this.#now();
    const answer = await next(request);
    this.#clock.observe(answer.response?.headers?.date, sentAt, this.#now());
    return answer;
  };
}

/**
 * @param {import("@aws-sdk/client-cognito-sync")._Record} record
 * @returns {import("../core/state.js").Stored}
 */
function stored({ Value, SyncCount, LastModifiedDate, LastModifiedBy, DeviceLastModifiedDate }) {
  return {
    // A removed record has no value; an empty one has an empty value.
    value: Value ?? null,
    syncCount: SyncCount ?? 0,
    ...(LastModifiedDate && { lastModified: LastModifiedDate.getTime() }),
    ...(LastModifiedBy && { lastModifiedBy: LastModifiedBy }),
    ...(DeviceLastModifiedDate && { deviceLastModified: DeviceLastModifiedDate.getTime() }),
  };
}
