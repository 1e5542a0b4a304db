import { IDENTITY_POOL_GONE, IDENTITY_PROBLEMS, IDENTITY_REJECTED, IDENTITY_THROTTLED, NO_ROLE } from "./messages.js";

/**
 * @param {{ type: string, status?: number, message: string }} error of the identity pool
 * @returns {import("./for-error.js").Message}
 */
export function identityMessage({ type, status = 0, message }) {
  if (status === 429 || type === "TooManyRequestsException") return { text: IDENTITY_THROTTLED };
  if (status >= 500) return { text: IDENTITY_PROBLEMS };
  if (status === 404 || type === "ResourceNotFoundException") return { text: IDENTITY_POOL_GONE, remedy: "reload" };
  if (type === "InvalidIdentityPoolConfigurationException" || /forbidden|trust|assume/i.test(message)) {
    return { text: NO_ROLE };
  }
  return { text: IDENTITY_REJECTED };
}
