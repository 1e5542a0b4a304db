import { NetworkError } from "../errors.js";

/** What asks for more is not believed. */
const LONGEST = 60 * 60_000;

/**
 * {@link https://www.rfc-editor.org/rfc/rfc9110#field.retry-after RFC 9110 section 10.2.3}, in seconds; a date would need a clock
 * that agrees. A browser sees it where the service exposes it.
 *
 * @param {Record<string, string> | undefined} headers
 * @returns {number | undefined} milliseconds
 */
export function retryAfter(headers) {
  const seconds = headers?.["retry-after"] ?? "";
  return /^\d+$/.test(seconds) ? Math.min(Number(seconds) * 1000, LONGEST) : undefined;
}

/**
 * The service's own refusals are JSON. In trouble, it may be a load balancer of its own that answers.
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
 * @param {string} [what] was not reached
 * @returns {Error} all that fetch tells of a request without an answer is its type
 */
export const networkErrorOf = (error, what) =>
  /^(TypeError|TimeoutError|AbortError)$/.test(error?.name) ? new NetworkError(error, undefined, what) : error;
