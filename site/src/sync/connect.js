import { credentialsOf } from "../identity/credentials.js";
import { DatasetRecords } from "./dataset-records.js";
import { Preference } from "./preference.js";

/**
 * The background colour that all devices of the signed-in user share. Whoever imports this module imports the AWS SDK.
 *
 * @param {object} parts
 * @param {import("../config/config.js").Config} parts.config
 * @param {import("../auth/session.js").Session} parts.session
 * @param {import("../storage/tab-storage.js").TabStorage} parts.storage
 */
export function connect({ config, session, storage }) {
  const records = new DatasetRecords({
    pool: { region: config.region, endpoint: config.sync.endpoint, identityPoolId: config.identityPool.id },
    datasetName: "preference",
    credentials: credentialsOf({ config, session, storage }),
  });
  return new Preference(records, "background-color");
}
