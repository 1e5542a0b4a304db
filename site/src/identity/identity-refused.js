import { Unreachable } from "../config/unreachable.js";

/** The identity pool refused; `type` and `status` are those of its answer (a browser may not see the type). */
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
   * @returns {Error} the refusal, no answer at all, or the error itself where it is of neither kind
   */
  static from(error) {
    const status = error.$metadata?.httpStatusCode;
    if (status) return new IdentityRefused(error.name, status, error.message, error);
    // All that fetch tells of a request without an answer is its type.
    return /^(TypeError|TimeoutError)$/.test(error.name) ? new Unreachable("The identity pool", error) : error;
  }
}
