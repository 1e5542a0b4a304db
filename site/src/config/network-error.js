/**
 * No response: no network, unknown host, a request that the browser blocked, or a time-out. With a status, the response is
 * not from the service: a proxy's, or the network's sign-in page.
 */
export class NetworkError extends Error {
  name = "NetworkError";

  /**
   * @param {string} what could not be reached, as a sentence starts with it
   * @param {unknown} [cause]
   * @param {number} [status] of a response that is not from the service
   */
  constructor(what, cause, status) {
    super(`${what} could not be reached`, { cause });
    this.what = what;
    this.status = status;
  }
}
