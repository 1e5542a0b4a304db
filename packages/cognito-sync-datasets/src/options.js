/**
 * Options of every kind of datasets.
 *
 * @typedef {object} CommonOptions
 * @property {any} client
 * @property {string | (() => string | Promise<string>)} [identityId] owner of the datasets (default: `identityId` of the
 *   credentials). A function is called when a dataset is opened and before each synchronize, so that data is never sent as another
 *   user's
 * @property {"indexedDB" | "memory"} [storage] of local copies (default "indexedDB"); memory is lost with the page
 * @property {boolean} [reconnect] synchronize automatically when the network is back (default true)
 * @property {number} [timeout] of an operation in total, in milliseconds (default 30,000)
 * @property {(identityId: string) => LocalData | undefined} [migrateFrom] local data of another library, migrated once (default:
 *   none)
 *
 * @typedef {object} CognitoSyncOptions
 * @property {import("@aws-sdk/client-cognito-sync").CognitoSyncClient | import("@aws-sdk/client-cognito-sync").CognitoSyncClientConfig} client
 *   the SDK's client, or its configuration: region, endpoint, credentials
 * @property {string} identityPoolId
 *
 * @typedef {CommonOptions & CognitoSyncOptions} DatasetsOptions
 *
 * @typedef {object} DynamoDbOptions
 * @property {import("@aws-sdk/client-dynamodb").DynamoDBClient | import("@aws-sdk/client-dynamodb").DynamoDBClientConfig} client the
 *   SDK's client, or its configuration: region, endpoint, credentials
 * @property {string} tableName
 *
 * @typedef {CommonOptions & DynamoDbOptions} DynamoDbDatasetsOptions
 *
 * @typedef {object} AppSyncOptions
 * @property {ApiConfiguration} client
 *
 * @typedef {object} ApiConfiguration as the SDK's clients have it, which has none for the data of AppSync
 * @property {string} endpoint URL of the API: its attribute GraphQLUrl
 * @property {string} [realtime] URL of its WebSockets: its attribute RealtimeUrl (default: `follow` polls)
 * @property {string | (() => Promise<string>)} region
 * @property {ApiCredentials | ((options?: Record<string, any>) => Promise<ApiCredentials>)} credentials
 * @property {number} [maxAttempts] of a request (default 3)
 *
 * @typedef {import("@smithy/types").AwsCredentialIdentity & { identityId?: string }} ApiCredentials
 *
 * @typedef {CommonOptions & AppSyncOptions} AppSyncDatasetsOptions
 *
 * @typedef {object} LocalData of one identity
 * @property {() => string[]} names of its datasets
 * @property {(name: string, id: string, now: number) => import("./core/state.js").State | undefined} read
 * @property {(name: string) => void} forget
 */

/** The identity id of the credentials. @param {{ config: any }} client */
export async function identityOf(client) {
  const { identityId } = /** @type {{ identityId?: string }} */ (await client.config.credentials());
  if (identityId) return identityId;
  throw new Error("The credentials have no identityId: set the option identityId, or use credentials of fromIdToken.");
}

/**
 * The key of a local copy where datasets are not shared.
 *
 * @param {string} name
 * @param {string} _identityId
 * @param {string} [owner]
 */
export function ownOnly(name, _identityId, owner) {
  if (owner === undefined) return name;
  throw new TypeError("This service has datasets of one's own only: there is no option owner.");
}
