import {
  SIGN_IN_CANCELLED,
  SIGN_IN_EXPIRED,
  SIGN_IN_LOOP,
  SIGN_IN_PROBLEMS,
  SIGN_IN_REJECTED,
  SIGN_IN_REQUIRED,
  SIGN_IN_SPENT,
  SIGN_IN_THROTTLED,
  signInFailed,
} from "./messages.js";

/**
 * @param {any} error
 * @returns {import("./for-error.js").Message}
 */
export const signInMessage = (error) => ({ text: textFor(error) });

/** @param {any} error @returns {string} */
function textFor({ name, reason, error, status }) {
  if (name === "SignInRequiredError") return SIGN_IN_REQUIRED;
  if (reason === "expired") return SIGN_IN_EXPIRED;
  if (reason === "loop") return SIGN_IN_LOOP;
  if (reason) return SIGN_IN_REJECTED[reason] ?? "";
  if (error === "access_denied") return SIGN_IN_CANCELLED;
  if (error === "invalid_grant") return SIGN_IN_SPENT;
  if (status === 429) return SIGN_IN_THROTTLED;
  if (status >= 500) return SIGN_IN_PROBLEMS;
  return signInFailed(error);
}
