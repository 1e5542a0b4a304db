import { CognitoSyncClient } from "@aws-sdk/client-cognito-sync";
import { OfflineDatasets } from "./offline-datasets.js";
import { RemoteDatasets } from "./remote/cognito-sync.js";

/**
 * @typedef {import("./remote/remote.js").DatasetSummary} DatasetSummary
 *
 * @type {import("./begin.js").Backend<import("./options.js").DatasetsOptions, DatasetSummary>}
 */
const COGNITO_SYNC = {
  required: ["client", "identityPoolId"],
  client: (configuration) => new CognitoSyncClient(configuration),
  place: async ({ identityPoolId }) => identityPoolId,
  remote: (parts) => new RemoteDatasets(parts),
};

/**
 * The datasets of one identity of an identity pool, stored on this device and shared through Cognito Sync.
 *
 * @extends {OfflineDatasets<import("./options.js").DatasetsOptions, DatasetSummary>}
 */
export class Datasets extends OfflineDatasets {
  /** @param {import("./options.js").DatasetsOptions} options @throws {TypeError} if a required one is missing */
  constructor(options) {
    super(options, COGNITO_SYNC);
  }
}
