import {
  ACCESS_DENIED,
  ACCESS_DENIED_OR_UNAVAILABLE,
  CLOCK_WRONG,
  COGNITO_SYNC,
  COLOUR_CONTENDED,
  COLOURS_GONE,
  CREDENTIALS_REJECTED,
  DATASET_FULL,
  notTheService,
  SYNC_PROBLEMS,
  SYNC_THROTTLED,
  unavailable,
  VALUE_REJECTED,
} from "./messages.js";

/** Error types with a message of their own; for all others the status decides. */
const CREDENTIALS =
  /^(ExpiredToken|UnrecognizedClient|InvalidClientTokenId|InvalidToken|MissingAuthenticationToken|IncompleteSignature)/;
const SIGNATURE = /^(InvalidSignature|SignatureDoesNotMatch|RequestExpired|RequestTimeTooSkewed)/;
/** The account may not use the service, or the service is closed to all. */
const CLOSED = /^(SubscriptionRequired|OptInRequired|OperationNotAllowed|UnknownOperation|UnsupportedOperation)/;
/** The body is not the service's JSON: these are names of JavaScript's own errors. */
const FOREIGN = /^(SyntaxError|TypeError|RangeError)$/;

/**
 * By status first: a browser always sees the status, the type only where the service exposes its header.
 *
 * @param {{ type: string, status: number, message: string }} error of Cognito Sync
 * @returns {import("./for-error.js").Message}
 */
export function syncMessage({ type, status, message }) {
  if (status === 429) return { text: SYNC_THROTTLED };
  if (status >= 500) return { text: SYNC_PROBLEMS };
  if (FOREIGN.test(type) || status < 400) return { text: notTheService(COGNITO_SYNC, status) };
  if (SIGNATURE.test(type) || /signature (expired|not yet current)/i.test(message)) return { text: CLOCK_WRONG };
  if (CREDENTIALS.test(type) || /security token/i.test(message)) return { text: CREDENTIALS_REJECTED };
  if (CLOSED.test(type) || status === 410) return { text: unavailable(status), help: "availability" };
  if (status === 409) return { text: COLOUR_CONTENDED };
  if (status === 403) {
    // The wording of IAM and of the service is conclusive; any other 403 may come from the closed service.
    if (/not authorized to perform|not valid for accessing/i.test(message)) return { text: ACCESS_DENIED };
    return { text: ACCESS_DENIED_OR_UNAVAILABLE, help: "availability" };
  }
  if (status === 404) return { text: COLOURS_GONE, remedy: "reload" };
  if (type.startsWith("LimitExceeded")) return { text: DATASET_FULL };
  if (status === 400) return { text: VALUE_REJECTED };
  // 407, 451 and others that the service does not use.
  return { text: notTheService(COGNITO_SYNC, status) };
}
