import { NetworkError } from "../config/network-error.js";
import { SIGN_OUT, TOKEN, within } from "../config/waits.js";
import { DomainRefused } from "./errors.js";

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
   * It outlives the page where the browser can do that, for whoever signs out leaves.
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
    if (typeof answer?.id_token !== "string") throw new NetworkError(DOMAIN, undefined, status);
    return { idToken: answer.id_token, refreshToken: answer.refresh_token };
  }

  /**
   * @param {string} endpoint
   * @param {Record<string, string>} parameters
   * @param {number} limit
   * @param {RequestInit} [init]
   * @returns {Promise<{ ok: boolean, status: number, answer: any }>} an answer that is not JSON is undefined
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
      throw new NetworkError(DOMAIN, cause);
    });
  }
}

const DOMAIN = "The sign-in page";

/** @param {string} text */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    // A proxy or a firewall answers in HTML.
    return undefined;
  }
}

/**
 * The domain's own refusals name their error; without one, only trouble and haste are believed to be the domain's.
 *
 * @param {number} status
 * @param {any} answer
 */
function refusal(status, answer) {
  if (typeof answer?.error === "string") return new DomainRefused(answer.error, status);
  if (status === 429 || status >= 500) return new DomainRefused("", status);
  return new NetworkError(DOMAIN, undefined, status);
}
