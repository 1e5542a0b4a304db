import { identityMessage } from "./for-identity-error.js";
import { syncMessage } from "./for-sync-error.js";
import { DATASET_FULL, NOT_STORED, WIPED } from "./messages.js";

/** For errors that occur only after sign-in. @type {import("./for-error.js").MessageTable} */
export const MESSAGES = {
  SyncServiceError: syncMessage,
  IdentityServiceError: identityMessage,
  LimitExceededError: () => ({ text: DATASET_FULL }),
  StorageError: () => ({ text: NOT_STORED, remedy: "reload" }),
  DatasetWipedError: () => ({ text: WIPED }),
};
