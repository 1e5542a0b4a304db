import { authorizeUrl } from "./authorize.js";
import { OAuthError, SignInRejectedError } from "./errors.js";
import { checkIdToken } from "./id-token.js";
import { challengeOf, randomToken } from "./pkce.js";

/** More automatic attempts in a row than this are a redirect loop. */
const ROUNDS = 2;

/** The authorization request and its response. */
export class SignIn {
  #config;
  #session;
  #endpoint;
  #attempts;
  #storage;
  #crypto;
  #now;

  /**
   * @param {object} parts
   * @param {import("../config/config.js").Config} parts.config
   * @param {import("./session.js").Session} parts.session
   * @param {import("./token-endpoint.js").TokenEndpoint} parts.endpoint
   * @param {import("./attempts.js").Attempts} parts.attempts
   * @param {import("../storage/tab-storage.js").TabStorage} parts.storage
   * @param {Crypto} parts.crypto
   * @param {() => number} parts.now
   */
  constructor({ config, session, endpoint, attempts, storage, crypto, now }) {
    this.#config = config;
    this.#session = session;
    this.#endpoint = endpoint;
    this.#attempts = attempts;
    this.#storage = storage;
    this.#crypto = crypto;
    this.#now = now;
  }

  /**
   * @param {string} returnTo query and fragment to come back to
   * @returns {Promise<string>} the address to go to
   */
  async start(returnTo) {
    const attempt = {
      state: randomToken(this.#crypto),
      nonce: randomToken(this.#crypto),
      verifier: randomToken(this.#crypto),
      returnTo,
      at: this.#now(),
    };
    const challenge = await challengeOf(this.#crypto, attempt.verifier);
    this.#attempts.begin(attempt);
    return authorizeUrl(this.#config, { ...attempt, challenge });
  }

  /**
   * The same without a press of a button; fails with SignInRejectedError if it loops.
   *
   * @param {string} returnTo
   */
  async startAgain(returnTo) {
    const rounds = (this.#storage.get("rounds") ?? 0) + 1;
    if (rounds > ROUNDS) {
      this.#storage.remove("rounds");
      throw new SignInRejectedError("loop");
    }
    this.#storage.set("rounds", rounds);
    return this.start(returnTo);
  }

  /**
   * @param {Exclude<import("./callback.js").Callback, { kind: "none" }>} callback
   * @returns {Promise<{ returnTo: string } | "not-ours">} not-ours: unknown state, the response was not used
   */
  async finish(callback) {
    const attempt = this.#attempts.take(callback.state);
    if (!attempt) return "not-ours";
    if (callback.kind === "error") throw new OAuthError(callback.error, 0);
    const asked = this.#config.signIn === "pkce" ? "code" : "token";
    if (callback.kind !== asked) return "not-ours";
    const tokens =
      callback.kind === "code"
        ? await this.#endpoint.exchange(callback.code, attempt.verifier)
        : { idToken: callback.idToken };
    checkIdToken(tokens.idToken, { config: this.#config, now: this.#now(), nonce: attempt.nonce });
    this.#storage.remove("rounds");
    this.#session.begin(tokens, attempt.state);
    return { returnTo: attempt.returnTo };
  }
}
