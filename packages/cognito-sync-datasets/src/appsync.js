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
import { keyOf, placeOf } from "./shared/kept.js";
import { MemberDataset } from "./shared/member-dataset.js";
import { OwnedDataset } from "./shared/owned-dataset.js";

export * from "./common.js";
export { DatasetUnreadableError } from "./remote/table-item.js";
export { MembershipEndedError, ReadOnlyError } from "./shared/errors.js";

/**
 * @typedef {import("./options.js").AppSyncDatasetsOptions} DatasetsOptions
 * @typedef {import("./remote/appsync-queries.js").SharedSummary} DatasetSummary
 * @typedef {import("./shared/owned-dataset.js").Role} Role
 */

/** @type {import("./begin.js").Backend<DatasetsOptions, DatasetSummary>} */
const BACKEND = {
  service: APPSYNC,
  required: ["client"],
  client: (configuration) => appSyncClient(configuration),
  place: async ({ client }) => `appsync:${client.config.endpoint}`,
  remote: (parts) => new ApiDatasets({ ...parts, newId }),
  keyOf: (name, identityId, owner = identityId) => (owner === identityId ? name : keyOf(owner, name)),
  dataset: (parts) => (placeOf(parts.name).owner === undefined ? new OwnedDataset(parts) : new MemberDataset(parts)),
};

/**
 * The datasets of one identity, and those that others share with it, stored on this device and shared through an API.
 *
 * @extends {OfflineDatasets<DatasetsOptions, DatasetSummary>}
 */
export class Datasets extends OfflineDatasets {
  /** @param {DatasetsOptions} options @throws {TypeError} if a required one is missing */
  constructor(options) {
    super(options, BACKEND);
  }

  /**
   * One's own, or, with the option `owner`, the one that this identity shares. See the method of all services.
   *
   * @override
   * @param {string} name
   * @param {import("./synchronization/handlers.js").Handlers} [handlers]
   * @param {{ owner?: string }} [options] owner: identity id (default: one's own)
   */
  async openOrCreateDataset(name, handlers, options) {
    const dataset = await super.openOrCreateDataset(name, handlers, options);
    return /** @type {OwnedDataset | MemberDataset} */ (dataset);
  }

  /** One's own. @override */
  async listDatasets() {
    return (await super.listDatasets()).filter((key) => placeOf(key).owner === undefined);
  }
}
