import { syncMessage } from "./for-sync-error.js";
import {
  ACCESS_DENIED,
  APPSYNC,
  DATASET_FULL,
  TABLE_FULL,
  TABLE_GONE,
  TABLE_THROTTLED,
  TABLE_UNREADABLE,
} from "./messages.js";
import { INVITATION_INVALID, NAME_REFUSED, NO_MEMBER, READ_ONLY, SET_FIRST, SHARING_LIMIT } from "./sharing.js";

/** A limit in bytes, of records, of datasets or of members, as library and API tell it. @param {{ message: string }} error */
const full = ({ message }) => ({
  text: /member/.test(message) ? SHARING_LIMIT : /bytes/.test(message) ? TABLE_FULL : DATASET_FULL,
});

/** What the resolvers refuse about sharing is told by their message only. @type {readonly (readonly [RegExp, string])[]} */
const REFUSED = [
  [/^A name has /, NAME_REFUSED],
  [/^There is no dataset /, SET_FIRST],
  [/ has no member /, NO_MEMBER],
];

/** For errors of AppSync, and of the table behind it. @type {import("./for-error.js").MessageTable} */
export const MESSAGES = {
  SyncServiceError: syncMessage(APPSYNC, TABLE_THROTTLED, (error) => {
    if (error.type.startsWith("LimitExceeded")) return full(error);
    if (error.type.startsWith("ResourceNotFound")) return { text: TABLE_GONE, remedy: "reload" };
    if (error.type === "InvalidInvitation") return { text: INVITATION_INVALID };
    const [, refused] = REFUSED.find(([message]) => message.test(error.message)) ?? [];
    if (refused) return { text: refused };
    return error.status === 401 || error.status === 403 || error.type.startsWith("AccessDenied")
      ? { text: ACCESS_DENIED }
      : undefined;
  }),
  LimitExceededError: full,
  ReadOnlyError: () => ({ text: READ_ONLY }),
  DatasetUnreadableError: () => ({ text: TABLE_UNREADABLE, remedy: "reload" }),
};
