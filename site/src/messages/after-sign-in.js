import { identityMessage } from "./for-identity-error.js";
import { NOT_STORED, WIPED } from "./messages.js";

/** For errors that occur only after sign-in, whatever keeps the colours. @type {import("./for-error.js").MessageTable} */
export const MESSAGES = {
  IdentityServiceError: identityMessage,
  StorageError: () => ({ text: NOT_STORED, remedy: "reload" }),
  DatasetWipedError: () => ({ text: WIPED }),
};
