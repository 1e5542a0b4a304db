import { Unreachable } from "../config/unreachable.js";

/** Cognito Sync refused; `type` and `status` are those of its answer (a browser may not see the type). */
export class SyncRefused extends Error {
  name = "SyncRefused";

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

  /** Another device has written since the records were listed. */
  get isConflict() {
    return this.status === 409 || this.type === "ResourceConflictException";
  }

  /**
   * @param {any} error as the SDK throws it
   * @returns {Error} the refusal, no answer at all, or the error itself where it is of neither kind
   */
  static from(error) {
    const status = error.$metadata?.httpStatusCode;
    if (status) return new SyncRefused(error.name, status, error.message, error);
    // All that fetch tells of a request without an answer is its type.
    return /^(TypeError|TimeoutError)$/.test(error.name) ? new Unreachable("Cognito Sync", error) : error;
  }
}
