/** What the SDK says of an error of which neither header nor body told anything: it need not be the service's. */
const UNKNOWN = "UnknownError";

/**
 * No answer: there was no network, none came in time, or something else answered in the service's place. What waits, waits on,
 * and the dataset tries again by itself.
 */
export class NetworkError extends Error {
  name = "NetworkError";

  /**
   * @param {unknown} cause
   * @param {number} [status] of an answer that is not the service's: a proxy's, or the sign-in page's of a network
   * @param {string} [what] was not reached, as a sentence begins with it
   */
  constructor(cause, status, what = "Cognito Sync") {
    super(
      status === undefined
        ? `${what} could not be reached`
        : `Something between this device and ${what.replace(/^T/, "t")} answered in its place (HTTP ${status})`,
      { cause },
    );
    this.what = what;
    this.status = status;
  }
}

/**
 * What is worth another try, without anybody's doing: no network, a service in trouble or asked too much. Errors of the app's
 * credentials count by the same signs.
 *
 * @param {any} error
 * @returns {boolean}
 */
export const isTemporary = (error) => error?.name === "NetworkError" || error?.status === 429 || error?.status >= 500;

/** A service of AWS refused; `type`, `status` and message are those of its answer (a browser may not see the type). */
class ServiceError extends Error {
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
}

/** The identity pool refused: there are no credentials. */
export class IdentityServiceError extends ServiceError {
  name = "IdentityServiceError";
}

/** Cognito Sync refused. */
export class SyncServiceError extends ServiceError {
  name = "SyncServiceError";
  /** The records that were refused, everything else having been synchronized; empty: it was not about records. @type {string[]} */
  keys = [];

  /** Another device has written since the records were listed. @internal */
  get isConflict() {
    return (
      this.status === 409 ||
      this.type === "ResourceConflictException" ||
      (this.status === 400 && /^Current SyncCount for/.test(this.message))
    );
  }

  /** The session was spent, by a sending whose answer got lost, or has expired: a new listing opens another one. @internal */
  get isSpentSession() {
    return this.status === 400 && /SyncSessionToken/.test(this.message);
  }

  /** The server's count is behind what this device has seen: it was restored, or the local count is wrong. @internal */
  get isUnknownCount() {
    return this.status === 400 && /^No such SyncCount/.test(this.message);
  }

  /**
   * It was refused as it was first sent, so nothing of it was written. What the SDK has sent twice may have been written the
   * first time, and refused because of that.
   *
   * @internal
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

  /** It is about what was sent, not about who sent it or how often: something else may be taken. @internal */
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
}

/** Refused here, before anything was sent: the server would not take it. */
export class LimitExceededError extends Error {
  name = "LimitExceededError";
}

/** Everything else is synchronized; these conflicts wait for a decision, and the next synchronize asks again. */
export class ConflictError extends Error {
  name = "ConflictError";

  /** @param {import("./core/conflict.js").Conflict[]} conflicts */
  constructor(conflicts) {
    super(
      `Two devices changed ${conflicts.map(({ key }) => key).join(", ")}: decide which value stays, then synchronize.`,
    );
    this.conflicts = conflicts;
  }
}

/** Another device deleted the dataset, and the app answered that it sees to it itself. Nothing was changed here. */
export class DatasetDeletedError extends Error {
  name = "DatasetDeletedError";

  /** @param {string} datasetName */
  constructor(datasetName) {
    super(`The dataset ${datasetName} was deleted by another device.`);
    this.datasetName = datasetName;
  }
}

/** The local copy was wiped while it was being synchronized. */
export class DatasetWipedError extends Error {
  name = "DatasetWipedError";

  /** @param {string} datasetName */
  constructor(datasetName) {
    super(`What this device had of the dataset ${datasetName} was wiped meanwhile. Synchronize again to get it anew.`);
    this.datasetName = datasetName;
  }
}

/** Somebody else is signed in now: nothing was sent. */
export class IdentityChangedError extends Error {
  name = "IdentityChangedError";

  constructor() {
    super("Another identity is signed in now. Close these datasets and open those of the other identity.");
  }
}

/** The browser did not keep what was written: its storage is full, or was taken away. */
export class StorageError extends Error {
  name = "StorageError";

  /** @param {unknown} cause */
  constructor(cause) {
    super(
      `The browser could not keep it: ${/** @type {any} */ (cause)?.message ?? cause}. Free some space, then try again.`,
      { cause },
    );
  }
}
