import { syncMessage } from "./for-sync-error.js";
import {
  ACCESS_DENIED,
  DATASET_FULL,
  DYNAMODB,
  TABLE_FULL,
  TABLE_GONE,
  TABLE_THROTTLED,
  TABLE_UNREADABLE,
} from "./messages.js";

/** A limit in bytes, of records or of datasets, as the library tells it. @param {{ message: string }} error */
const full = ({ message }) => ({ text: /bytes/.test(message) ? TABLE_FULL : DATASET_FULL });

/** For errors of DynamoDB, which has one status for all of them: the type, in the body, decides. @type {import("./for-error.js").MessageTable} */
export const MESSAGES = {
  SyncServiceError: syncMessage(DYNAMODB, TABLE_THROTTLED, (error) => {
    if (error.type.startsWith("LimitExceeded")) return full(error);
    if (error.type.startsWith("AccessDenied")) return { text: ACCESS_DENIED };
    return error.type.startsWith("ResourceNotFound") ? { text: TABLE_GONE, remedy: "reload" } : undefined;
  }),
  LimitExceededError: full,
  DatasetUnreadableError: () => ({ text: TABLE_UNREADABLE, remedy: "reload" }),
};
