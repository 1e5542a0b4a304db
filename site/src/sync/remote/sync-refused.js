import { unanswered } from "./unreachable.js";

/** Cognito Sync refused; `type`, `status` and message are those of its answer (a browser may not see the type). */
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

  /** The session was spent, by a sending whose answer got lost, or has expired: a new listing opens another one. */
  get isSpentSession() {
    return this.status === 400 && /SyncSessionToken/.test(this.message);
  }

  /** The server's count is behind what this device has seen: it was restored, or the local count is wrong. */
  get isUnknownCount() {
    return this.status === 400 && /^No such SyncCount/.test(this.message);
  }

  /**
   * @param {any} error as the SDK throws it
   * @returns {Error} the refusal, no answer at all, or the error itself where it is of neither kind
   */
  static from(error) {
    const status = error.$metadata?.httpStatusCode;
    return status ? new SyncRefused(error.name, status, error.message, error) : unanswered(error);
  }
}
