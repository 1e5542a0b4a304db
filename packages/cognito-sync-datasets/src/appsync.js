/**
 * Offline-first datasets behind an API of AWS AppSync, which tells of changes at once: an entry point of its own, so that a page loads one
 * backend.
 *
 * @module cognito-sync-datasets/appsync
 */
import { newId } from "./new-id.js";
import { OfflineDatasets } from "./offline-datasets.js";
import { ApiDatasets } from "./remote/appsync.js";
import { appSyncClient } from "./remote/appsync-client.js";
import { APPSYNC } from "./remote/appsync-errors.js";

export * from "./common.js";
export { DatasetUnreadableError } from "./remote/table-item.js";

/**
 * @typedef {import("./options.js").AppSyncDatasetsOptions} DatasetsOptions
 * @typedef {import("./remote/remote.js").NamedDataset} DatasetSummary
 */

/** @type {import("./begin.js").Backend<DatasetsOptions, DatasetSummary>} */
const BACKEND = {
  service: APPSYNC,
  required: ["client"],
  client: (configuration) => appSyncClient(configuration),
  place: async ({ client }) => `appsync:${client.config.endpoint}`,
  remote: (parts) => new ApiDatasets({ ...parts, newId }),
};

/**
 * The datasets of one identity, stored on this device and shared through an API.
 *
 * @extends {OfflineDatasets<DatasetsOptions, DatasetSummary>}
 */
export class Datasets extends OfflineDatasets {
  /** @param {DatasetsOptions} options @throws {TypeError} if a required one is missing */
  constructor(options) {
    super(options, BACKEND);
  }
}
