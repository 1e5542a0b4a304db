import { Remembered } from "../storage/remembered.js";
import { logoutUrl } from "./authorize.js";
import { Copies } from "./copies.js";
import { DomainRefused, SignInNeeded, SignInRefused } from "./errors.js";
import { checkIdToken, claimsOf } from "./id-token.js";

/** A token that is about to expire would expire on its way. */
const EARLY = 60_000;

/**
 * Who is signed in, in this tab. Tokens live in sessionStorage and nowhere else. They are good as long as the browser
 * remembers the sign-in: whoever signs out, in any tab, makes it forget, and no tab has to be awake to hear of it.
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
   * @param {import("./token-endpoint.js").TokenEndpoint} parts.endpoint
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

  /** Whether it was in another tab that whoever was signed in here signed out. */
  get endedElsewhere() {
    return this.#elsewhere;
  }

  /**
   * @param {import("./token-endpoint.js").Tokens} tokens checked ones
   * @param {string} [id] of this sign-in, like no other's
   */
  begin(tokens, id = "") {
    const { sub } = claimsOf(tokens.idToken);
    const { clientId } = this.#config.userPool;
    // One more sign-in of the same person ends with the others.
    if (!this.#signIns.get(clientId, sub)) this.#signIns.set(clientId, sub, id);
    const kept = { ...this.#timed(tokens), id, sub, endsWith: this.#signIns.get(clientId, sub) };
    this.#elsewhere = false;
    this.#storage.set("tokens", kept);
    this.#join(kept);
  }

  /** Milliseconds that the user pool's clock was ahead of this device's when the token came: expiry is told by it. */
  get ahead() {
    return this.#tokens()?.ahead ?? 0;
  }

  /**
   * An ID token that is good for a while: the stored one, or a refreshed one. However many ask, in this tab and its
   * duplicates, one refresh runs.
   *
   * @param {string} [refused] the stored one that was not accepted, as expired as it is for whoever refused it
   */
  async idToken(refused) {
    const tokens = this.#tokens();
    if (!tokens) throw new SignInNeeded();
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
   * Signed out at once, in every tab; that the domain hears of it, too, is awaited for a moment only.
   *
   * @param {boolean} [forget] whatever else is remembered of the person, too
   * @returns {Promise<void>} fails where it did not hear: no reason to stay
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

  /** Where to go after that, so that the sign-in page forgets too. */
  get logoutAddress() {
    return logoutUrl(this.#config);
  }

  /** @param {string} stale */
  async #refresh(stale) {
    const tokens = this.#tokens();
    // A duplicate of this tab was first.
    if (tokens && tokens.idToken !== stale) return tokens.idToken;
    const { refreshToken, sub } = tokens ?? {};
    if (!refreshToken) throw new SignInNeeded();
    const renewed = await this.#endpoint.refresh(refreshToken).catch((refused) => {
      // Anything else is no word on this sign-in: it may be of a proxy, or work the next time.
      if (refused instanceof DomainRefused && refused.error === "invalid_grant") {
        this.#forget(refreshToken);
        throw new SignInNeeded({ cause: refused });
      }
      throw refused;
    });
    checkIdToken(renewed.idToken, { config: this.#config, now: this.#now(), sub: sub ?? claimsOf(stale).sub });
    // Signed out meanwhile: what has just arrived must not sign in again.
    if (this.#tokens()?.refreshToken !== refreshToken) throw new SignInNeeded();
    const kept = { ...tokens, ...this.#timed({ ...renewed, refreshToken: renewed.refreshToken ?? refreshToken }) };
    this.#storage.set("tokens", kept);
    this.#copies.tell({ spent: refreshToken, kept });
    return renewed.idToken;
  }

  /**
   * Who was signed in is still known: the sign-in page mostly knows, too.
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
   * Issued a moment ago, by a clock that is right: what it is ahead of this device's is known from it.
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

/** @typedef {import("./token-endpoint.js").Tokens & { ahead: number, id: string, sub: string, endsWith?: string }} Kept */
