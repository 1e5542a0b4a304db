import { NetworkError } from "../config/network-error.js";
import { SIGN_OUT, TOKEN, within } from "../config/waits.js";
import { SIGN_IN_PAGE } from "../messages/messages.js";
import { OAuthError } from "./errors.js";

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
   * @returns {Promise<{ ok: boolean, status: number, answer: any }>} `answer` is undefined if it is not JSON
   */
  #post(endpoint, parameters, limit, init) {
    return within(limit, async (signal) => {
      const response = await this.#fetch(`${this.#config.userPool.domain}/oauth2/${endpoint}`, {
        method: "POST",
        body: new URLSearchParams({ client_id: this.#config.userPool.clientId, ...parameters }),
        credentials: "omit",
        cache: "no-store",
        signal,
        ...init,
      });
      return { ok: response.ok, status: response.status, answer: parsed(await response.text()) };
    }).catch((cause) => {
      throw new NetworkError(SIGN_IN_PAGE, cause);
    });
  }
}

/** @param {string} text */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    // HTML of a proxy or firewall.
    return undefined;
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
