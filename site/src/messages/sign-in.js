/** @type {Record<string, string>} */
const REFUSED = {
  malformed: "The sign-in page sent something that cannot be read.",
  nonce: "The sign-in page answered a sign-in that was not started here.",
  issuer: "The sign-in came from another user pool.",
  audience: "The sign-in was meant for another app.",
  "token-use": "The sign-in page sent another kind of token than was asked for.",
  user: "The sign-in page answered for another user.",
};

/**
 * @param {any} error
 * @returns {import("./messages.js").Sentence}
 */
export function signInSentence(error) {
  if (error.name === "SignInNeeded") return { text: "Your sign-in has ended. Sign in again to go on." };
  if (error.name === "SignInRefused") {
    if (error.reason === "expired") {
      return { text: "Your sign-in looks expired although it is new. Set this device's clock, then sign in again." };
    }
    if (error.reason === "loop") {
      return {
        text: "Signing in went round in circles and was stopped. Close other tabs of this page, then sign in again.",
      };
    }
    return { text: `${REFUSED[error.reason]} It was not accepted. Sign in again.` };
  }
  if (error.error === "access_denied") return { text: "The sign-in was cancelled. Sign in when you are ready." };
  if (error.error === "invalid_grant") {
    return { text: "That sign-in was used already or took too long. Sign in again." };
  }
  if (error.status === 429)
    return { text: "Too many people are signing in at once. Wait a minute, then sign in again." };
  if (error.status >= 500)
    return { text: "The sign-in page has trouble of its own. Wait a minute, then sign in again." };
  return {
    text: `The sign-in page refused${error.error ? ` (${error.error})` : ""}. Sign in again; if it stays like this, deploy the app again.`,
  };
}
