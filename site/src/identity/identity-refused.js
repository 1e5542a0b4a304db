/** The identity pool refused; `type` and `status` are those of its answer (a browser may not see the type). */
export class IdentityRefused extends Error {
  name = "IdentityRefused";

  /** @param {any} cause as the SDK throws it */
  constructor(cause) {
    super(cause.message, { cause });
    /** @type {string} */
    this.type = cause.name;
    /** @type {number | undefined} */
    this.status = cause.$metadata?.httpStatusCode;
  }
}
