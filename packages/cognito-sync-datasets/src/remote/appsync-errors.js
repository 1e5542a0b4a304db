import { NetworkError, SyncServiceError } from "../errors.js";

export const APPSYNC = "AppSync";

/** Another write came between reading and replacing the item: the same request is repeated. */
export const CONTENTION = "Contention";

/** As Cognito Sync calls it. */
export const CONFLICT = "ResourceConflictException";

/**
 * What the types of GraphQL errors mean, as a type that this library knows and an HTTP status: AppSync itself answers most of them
 * with status 200. Those of the table are passed on as `DynamoDB:…`.
 *
 * @type {readonly (readonly [RegExp, string | undefined, number])[]}
 */
const MEANINGS = [
  [/^Conflict$/, CONFLICT, 409],
  [/^LimitExceeded$/, "LimitExceededException", 400],
  [/^InvalidInput$/, "InvalidParameterException", 400],
  [/^(Unreadable|InvalidInvitation)$/, undefined, 400],
  [/^Contention$/, CONTENTION, 503],
  [/^Unauthorized/, undefined, 403],
  [/Throttl|ProvisionedThroughput|RequestLimit|TooManyRequests|RateExceeded/, undefined, 429],
  [/Internal|Timeout|Unavailable/, undefined, 500],
  [/^(DynamoDB:|Validation|BadRequest|MalformedHttpRequest|UnsupportedOperation)/, undefined, 400],
];

/** Whether an unknown error came before or after the write is unknown as well. */
const UNKNOWN = /** @type {const} */ ([undefined, undefined, 500]);

/** The signature's time differs too much from the service's. */
const SKEWED = /signature (expired|not yet current)/i;

/**
 * @typedef {object} GraphqlError
 * @property {string | null} [errorType]
 * @property {string} [message]
 */

/**
 * @param {GraphqlError} error in an answer with status 200, or in a message of a WebSocket
 * @param {number} attempts of the request
 */
export function errorOf({ errorType, message }, attempts = 1) {
  // Errors of validation have no type.
  const told = `${errorType ?? message}`;
  const [, type = told.replace(/^DynamoDB:/, ""), status] = MEANINGS.find(([types]) => types.test(told)) ?? UNKNOWN;
  return serviceError(type, status, `${message}`, attempts);
}

/**
 * @param {Response} response with another status than 200
 * @param {any} body its JSON; undefined: it has none
 * @param {number} attempts of the request
 * @returns {Error}
 */
export function refusalOf({ status, headers }, body, attempts) {
  const [error] = Array.isArray(body?.errors) ? body.errors : [];
  const type = (headers.get("x-amzn-errortype") ?? error?.errorType ?? "").split(":")[0];
  // A 5xx may also come from the load balancer.
  if (status < 500 && (!type || status < 400 || status === 407)) return foreign(status);
  const throttled = /Throttl|TooManyRequests/.test(type);
  return serviceError(type || "UnknownError", throttled ? 429 : status, `${error?.message ?? type}`, attempts);
}

/** The response is not the service's. @param {number} status */
export const foreign = (status) => new NetworkError(new Error("the response is no GraphQL"), status, APPSYNC);

/** @param {any} error @returns {boolean} whether the clock is to blame */
export const isSkewed = (error) =>
  error instanceof SyncServiceError && (SKEWED.test(error.message) || /TooSkewed|RequestExpired/.test(error.type));

/** @param {any} error @returns {boolean} whether other credentials may be accepted */
export const isAboutCredentials = (error) =>
  error instanceof SyncServiceError &&
  (error.status === 401 || /Token|UnrecognizedClient|Credential|Signature/.test(error.type));

/**
 * @param {string} type
 * @param {number} status
 * @param {string} message
 * @param {number} attempts
 */
const serviceError = (type, status, message, attempts) =>
  new SyncServiceError(type, status, message, { $metadata: { httpStatusCode: status, attempts } });

/** @param {unknown} error @returns {error is SyncServiceError} what a resolver answers, or AppSync for a field that the role may not use */
export const isUnauthorized = (error) => error instanceof SyncServiceError && error.type === "Unauthorized";
