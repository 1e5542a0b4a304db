/** The user is signed out, or the session cannot be refreshed: a new sign-in is required. */
export class SignInRequiredError extends Error {
  name = "SignInRequiredError";

  /** @param {ErrorOptions} [options] */
  constructor(options) {
    super("Sign-in required", options);
  }
}

/** The authorization response or its ID token is invalid; `reason` says why. */
export class SignInRejectedError extends Error {
  name = "SignInRejectedError";

  /**
   * @param {"malformed" | "nonce" | "issuer" | "audience" | "token-use" | "expired" | "user" | "loop"} reason
   * @param {ErrorOptions} [options]
   */
  constructor(reason, options) {
    super(`Sign-in rejected: ${reason}`, options);
    this.reason = reason;
  }
}

/** An OAuth error response of the user pool's domain; `error` is its code, or empty. */
export class OAuthError extends Error {
  name = "OAuthError";

  /**
   * @param {string} error
   * @param {number} status 0: by a redirect
   * @param {ErrorOptions} [options]
   */
  constructor(error, status, options) {
    super(`OAuth error (HTTP ${status})`, options);
    // A redirect can contain any text: only a code in the form of RFC 6749 is shown.
    this.error = /^[a-z_]{1,40}$/.test(error) ? error : "";
    this.status = status;
  }
}
