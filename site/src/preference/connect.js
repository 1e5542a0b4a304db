import { CognitoSyncClient } from "@aws-sdk/client-cognito-sync";
import { credentialsOf } from "../identity/credentials.js";
import { Datasets } from "../sync/index.js";
import { Preference } from "./preference.js";

/**
 * The background colour that all devices of the signed-in user share. Whoever imports this module imports the AWS SDK.
 *
 * @param {object} parts
 * @param {import("../config/config.js").Config} parts.config
 * @param {import("../auth/session.js").Session} parts.session
 * @param {import("../storage/tab-storage.js").TabStorage} parts.storage
 * @param {import("@aws-sdk/client-cognito-sync").CognitoSyncClientConfig} [parts.client] overrides
 */
export function connect({ config, session, storage, client: overrides }) {
  const credentials = credentialsOf({ config, session, storage, client: overrides });
  const client = new CognitoSyncClient({
    region: config.region,
    endpoint: config.sync.endpoint,
    credentials,
    ...overrides,
  });
  const datasets = new Datasets({
    client,
    identityPoolId: config.identityPool.id,
    // The identity pool's provider tells whose credentials they are; the SDK hands it through without naming it.
    identityId: async () => /** @type {any} */ (await client.config.credentials()).identityId,
  });
  return new Preference(() => datasets.openOrCreateDataset("preference"), "background-color");
}
