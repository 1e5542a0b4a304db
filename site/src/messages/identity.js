/**
 * @param {{ type: string, status?: number, message: string }} refused by the identity pool
 * @returns {import("./messages.js").Sentence}
 */
export function identitySentence({ type, status = 0, message }) {
  if (status === 429 || type === "TooManyRequestsException") {
    return { text: "Too many people are signing in at once. Wait a minute, then try again." };
  }
  if (status >= 500) return { text: "The identity pool has trouble of its own. Wait a minute, then try again." };
  if (status === 404 || type === "ResourceNotFoundException") {
    return {
      text: "The identity pool of this page does not exist any more. Deploy the app again, then reload.",
      remedy: "reload",
    };
  }
  if (type === "InvalidIdentityPoolConfigurationException" || /forbidden|trust|assume/i.test(message)) {
    return {
      text: "The identity pool has no role for you, so you are not allowed in. Ask whoever deployed this page to check the role's trust policy.",
    };
  }
  return { text: "The identity pool does not accept your sign-in. Sign out, then sign in again." };
}
