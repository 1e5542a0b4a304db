import { Datasets } from "cognito-sync-datasets/appsync";
import { VouchedPreference } from "./vouched-preference.js";

/**
 * The user's datasets behind the API. Importing this module imports the SDK's signer.
 *
 * @type {import("./connect.js").NewDatasets}
 */
export const newDatasets = ({ sync }, { client, ...options }) =>
  new Datasets({ ...options, client: { ...client, realtime: sync.realtime } });

/** @type {import("./connect.js").NewPreference} */
export const newPreference = (parts) => new VouchedPreference(parts);
