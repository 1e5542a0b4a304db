import { Unreachable } from "../config/unreachable.js";

const POOL = "The identity pool";
/** How the SDK calls a refusal that names no type: the pool's own name theirs, in the body, where a browser sees it. */
const NAMELESS = /^(SyntaxError|Unknown|UnknownError|Error|CognitoIdentityServiceException|\d*)$/;

/** The identity pool refused; `type` and `status` are those of its answer. */
export class IdentityRefused extends Error {
  name = "IdentityRefused";

  /**
   * @param {string} type
   * @param {number} status
   * @param {string} message
   * @param {unknown} [cause]
   */
  constructor(type, status, message, cause) {
    super(message, { cause });
    this.type = type;
    this.status = status;
  }

  /**
   * @param {any} error as the SDK throws it
   * @returns {Error} the refusal, no answer at all or another's in its place, or the error itself where it is of no such kind
   */
  static from(error) {
    const status = error.$metadata?.httpStatusCode;
    if (status) {
      const own = !NAMELESS.test(error.name) || status === 429 || status >= 500;
      return own ? new IdentityRefused(error.name, status, error.message, error) : new Unreachable(POOL, error, status);
    }
    // The answer was a good one, and nothing stood in it.
    if (error.name === "CredentialsProviderError") return new Unreachable(POOL, error, 200);
    // All that fetch tells of a request without an answer is its type.
    return /^(TypeError|TimeoutError|AbortError)$/.test(error.name) ? new Unreachable(POOL, error) : error;
  }
}
