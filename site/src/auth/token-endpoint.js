import { NetworkError } from "../config/network-error.js";
import { SIGN_OUT, TOKEN } from "../config/waits.js";
import { SIGN_IN_PAGE } from "../messages/messages.js";
import { OAuthError } from "./errors.js";
import { post } from "./post.js";

/**
 * @typedef {object} Tokens
 * @property {string} idToken
 * @property {string} [refreshToken] absent in the implicit grant, and after a refresh without rotation
 */

/**
 * {@link https://docs.aws.amazon.com/cognito/latest/developerguide/token-endpoint.html The token} and
 * {@link https://docs.aws.amazon.com/cognito/latest/developerguide/revocation-endpoint.html revocation endpoints} of
 * the user pool's domain, for a client without secret.
 */
export class TokenEndpoint {
  #config;
  #fetch;

  /**
   * @param {import("../config/config.js").Config} config
   * @param {typeof globalThis.fetch} fetch
   */
  constructor(config, fetch) {
    this.#config = config;
    this.#fetch = fetch;
  }

  /**
   * @param {string} code
   * @param {string} verifier
   */
  exchange(code, verifier) {
    return this.#tokens({
      grant_type: "authorization_code",
      code,
      redirect_uri: this.#config.siteUrl,
      code_verifier: verifier,
    });
  }

  /** @param {string} refreshToken */
  refresh(refreshToken) {
    return this.#tokens({ grant_type: "refresh_token", refresh_token: refreshToken });
  }

  /**
   * With `keepalive`, where the browser has it: the page leaves during the request.
   *
   * @param {string} refreshToken
   */
  async revoke(refreshToken) {
    const { ok, status, answer } = await this.#post("revoke", { token: refreshToken }, SIGN_OUT, { keepalive: true });
    if (!ok) throw refusal(status, answer);
  }

  /**
   * @param {Record<string, string>} parameters
   * @returns {Promise<Tokens>}
   */
  async #tokens(parameters) {
    const { ok, status, answer } = await this.#post("token", parameters, TOKEN);
    if (!ok) throw refusal(status, answer);
    if (typeof answer?.id_token !== "string") throw new NetworkError(SIGN_IN_PAGE, undefined, status);
    return { idToken: answer.id_token, refreshToken: answer.refresh_token };
  }

  /**
   * @param {string} endpoint
   * @param {Record<string, string>} parameters
   * @param {number} limit
   * @param {RequestInit} [init]
   */
  #post(endpoint, parameters, limit, init) {
    const { domain, clientId } = this.#config.userPool;
    return post(
      { fetch: this.#fetch, what: SIGN_IN_PAGE, address: `${domain}/oauth2/${endpoint}`, limit },
      { body: new URLSearchParams({ client_id: clientId, ...parameters }), ...init },
    );
  }
}

/**
 * The domain's own errors have a code; of those without one, only 429 and 5xx are taken for the domain's.
 *
 * @param {number} status
 * @param {any} answer
 */
function refusal(status, answer) {
  if (typeof answer?.error === "string") return new OAuthError(answer.error, status);
  if (status === 429 || status >= 500) return new OAuthError("", status);
  return new NetworkError(SIGN_IN_PAGE, undefined, status);
}
