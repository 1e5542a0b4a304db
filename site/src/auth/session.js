import { logoutUrl } from "./authorize.js";
import { checkIdToken, claimsOf } from "./id-token.js";
import { DomainRefused, SignInNeeded, SignInRefused } from "./refusals.js";

/** A token that is about to expire would expire on its way. */
const EARLY = 60_000;

/** Who is signed in, in this tab. Tokens live in sessionStorage and nowhere else. */
export class Session {
  #config;
  #endpoint;
  #storage;
  #now;
  /** @type {Promise<string> | undefined} */
  #refreshing;

  /**
   * @param {object} parts
   * @param {import("../config/config.js").Config} parts.config
   * @param {import("./token-endpoint.js").TokenEndpoint} parts.endpoint
   * @param {import("../storage/tab-storage.js").TabStorage} parts.storage
   * @param {() => number} parts.now milliseconds
   */
  constructor({ config, endpoint, storage, now }) {
    this.#config = config;
    this.#endpoint = endpoint;
    this.#storage = storage;
    this.#now = now;
  }

  /** @returns {import("./id-token.js").Claims | undefined} undefined: nobody */
  user() {
    const tokens = this.#tokens();
    if (!tokens) return undefined;
    try {
      // Expired is fine, it can be refreshed; another user pool's or client's is not: the stack was made anew.
      return checkIdToken(tokens.idToken, { config: this.#config, now: 0 });
    } catch (refused) {
      if (!(refused instanceof SignInRefused)) throw refused;
      this.#storage.remove("tokens");
      return undefined;
    }
  }

  /** @param {import("./token-endpoint.js").Tokens} tokens checked ones */
  begin(tokens) {
    const { iat } = claimsOf(tokens.idToken);
    // Issued a moment ago, by a clock that is right: what it is ahead of this device's is known from it.
    this.#storage.set("tokens", { ...tokens, ahead: typeof iat === "number" ? iat * 1000 - this.#now() : 0 });
  }

  /** Milliseconds that the user pool's clock was ahead of this device's when the token came: expiry is told by it. */
  get ahead() {
    return this.#tokens()?.ahead ?? 0;
  }

  /**
   * An ID token that is good for a while: the stored one, or a refreshed one. However many ask, one refresh runs.
   *
   * @param {string} [refused] the stored one that was not accepted, as expired as it is for whoever refused it
   */
  async idToken(refused) {
    const tokens = this.#tokens();
    if (!tokens) throw new SignInNeeded("Nobody is signed in");
    const good = this.#now() + this.ahead < claimsOf(tokens.idToken).exp * 1000 - EARLY;
    if (good && tokens.idToken !== refused) return tokens.idToken;
    if (!tokens.refreshToken) throw new SignInNeeded("The ID token has expired");
    this.#refreshing ??= this.#refresh(tokens.idToken, tokens.refreshToken).finally(() => {
      this.#refreshing = undefined;
    });
    return this.#refreshing;
  }

  /**
   * Signed out at once; that the domain hears of it, too, is awaited for a moment only.
   *
   * @returns {Promise<void>} fails where it did not hear: no reason to stay
   */
  async end() {
    const refreshToken = this.#tokens()?.refreshToken;
    this.#storage.clear();
    if (refreshToken) await this.#endpoint.revoke(refreshToken);
  }

  /** Where to go after that, so that the sign-in page forgets too. */
  get logoutAddress() {
    return logoutUrl(this.#config);
  }

  /**
   * @param {string} idToken
   * @param {string} refreshToken
   */
  async #refresh(idToken, refreshToken) {
    const renewed = await this.#endpoint.refresh(refreshToken).catch((refused) => {
      // Anything else is no word on this sign-in: it may be of a proxy, or work the next time.
      if (refused instanceof DomainRefused && refused.error === "invalid_grant") {
        this.#forget(refreshToken);
        throw new SignInNeeded("The refresh token is not accepted any more", { cause: refused });
      }
      throw refused;
    });
    const { sub } = claimsOf(idToken);
    checkIdToken(renewed.idToken, { config: this.#config, now: this.#now(), sub });
    // Signed out meanwhile: what has just arrived must not sign in again.
    if (this.#tokens()?.refreshToken !== refreshToken) throw new SignInNeeded("Signed out while refreshing");
    this.begin({ idToken: renewed.idToken, refreshToken: renewed.refreshToken ?? refreshToken });
    return renewed.idToken;
  }

  /**
   * Who was signed in is still known: the sign-in page mostly knows, too, as where another tab, a copy of this one, has
   * used the refresh token.
   *
   * @param {string} refreshToken
   */
  #forget(refreshToken) {
    const tokens = this.#tokens();
    if (tokens?.refreshToken === refreshToken) this.#storage.set("tokens", { ...tokens, refreshToken: undefined });
  }

  /** @returns {import("./token-endpoint.js").Tokens & { ahead?: number } | undefined} */
  #tokens() {
    return this.#storage.get("tokens");
  }
}
