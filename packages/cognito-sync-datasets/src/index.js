/**
 * Offline-first datasets for Amazon Cognito Sync, on AWS SDK for JavaScript v3.
 *
 * @module cognito-sync-datasets
 */

export * from "./common.js";
export { Datasets } from "./datasets.js";

/** @typedef {import("./options.js").DatasetsOptions} DatasetsOptions */
/** @typedef {import("./remote/remote.js").DatasetSummary} DatasetSummary */
