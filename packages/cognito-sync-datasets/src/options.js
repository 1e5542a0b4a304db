/**
 * @typedef {object} DatasetsOptions
 * @property {import("@aws-sdk/client-cognito-sync").CognitoSyncClient | import("@aws-sdk/client-cognito-sync").CognitoSyncClientConfig} client
 *   the SDK's client, or what to make one of: region, endpoint, credentials
 * @property {string} identityPoolId
 * @property {string | (() => string | Promise<string>)} [identityId] whose datasets they are (default: `identityId` of the
 *   credentials). A function is asked when a dataset is opened, and before each synchronize, so that nobody's data is sent as
 *   somebody else's
 * @property {"indexedDB" | "memory"} [storage] where local copies are kept (default "indexedDB"); memory is forgotten with the page
 * @property {boolean} [reconnect] synchronize again by itself when the network is back (default true)
 * @property {number} [timeout] milliseconds that an operation may take, whatever it waits for (default 30,000)
 * @property {(identityId: string) => LocalData | undefined} [migrateFrom] local data of another library, taken over once (default:
 *   none)
 *
 * @typedef {object} LocalData of one identity
 * @property {() => string[]} names of its datasets
 * @property {(name: string, id: string, now: number) => import("./core/state.js").State | undefined} read
 * @property {(name: string) => void} forget
 */

/** The identity that the credentials are of. @param {import("@aws-sdk/client-cognito-sync").CognitoSyncClient} client */
export async function identityOf(client) {
  const { identityId } = /** @type {{ identityId?: string }} */ (await client.config.credentials());
  if (identityId) return identityId;
  throw new Error(
    "These credentials have no identityId: give one, or credentials that tell it, as fromIdToken makes them.",
  );
}
