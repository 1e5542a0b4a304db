/**
 * Offline-first datasets for Amazon Cognito Sync, on AWS SDK for JavaScript v3.
 *
 * @module cognito-sync-datasets
 */

export { Conflict } from "./core/conflict.js";
export { Dataset } from "./dataset.js";
export { Datasets } from "./datasets.js";
export {
  ConflictError,
  DatasetDeletedError,
  DatasetWipedError,
  HandlerTimeoutError,
  IdentityChangedError,
  IdentityServiceError,
  LimitExceededError,
  NetworkError,
  StorageError,
  SyncServiceError,
} from "./errors.js";

/** @typedef {import("./core/record.js").DatasetRecord} DatasetRecord */
/** @typedef {import("./dataset.js").Synchronized} Synchronized */
/** @typedef {import("./options.js").DatasetsOptions} DatasetsOptions */
/** @typedef {import("./options.js").LocalData} LocalData */
/** @typedef {import("./events.js").Connection} Connection */
/** @typedef {import("./events.js").DatasetEvents} DatasetEvents */
/** @typedef {import("./events.js").DatasetsEvents} DatasetsEvents */
/** @typedef {import("./remote/cognito-sync.js").DatasetSummary} DatasetSummary */
/** @typedef {import("./synchronization/follow.js").FollowOptions} FollowOptions */
/** @typedef {import("./synchronization/handlers.js").Handlers} Handlers */
