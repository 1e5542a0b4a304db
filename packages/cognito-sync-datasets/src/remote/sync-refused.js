import { retryAfter } from "./retry-after.js";
import { Unreachable, unanswered } from "./unreachable.js";

/** What the SDK says of an error of which neither header nor body told anything: it need not be the service's. */
const UNKNOWN = "UnknownError";

/** Cognito Sync refused; `type`, `status` and message are those of its answer (a browser may not see the type). */
export class SyncRefused extends Error {
  name = "SyncRefused";
  /** The records that were refused, everything else having been synchronized; empty: it was not about records. @type {string[]} */
  keys = [];
  /** Milliseconds that the service asks to be left alone for. @type {number | undefined} */
  retryAfter;

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
    return (
      this.status === 409 ||
      this.type === "ResourceConflictException" ||
      (this.status === 400 && /^Current SyncCount for/.test(this.message))
    );
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
   * It was refused as it was first sent, so nothing of it was written. What the SDK has sent twice may have been written the
   * first time, and refused because of that.
   */
  get isDefinite() {
    const attempts = /** @type {any} */ (this.cause)?.$metadata?.attempts ?? 1;
    return (
      this.status >= 400 &&
      this.status < 500 &&
      this.status !== 408 &&
      attempts === 1 &&
      !this.isSpentSession &&
      this.message !== UNKNOWN
    );
  }

  /** It is about what was sent, not about who sent it or how often: something else may be taken. */
  get isAboutRecords() {
    return (
      (this.status === 400 || this.status === 413) &&
      !this.isConflict &&
      !this.isSpentSession &&
      this.message !== UNKNOWN &&
      !/Token|Credential|Signature|UnrecognizedClient|AccessDenied|NotAuthorized|NotFound|TooMany|Throttl/.test(
        this.type,
      )
    );
  }

  /**
   * @param {any} error as the SDK throws it
   * @returns {Error} the refusal, no answer at all, or the error itself where it is of neither kind
   */
  static from(error) {
    const status = error.$metadata?.httpStatusCode;
    if (!status) return unanswered(error);
    // The service's own refusals are JSON. In trouble, it may be a load balancer of its own that answers.
    const own = !/^(SyntaxError|TypeError)$/.test(error.name) && status !== 407;
    if (status < 400 || (status < 500 && !own)) return new Unreachable(error, status);
    const refused = new SyncRefused(error.name, status, error.message, error);
    refused.retryAfter = retryAfter(error.$response?.headers);
    return refused;
  }
}
