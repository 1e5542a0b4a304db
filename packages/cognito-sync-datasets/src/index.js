/**
 * Offline-first datasets for Amazon Cognito Sync, on AWS SDK for JavaScript v3.
 *
 * @module cognito-sync-datasets
 */

export { Dataset } from "./dataset.js";
export { Datasets } from "./datasets.js";
export {
  ConflictUnresolved,
  DatasetDeleted,
  DatasetWiped,
  IdentityChanged,
  LimitExceeded,
  StorageFailed,
} from "./errors.js";
export { SyncRefused } from "./remote/sync-refused.js";
export { Unreachable } from "./remote/unreachable.js";
export { Conflict } from "./syncing/conflict.js";

/** @typedef {import("./core/record.js").DatasetRecord} DatasetRecord */
/** @typedef {import("./dataset.js").Synchronized} Synchronized */
/** @typedef {import("./datasets.js").Options} Options */
/** @typedef {import("./environment.js").Environment} Environment */
/** @typedef {import("./syncing/ask.js").Callbacks} Callbacks */
