import { replaced } from "./network.js";

/** Error types that say something of their own; everything else is decided by status. */
const CREDENTIALS =
  /^(ExpiredToken|UnrecognizedClient|InvalidClientTokenId|InvalidToken|MissingAuthenticationToken|IncompleteSignature)/;
const SIGNATURE = /^(InvalidSignature|SignatureDoesNotMatch|RequestExpired|RequestTimeTooSkewed)/;
/** The service as it is where an account may not use it, or nobody may any more. */
const CLOSED = /^(SubscriptionRequired|OptInRequired|OperationNotAllowed|UnknownOperation|UnsupportedOperation)/;
/** No JSON, or none that the service writes: these are names of JavaScript's own errors. */
const FOREIGN = /^(SyntaxError|TypeError|RangeError)$/;
/**
 * By status first: a browser sees the status always, the type only where the service exposes its header.
 *
 * @param {{ type: string, status: number, message: string }} refused by Cognito Sync
 * @returns {import("./messages.js").Sentence}
 */
export function syncSentence({ type, status, message }) {
  if (status === 429) return { text: "Cognito Sync is asked too much at once. Wait a moment, then try again." };
  if (status >= 500) return { text: "Cognito Sync has trouble of its own. Wait a minute, then try again." };
  if (FOREIGN.test(type) || status < 400) return replaced({ what: "Cognito Sync", status });
  if (SIGNATURE.test(type) || /signature (expired|not yet current)/i.test(message)) {
    return { text: "The request's time is off. Set this device's clock, then try again." };
  }
  if (CREDENTIALS.test(type) || /security token/i.test(message)) {
    return { text: "Your credentials are not accepted any more. Sign out, then sign in again." };
  }
  if (CLOSED.test(type) || status === 410) return unavailable(status);
  if (status === 409) {
    return { text: "Another device keeps setting the colour at this moment. Get it, or set yours again." };
  }
  if (status === 403) return notAllowed(message);
  if (status === 404) {
    return {
      text: "Your colours are not there any more: the identity pool was removed. Deploy the app again, then reload.",
      remedy: "reload",
    };
  }
  if (type.startsWith("LimitExceeded")) {
    return { text: "Your dataset is full. Choose a shorter value, or erase what is in it." };
  }
  if (status === 400) return { text: "Cognito Sync refused this value. Choose another colour, then try again." };
  // 407, 451 and their like: the service has none of them.
  return replaced({ what: "Cognito Sync", status });
}

/** @param {string} message */
function notAllowed(message) {
  const text = "You are not allowed to use this dataset. Ask whoever deployed this page to check the role's policy";
  // IAM's own wording and the service's leave no doubt; any other 403 may as well be the closed service.
  if (/not authorized to perform|not valid for accessing/i.test(message)) return { text: `${text}.` };
  return {
    text: `${text}, and whether this AWS account may use Cognito Sync.`,
    help: /** @type {const} */ ("availability"),
  };
}

/** @param {number} status */
const unavailable = (status) => ({
  text: `Cognito Sync is not available to this AWS account (HTTP ${status}): it is closed to accounts that did not use it before 30 July 2026. Use another account, or one of the alternatives.`,
  help: /** @type {const} */ ("availability"),
});
