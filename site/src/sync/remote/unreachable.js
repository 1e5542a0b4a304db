/** There was no answer at all: no network, or nobody there. What waits, waits on. */
export class Unreachable extends Error {
  name = "Unreachable";
  what = "Cognito Sync";

  /** @param {unknown} cause */
  constructor(cause) {
    super("Cognito Sync could not be reached", { cause });
  }
}

/**
 * @param {any} error
 * @returns {Error} all that fetch tells of a request without an answer is its type
 */
export const unanswered = (error) =>
  /^(TypeError|TimeoutError|AbortError)$/.test(error?.name) ? new Unreachable(error) : error;
