import {
  CLOCK_WRONG,
  COLOUR_CONTENDED,
  CREDENTIALS_REJECTED,
  DATASET_FULL,
  notTheService,
  problems,
  rejected,
} from "./messages.js";

/** Error types with a message of their own; for all others the status decides. */
const CREDENTIALS =
  /^(ExpiredToken|UnrecognizedClient|InvalidClientTokenId|InvalidToken|MissingAuthenticationToken|IncompleteSignature)/;
const SIGNATURE = /^(InvalidSignature|SignatureDoesNotMatch|RequestExpired|RequestTimeTooSkewed)/;
/** The body is not the service's JSON: these are names of JavaScript's own errors. */
const FOREIGN = /^(SyntaxError|TypeError|RangeError)$/;

/**
 * @typedef {object} SyncError of the service that keeps the colours
 * @property {string} type
 * @property {number} status
 * @property {string} message
 */

/**
 * By status first: a browser always sees the status, the type only where the service exposes its header.
 *
 * @param {string} service
 * @param {string} throttled
 * @param {(error: SyncError) => import("./for-error.js").Message | undefined} own what only this service's errors mean
 * @returns {(error: SyncError) => import("./for-error.js").Message}
 */
export const syncMessage = (service, throttled, own) => (error) => {
  const { type, status, message } = error;
  if (status === 429) return { text: throttled };
  if (status >= 500) return { text: problems(service) };
  if (FOREIGN.test(type) || status < 400) return { text: notTheService(service, status) };
  if (SIGNATURE.test(type) || /signature (expired|not yet current)/i.test(message)) return { text: CLOCK_WRONG };
  if (CREDENTIALS.test(type) || /security token/i.test(message)) return { text: CREDENTIALS_REJECTED };
  const special = own(error);
  if (special) return special;
  if (status === 409) return { text: COLOUR_CONTENDED };
  if (type.startsWith("LimitExceeded")) return { text: DATASET_FULL };
  if (status === 400) return { text: rejected(service) };
  // 407, 451 and others that the service does not use.
  return { text: notTheService(service, status) };
};
