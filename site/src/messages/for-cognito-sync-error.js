import { syncMessage } from "./for-sync-error.js";
import {
  ACCESS_DENIED,
  ACCESS_DENIED_OR_UNAVAILABLE,
  COGNITO_SYNC,
  COLOURS_GONE,
  DATASET_FULL,
  SYNC_THROTTLED,
  unavailable,
} from "./messages.js";

/** The account may not use the service, or the service is closed to all. */
const CLOSED = /^(SubscriptionRequired|OptInRequired|OperationNotAllowed|UnknownOperation|UnsupportedOperation)/;

/** For errors of Cognito Sync. @type {import("./for-error.js").MessageTable} */
export const MESSAGES = {
  SyncServiceError: syncMessage(COGNITO_SYNC, SYNC_THROTTLED, ({ type, status, message }) => {
    if (CLOSED.test(type) || status === 410) return { text: unavailable(status), help: "availability" };
    if (status === 403) {
      // The wording of IAM and of the service is conclusive; any other 403 may come from the closed service.
      if (/not authorized to perform|not valid for accessing/i.test(message)) return { text: ACCESS_DENIED };
      return { text: ACCESS_DENIED_OR_UNAVAILABLE, help: "availability" };
    }
    return status === 404 ? { text: COLOURS_GONE, remedy: "reload" } : undefined;
  }),
  LimitExceededError: () => ({ text: DATASET_FULL }),
};
