/** What the entry points share: all but the datasets of one backend. */

export { Conflict } from "./core/conflict.js";
export { Dataset } from "./dataset.js";
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
/** @typedef {import("./options.js").LocalData} LocalData */
/** @typedef {import("./events.js").Connection} Connection */
/** @typedef {import("./events.js").DatasetEvents} DatasetEvents */
/** @typedef {import("./events.js").DatasetsEvents} DatasetsEvents */
/** @typedef {import("./synchronization/follow.js").FollowOptions} FollowOptions */
/** @typedef {import("./synchronization/handlers.js").Handlers} Handlers */
