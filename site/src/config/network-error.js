/**
 * No answer at all: no network, no such host, a request that the browser blocked, or a time-out. With a status, something
 * that is not the service has answered in its place: a proxy, or the sign-in page of the network itself.
 */
export class NetworkError extends Error {
  name = "NetworkError";

  /**
   * @param {string} what stands at the start of a sentence
   * @param {unknown} [cause]
   * @param {number} [status] of what answered in its place
   */
  constructor(what, cause, status) {
    super(`${what} could not be reached`, { cause });
    this.what = what;
    this.status = status;
  }
}
