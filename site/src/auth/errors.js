/** Nobody is signed in here any more: a new sign-in is the only remedy. */
export class SignInNeeded extends Error {
  name = "SignInNeeded";

  /** @param {ErrorOptions} [options] */
  constructor(options) {
    super("Nobody is signed in any more", options);
  }
}

/** What came back from the sign-in page is not what was asked for; `reason` names what is wrong. */
export class SignInRefused extends Error {
  name = "SignInRefused";

  /**
   * @param {"malformed" | "nonce" | "issuer" | "audience" | "token-use" | "expired" | "user" | "loop"} reason
   * @param {ErrorOptions} [options]
   */
  constructor(reason, options) {
    super(`The sign-in is not accepted: ${reason}`, options);
    this.reason = reason;
  }
}

/** The user pool's domain answered with an OAuth error; `error` is its code, or empty where there was none. */
export class DomainRefused extends Error {
  name = "DomainRefused";

  /**
   * @param {string} error
   * @param {number} status 0 where it came as a redirect
   * @param {ErrorOptions} [options]
   */
  constructor(error, status, options) {
    super(`The user pool's domain refused (HTTP ${status})`, options);
    // Anything could stand in a redirect: only what looks like a code of RFC 6749 is repeated.
    this.error = /^[a-z_]{1,40}$/.test(error) ? error : "";
    this.status = status;
  }
}
