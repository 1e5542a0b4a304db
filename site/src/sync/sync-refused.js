/** Cognito Sync refused; `type` and `status` are those of its answer (a browser may not see the type). */
export class SyncRefused extends Error {
  name = "SyncRefused";

  /** @param {any} cause as the SDK throws it */
  constructor(cause) {
    super(cause.message, { cause });
    /** @type {string} */
    this.type = cause.name;
    /** @type {number} */
    this.status = cause.$metadata.httpStatusCode;
  }

  /** Another device has written since the records were listed. */
  get isConflict() {
    return this.status === 409 || this.type === "ResourceConflictException";
  }
}
