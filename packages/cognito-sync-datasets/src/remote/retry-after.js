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
