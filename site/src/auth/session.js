import { Remembered } from "../storage/remembered.js";
import { logoutUrl } from "./authorize.js";
import { Copies } from "./copies.js";
import { OAuthError, SignInRejectedError, SignInRequiredError } from "./errors.js";
import { checkIdToken, claimsOf } from "./id-token.js";

/** Refresh this long before expiry, in milliseconds: the token must not expire in transit. */
const EARLY = 60_000;

/**
 * The session of this tab. Tokens are in sessionStorage only. They are valid as long as the browser
 * remembers the id of the sign-in: signing out in any tab removes it, and suspended tabs notice when they resume.
 */
export class Session {
  #config;
  #endpoint;
  #storage;
  #now;
  #signIns;
  #copies;
  /** @type {Promise<string> | undefined} */
  #refreshing;
  #elsewhere = false;

  /**
   * @param {object} parts
   * @param {import("../config/config.js").Config} parts.config
   * @param {Endpoint} parts.endpoint
   * @param {import("../storage/tab-storage.js").TabStorage} parts.storage
   * @param {() => number} parts.now milliseconds
   * @param {ConstructorParameters<typeof Remembered>[0] & ConstructorParameters<typeof Copies>[0]} parts.window
   */
  constructor({ config, endpoint, storage, now, window }) {
    this.#config = config;
    this.#endpoint = endpoint;
    this.#storage = storage;
    this.#now = now;
    this.#signIns = new Remembered(window, "sign-in");
    this.#copies = new Copies(window);
    this.#join(this.#tokens());
  }

  /** @returns {import("./id-token.js").Claims | undefined} undefined: signed out */
  user() {
    const tokens = this.#tokens();
    if (!tokens) return undefined;
    try {
      // An expired token is fine, it can be refreshed. One of another user pool or client is not: the stack was recreated.
      return checkIdToken(tokens.idToken, { config: this.#config, now: 0 });
    } catch (refused) {
      if (!(refused instanceof SignInRejectedError)) throw refused;
      this.#storage.remove("tokens");
      return undefined;
    }
  }

  /** Whether the user signed out in another tab. */
  get endedElsewhere() {
    return this.#elsewhere;
  }

  /**
   * @param {import("./token-endpoint.js").Tokens} tokens validated ones
   * @param {string} [id] unique id of this sign-in
   */
  begin(tokens, id = "") {
    const { sub } = claimsOf(tokens.idToken);
    const { clientId } = this.#config.userPool;
    // Further sign-ins of the same user end together with the first.
    if (!this.#signIns.get(clientId, sub)) this.#signIns.set(clientId, sub, id);
    const kept = { ...this.#timed(tokens), id, sub, endsWith: this.#signIns.get(clientId, sub) };
    this.#elsewhere = false;
    this.#storage.set("tokens", kept);
    this.#join(kept);
  }

  /** Clock skew in milliseconds: how far the user pool's clock was ahead of this device's when the token was issued. */
  get ahead() {
    return this.#tokens()?.ahead ?? 0;
  }

  /**
   * A valid ID token: the stored one, or a refreshed one. Concurrent calls, in this tab and its duplicates, share one refresh.
   *
   * @param {string} [refused] the stored token, if it was rejected, as by a service whose clock differs
   */
  async idToken(refused) {
    const tokens = this.#tokens();
    if (!tokens) throw new SignInRequiredError();
    const { idToken } = tokens;
    const good = this.#now() + this.ahead < claimsOf(idToken).exp * 1000 - EARLY;
    if (good && idToken !== refused) return idToken;
    this.#refreshing ??= this.#copies
      .turn(() => this.#refresh(idToken))
      .finally(() => {
        this.#refreshing = undefined;
      });
    return this.#refreshing;
  }

  /**
   * Signs out in every tab at once, then revokes the refresh token.
   *
   * @param {boolean} [forget] also removes everything else that is remembered of the user
   * @returns {Promise<void>} fails if the revocation does; the user is signed out in any case
   */
  async end(forget = false) {
    const refreshToken = this.#tokens()?.refreshToken;
    const sub = this.user()?.sub;
    if (sub && forget) this.#signIns.forgetAllOf(sub);
    else if (sub) this.#signIns.forget(this.#config.userPool.clientId, sub);
    this.#join(undefined);
    this.#storage.clear();
    if (refreshToken) await this.#endpoint.revoke(refreshToken);
  }

  /** The address to go to after that. */
  get logoutAddress() {
    return logoutUrl(this.#config);
  }

  /** @param {string} stale */
  async #refresh(stale) {
    const tokens = this.#tokens();
    // A duplicate of this tab has refreshed it.
    if (tokens && tokens.idToken !== stale) return tokens.idToken;
    const { refreshToken, sub } = tokens ?? {};
    if (!refreshToken) throw new SignInRequiredError();
    const renewed = await this.#endpoint.refresh(refreshToken).catch((refused) => {
      // Other errors may be a proxy's, or temporary: the session stays.
      if (refused instanceof OAuthError && refused.error === "invalid_grant") {
        this.#forget(refreshToken);
        throw new SignInRequiredError({ cause: refused });
      }
      throw refused;
    });
    checkIdToken(renewed.idToken, { config: this.#config, now: this.#now(), sub: sub ?? claimsOf(stale).sub });
    // The user has signed out during the request: the new tokens are not stored.
    if (this.#tokens()?.refreshToken !== refreshToken) throw new SignInRequiredError();
    const kept = { ...tokens, ...this.#timed({ ...renewed, refreshToken: renewed.refreshToken ?? refreshToken }) };
    this.#storage.set("tokens", kept);
    this.#copies.tell({ spent: refreshToken, kept });
    return renewed.idToken;
  }

  /**
   * Removes the invalid refresh token. The user stays known: the sign-in page's own session may still exist.
   *
   * @param {string} refreshToken
   */
  #forget(refreshToken) {
    const tokens = this.#tokens();
    if (tokens?.refreshToken === refreshToken) this.#storage.set("tokens", { ...tokens, refreshToken: undefined });
  }

  /** @param {Kept | undefined} tokens */
  #join(tokens) {
    this.#copies.join(tokens?.id, ({ spent, kept }) => {
      if (this.#tokens()?.refreshToken === spent) this.#storage.set("tokens", kept);
    });
  }

  /**
   * Adds the clock skew: `iat` is the present time by the user pool's clock.
   *
   * @param {import("./token-endpoint.js").Tokens} tokens
   */
  #timed(tokens) {
    const { iat } = claimsOf(tokens.idToken);
    return { ...tokens, ahead: typeof iat === "number" ? iat * 1000 - this.#now() : 0 };
  }

  /** @returns {Kept | undefined} */
  #tokens() {
    const tokens = this.#storage.get("tokens");
    const { endsWith, sub } = tokens ?? {};
    if (!endsWith || this.#signIns.get(this.#config.userPool.clientId, sub) === endsWith) return tokens;
    this.#elsewhere = true;
    this.#storage.clear();
    return undefined;
  }
}

/** @typedef {Pick<import("./token-endpoint.js").TokenEndpoint, "refresh" | "revoke">} Endpoint what renews and revokes tokens */
/** @typedef {import("./token-endpoint.js").Tokens & { ahead: number, id: string, sub: string, endsWith?: string }} Kept */
