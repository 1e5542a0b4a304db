import { Datasets } from "cognito-sync-datasets";
import { amazonCognitoJs } from "cognito-sync-datasets/amazon-cognito-js";
import { SYNC } from "../config/waits.js";
import { identityOf } from "../identity/credentials.js";
import { deviceLabel } from "./device-label.js";
import { Preference } from "./preference.js";

/**
 * Opens the signed-in user's colour from the local copy. Importing this module imports the AWS SDK.
 *
 * @param {object} parts
 * @param {import("../config/config.js").Config} parts.config
 * @param {import("../auth/session.js").Session} parts.session
 * @param {import("../storage/tab-storage.js").TabStorage} parts.storage
 * @param {import("../storage/remembered.js").Remembered} parts.identities
 * @param {() => number} parts.now milliseconds
 * @param {string} parts.userAgent
 * @param {any} [parts.client] overrides of the SDK's clients
 */
export async function connect({ config, session, storage, identities, now, userAgent, client }) {
  const identity = identityOf({ config, session, storage, identities, now, client });
  const datasets = new Datasets({
    client: { region: config.region, endpoint: config.sync.endpoint, credentials: identity.credentials, ...client },
    identityPoolId: config.identityPool.id,
    identityId: identity.identityId,
    timeout: SYNC,
    migrateFrom: amazonCognitoJs(),
  });
  /** @type {Preference} */
  let preference;
  const dataset = await datasets.openOrCreateDataset("preference", {
    onConflict: (_, conflicts) => preference.resolve(conflicts),
  });
  const persistent = () => datasets.persistent;
  preference = new Preference({ dataset, device: deviceLabel(userAgent), now, persistent });
  return {
    preference,
    close: () => datasets.close(),
    forget: () => datasets.wipe(),
    forgetCredentials: identity.forget,
  };
}
