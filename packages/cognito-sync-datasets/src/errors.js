/** The SDK's message for an error without a type in header or body: it may not be the service's. */
const UNKNOWN = "UnknownError";

/**
 * No response: no network, a time-out, or a response that is not the service's. Edits stay pending, and the dataset retries
 * automatically.
 */
export class NetworkError extends Error {
  name = "NetworkError";

  /**
   * @param {unknown} cause
   * @param {number} [status] of a response that is not the service's: a proxy's, or a network's sign-in page
   * @param {string} [what] could not be reached, as a sentence starts with it
   */
  constructor(cause, status, what = "Cognito Sync") {
    super(
      status === undefined
        ? `${what} could not be reached`
        : `The response is not from ${what.replace(/^T/, "t")} (HTTP ${status})`,
      { cause },
    );
    this.what = what;
    this.status = status;
  }
}

/**
 * Whether an automatic retry may succeed: no network, a 5xx or a 429. The same applies to errors of the app's credentials.
 *
 * @param {any} error
 * @returns {boolean}
 */
export const isTemporary = (error) => error?.name === "NetworkError" || error?.status === 429 || error?.status >= 500;

/** An AWS service returned an error, with its `type`, `status` and message (a browser may not see the type). */
class ServiceError extends Error {
  /** The response header Retry-After, in milliseconds. @type {number | undefined} */
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

/** The identity pool returned an error: there are no credentials. */
export class IdentityServiceError extends ServiceError {
  name = "IdentityServiceError";
}

/** Cognito Sync returned an error. */
export class SyncServiceError extends ServiceError {
  name = "SyncServiceError";
  /** Refused records; all others were synchronized. Empty: the error is not about records. @type {string[]} */
  keys = [];

  /** Another device has written since the records were listed. @internal */
  get isConflict() {
    return (
      this.status === 409 ||
      this.type === "ResourceConflictException" ||
      (this.status === 400 && /^Current SyncCount for/.test(this.message))
    );
  }

  /** The sync session token was used by a request whose response was lost, or has expired: a new listing returns another. @internal */
  get isSpentSession() {
    return this.status === 400 && /SyncSessionToken/.test(this.message);
  }

  /** The server's sync count is lower than the local one: the server was restored, or the local count is wrong. @internal */
  get isUnknownCount() {
    return this.status === 400 && /^No such SyncCount/.test(this.message);
  }

  /**
   * The first attempt was refused, so nothing was written. After a retry of the SDK, the first attempt may have been written, and
   * the second refused because of that.
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

  /** The error is about the records, not about credentials or rates: other records may be accepted. @internal */
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

/** A limit of the service is exceeded: refused locally. Pending edits that need no more space were sent. */
export class LimitExceededError extends Error {
  name = "LimitExceededError";
}

/**
 * Unresolved conflicts; everything else is synchronized. The next synchronize reports them again. No conflicts: all attempts are
 * used, because other devices wrote at the same time, and edits stay pending.
 */
export class ConflictError extends Error {
  name = "ConflictError";

  /** @param {import("./core/conflict.js").Conflict[]} conflicts */
  constructor(conflicts) {
    const keys = conflicts.map(({ key }) => key).join(", ");
    super(keys ? `Conflict in ${keys}: resolve it, then synchronize again.` : "Edits are pending: synchronize again.");
    this.conflicts = conflicts;
  }
}

/** `onDatasetsMerged` did not end in time. The next synchronize calls it again, once the running call has ended. */
export class HandlerTimeoutError extends Error {
  name = "HandlerTimeoutError";

  /** @param {unknown} cause */
  constructor(cause) {
    super("onDatasetsMerged timed out", { cause });
  }
}

/** Another device deleted the dataset, and `onDatasetDeleted` returned false. Nothing was changed here. */
export class DatasetDeletedError extends Error {
  name = "DatasetDeletedError";

  /** @param {string} datasetName */
  constructor(datasetName) {
    super(`The dataset ${datasetName} was deleted by another device.`);
    this.datasetName = datasetName;
  }
}

/** The local copy was wiped during a synchronization. */
export class DatasetWipedError extends Error {
  name = "DatasetWipedError";

  /** @param {string} datasetName */
  constructor(datasetName) {
    super(`The local copy of the dataset ${datasetName} was wiped. Synchronize again to restore it.`);
    this.datasetName = datasetName;
  }
}

/** Another user is signed in: nothing was sent. */
export class IdentityChangedError extends Error {
  name = "IdentityChangedError";

  constructor() {
    super("Another identity is signed in. Close these datasets and create new ones for that identity.");
  }
}

/** The browser could not store or read the data: its storage is full, hangs or was removed. */
export class StorageError extends Error {
  name = "StorageError";

  /** @param {unknown} cause */
  constructor(cause) {
    const { name, message } = /** @type {any} */ (cause) ?? {};
    const advice = name === "QuotaExceededError" ? ". Free some space, then try again." : "";
    super(`The browser's storage failed: ${message ?? cause}${advice}`, { cause });
  }
}

/**
 * Of every access to the local store.
 *
 * @param {unknown} error
 * @returns {never}
 */
export function storageFailed(error) {
  throw error instanceof DatasetWipedError ? error : new StorageError(error);
}
