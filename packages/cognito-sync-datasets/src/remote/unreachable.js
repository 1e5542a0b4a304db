/**
 * The service was not reached: there was no network, no answer in time, or something else answered in its place. What waits,
 * waits on.
 */
export class Unreachable extends Error {
  name = "Unreachable";
  what = "Cognito Sync";

  /**
   * @param {unknown} cause
   * @param {number} [status] of an answer that is not the service's: a proxy's, or the sign-in page's of a network
   */
  constructor(cause, status) {
    super(
      status === undefined
        ? "Cognito Sync could not be reached"
        : `Something between this device and Cognito Sync answered in its place (HTTP ${status})`,
      { cause },
    );
    this.status = status;
  }
}

/**
 * @param {any} error
 * @returns {Error} all that fetch tells of a request without an answer is its type
 */
export const unanswered = (error) =>
  /^(TypeError|TimeoutError|AbortError)$/.test(error?.name) ? new Unreachable(error) : error;
