import { logoutUrl } from "./authorize.js";
import { checkIdToken, claimsOf } from "./id-token.js";
import { DomainRefused, SignInNeeded, SignInRefused } from "./refusals.js";

/** A token that is about to expire would expire on its way. */
const EARLY = 60_000;
const REVOKE_WITHIN = 2_000;

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
    this.#storage.set("tokens", tokens);
  }

  /** An ID token that is good for a while: the stored one, or a refreshed one. However many ask, one refresh runs. */
  async idToken() {
    const tokens = this.#tokens();
    if (!tokens) throw new SignInNeeded("Nobody is signed in");
    if (this.#now() < claimsOf(tokens.idToken).exp * 1000 - EARLY) return tokens.idToken;
    if (!tokens.refreshToken) throw new SignInNeeded("The ID token has expired");
    this.#refreshing ??= this.#refresh(tokens.idToken, tokens.refreshToken).finally(() => {
      this.#refreshing = undefined;
    });
    return this.#refreshing;
  }

  /** @returns {Promise<string>} where to go so that the sign-in page forgets too */
  async end() {
    const refreshToken = this.#tokens()?.refreshToken;
    this.#storage.clear();
    // Whether or not the domain hears of it, this tab is signed out: a lost revocation must not keep anybody in.
    if (refreshToken) {
      await this.#endpoint.revoke(refreshToken, AbortSignal.timeout(REVOKE_WITHIN)).catch(() => undefined);
    }
    return logoutUrl(this.#config);
  }

  /**
   * @param {string} idToken
   * @param {string} refreshToken
   */
  async #refresh(idToken, refreshToken) {
    const renewed = await this.#endpoint.refresh(refreshToken).catch((refused) => {
      if (refused instanceof DomainRefused && refused.status === 400) {
        this.#forget(refreshToken);
        throw new SignInNeeded("The refresh token is not accepted any more", { cause: refused });
      }
      throw refused;
    });
    const { sub } = claimsOf(idToken);
    checkIdToken(renewed.idToken, { config: this.#config, now: this.#now(), sub });
    // Signed out meanwhile: what has just arrived must not sign in again.
    if (this.#tokens()?.refreshToken !== refreshToken) throw new SignInNeeded("Signed out while refreshing");
    this.#storage.set("tokens", { idToken: renewed.idToken, refreshToken: renewed.refreshToken ?? refreshToken });
    return renewed.idToken;
  }

  /** @param {string} refreshToken */
  #forget(refreshToken) {
    if (this.#tokens()?.refreshToken === refreshToken) this.#storage.remove("tokens");
  }

  /** @returns {import("./token-endpoint.js").Tokens | undefined} */
  #tokens() {
    return this.#storage.get("tokens");
  }
}
