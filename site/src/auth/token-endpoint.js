import { Unreachable } from "../config/unreachable.js";
import { DomainRefused } from "./refusals.js";

/**
 * @typedef {object} Tokens
 * @property {string} idToken
 * @property {string} [refreshToken] absent in the implicit grant, and where a refresh did not rotate it
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
   * @param {string} refreshToken
   * @param {AbortSignal} signal
   */
  async revoke(refreshToken, signal) {
    const response = await this.#post("revoke", { token: refreshToken }, signal);
    if (!response.ok) throw await refusal(response);
  }

  /**
   * @param {Record<string, string>} parameters
   * @returns {Promise<Tokens>}
   */
  async #tokens(parameters) {
    const response = await this.#post("token", parameters);
    if (!response.ok) throw await refusal(response);
    const answer = await response.json().catch((/** @type {unknown} */ cause) => {
      throw new DomainRefused("", response.status, { cause });
    });
    return { idToken: String(answer.id_token), refreshToken: answer.refresh_token };
  }

  /**
   * @param {string} endpoint
   * @param {Record<string, string>} parameters
   * @param {AbortSignal} [signal]
   */
  #post(endpoint, parameters, signal) {
    return this.#fetch(`${this.#config.userPool.domain}/oauth2/${endpoint}`, {
      method: "POST",
      body: new URLSearchParams({ client_id: this.#config.userPool.clientId, ...parameters }),
      credentials: "omit",
      cache: "no-store",
      signal,
    }).catch((cause) => {
      throw new Unreachable("The sign-in page", cause);
    });
  }
}

/** @param {Response} response */
async function refusal(response) {
  // A proxy or a firewall answers in HTML: then the status has to be enough.
  const answer = await response.json().catch(() => ({}));
  return new DomainRefused(String(answer.error ?? ""), response.status);
}
