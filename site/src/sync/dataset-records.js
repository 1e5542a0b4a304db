import { CognitoSyncClient, ListRecordsCommand, UpdateRecordsCommand } from "@aws-sdk/client-cognito-sync";
import { SyncRefused } from "./sync-refused.js";

/**
 * @typedef {object} Listing
 * @property {import("@aws-sdk/client-cognito-sync")._Record[]} records tombstones included: those have no Value
 * @property {string | undefined} syncSessionToken what an update of this listing has to carry
 */

/**
 * The records of one dataset of one identity, in
 * {@link https://docs.aws.amazon.com/cognitosync/latest/APIReference/Welcome.html Cognito Sync}.
 */
export class DatasetRecords {
  #client;
  #identityPoolId;
  #datasetName;

  /**
   * @param {object} parts
   * @param {{ region: string, endpoint: string, identityPoolId: string }} parts.pool
   * @param {string} parts.datasetName
   * @param {() => Promise<import("@aws-sdk/types").AwsCredentialIdentity & { identityId: string }>} parts.credentials
   * @param {import("@aws-sdk/client-cognito-sync").CognitoSyncClientConfig} [parts.client] overrides
   */
  constructor({ pool, datasetName, credentials, client }) {
    this.#client = new CognitoSyncClient({ region: pool.region, endpoint: pool.endpoint, credentials, ...client });
    this.#identityPoolId = pool.identityPoolId;
    this.#datasetName = datasetName;
  }

  /** @returns {Promise<Listing>} all pages; the session token is the last page's */
  async list() {
    const records = [];
    /** @type {import("@aws-sdk/client-cognito-sync").ListRecordsCommandOutput | undefined} */
    let page;
    do {
      page = await this.#list(page?.NextToken);
      records.push(...(page.Records ?? []));
    } while (page.NextToken);
    return { records, syncSessionToken: page.SyncSessionToken };
  }

  /**
   * All patches or none.
   *
   * @param {string | undefined} syncSessionToken of the listing that the patches' sync counts are from
   * @param {import("@aws-sdk/client-cognito-sync").RecordPatch[]} patches
   */
  update(syncSessionToken, patches) {
    return this.#send(async () =>
      this.#client.send(
        new UpdateRecordsCommand({
          ...(await this.#address()),
          SyncSessionToken: syncSessionToken,
          RecordPatches: patches,
        }),
      ),
    );
  }

  /** @param {string | undefined} nextToken */
  #list(nextToken) {
    return this.#send(async () =>
      this.#client.send(new ListRecordsCommand({ ...(await this.#address()), NextToken: nextToken })),
    );
  }

  async #address() {
    const credentials = await this.#client.config.credentials();
    // The identity pool's provider tells whose credentials they are; the SDK hands it through without naming it.
    const { identityId } = /** @type {{ identityId: string }} */ (/** @type {unknown} */ (credentials));
    return { IdentityPoolId: this.#identityPoolId, IdentityId: identityId, DatasetName: this.#datasetName };
  }

  /**
   * @template Output
   * @param {() => Promise<Output>} call
   * @returns {Promise<Output>}
   */
  async #send(call) {
    try {
      return await call();
    } catch (refused) {
      throw SyncRefused.from(refused);
    }
  }
}
