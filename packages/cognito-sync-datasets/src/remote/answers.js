import { NetworkError } from "../errors.js";

/** A longer Retry-After is ignored. */
const LONGEST = 60 * 60_000;

/**
 * {@link https://www.rfc-editor.org/rfc/rfc9110#field.retry-after RFC 9110 section 10.2.3}, in seconds; dates are ignored, since
 * clocks differ. A browser sees the header only if the service exposes it.
 *
 * @param {Record<string, string> | undefined} headers
 * @returns {number | undefined} milliseconds
 */
export function retryAfter(headers) {
  const seconds = headers?.["retry-after"] ?? "";
  return /^\d+$/.test(seconds) ? Math.min(Number(seconds) * 1000, LONGEST) : undefined;
}

/** Names that the SDK gives to errors without a type. Services that speak AWS JSON give one to each, in the body. */
export const NAMELESS = /^(SyntaxError|Unknown|UnknownError|Error|\w+ServiceException|\d*)$/;

/**
 * Whether the response is not the service's. Its errors are JSON; a 5xx may also come from its load balancer.
 *
 * @param {Error} error as the SDK throws it
 * @param {number} status of the answer
 */
export function isForeign(error, status) {
  const own = !/^(SyntaxError|TypeError)$/.test(error.name) && status !== 407;
  return status < 400 || (status < 500 && !own);
}

/**
 * @param {any} error
 * @param {string} [what] could not be reached
 * @returns {Error} fetch reports a request without a response by the type of the error only
 */
export const networkErrorOf = (error, what) =>
  /^(TypeError|TimeoutError|AbortError)$/.test(error?.name) ? new NetworkError(error, undefined, what) : error;
