import { SYNC } from "../config/waits.js";
import { identityOf } from "../identity/credentials.js";
import { deviceLabel } from "./device-label.js";
import { Preference } from "./preference.js";

/**
 * @typedef {Pick<import("cognito-sync-datasets").Datasets, "openOrCreateDataset" | "persistent" | "close" | "wipe">} OwnDatasets
 * @typedef {(config: import("../config/config.js").Config, options: any) => OwnDatasets} NewDatasets of one service
 * @typedef {(parts: ConstructorParameters<typeof Preference>[0]) => Preference} NewPreference
 */

/**
 * Opens the signed-in user's colour from the local copy.
 *
 * @param {object} parts
 * @param {import("../config/config.js").Config} parts.config
 * @param {import("../auth/session.js").Session} parts.session
 * @param {import("../storage/tab-storage.js").TabStorage} parts.storage
 * @param {import("../storage/remembered.js").Remembered} parts.identities
 * @param {() => number} parts.now milliseconds
 * @param {string} parts.userAgent
 * @param {NewDatasets} parts.newDatasets
 * @param {NewPreference} [parts.newPreference] where others may set it, too
 * @param {any} [parts.client] overrides of the SDK's clients
 */
export async function connect({
  config,
  session,
  storage,
  identities,
  now,
  userAgent,
  newDatasets,
  newPreference = (parts) => new Preference(parts),
  client,
}) {
  const identity = identityOf({ config, session, storage, identities, now, client });
  const datasets = newDatasets(config, {
    client: { region: config.region, endpoint: config.sync.endpoint, credentials: identity.credentials, ...client },
    identityId: identity.identityId,
    timeout: SYNC,
  });
  /** @type {Preference} */
  let preference;
  const dataset = await datasets.openOrCreateDataset("preference", {
    onConflict: (_, conflicts) => preference.resolve(conflicts),
  });
  const persistent = () => datasets.persistent;
  preference = newPreference({ dataset, device: deviceLabel(userAgent), now, persistent });
  return {
    preference,
    datasets,
    close: () => datasets.close(),
    forget: () => datasets.wipe(),
    forgetCredentials: identity.forget,
  };
}
