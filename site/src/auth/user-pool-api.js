import { NetworkError } from "../config/network-error.js";
import { SIGN_OUT, TOKEN, within } from "../config/waits.js";
import { USER_POOL } from "../messages/sign-in-form.js";
import { OAuthError } from "./errors.js";

/** An error of the user pool's API; `type` is its name, or empty. */
export class UserPoolError extends Error {
  name = "UserPoolError";

  /**
   * @param {string} type
   * @param {number} status
   * @param {string} message
   */
  constructor(type, status, message) {
    super(message);
    this.type = type;
    this.status = status;
  }
}

/** What a refresh token that is not valid any more is refused with. */
const SPENT = ["NotAuthorizedException", "RefreshTokenReuseException", "UserNotFoundException"];

/**
 * {@link https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/ The user pool's API}, the operations of a client
 * without secret and without developer credentials.
 */
export class UserPoolApi {
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
   * @param {string} operation
   * @param {object} input besides the app client
   * @param {number} [limit]
   * @param {RequestInit} [init]
   * @returns {Promise<any>} fails with UserPoolError or NetworkError
   */
  async call(operation, input, limit = TOKEN, init = {}) {
    const { response, text } = await within(limit, async (signal) => {
      const response = await this.#fetch(`${this.#config.userPool.endpoint}/`, {
        method: "POST",
        headers: {
          "content-type": "application/x-amz-json-1.1",
          "x-amz-target": `AWSCognitoIdentityProviderService.${operation}`,
        },
        body: JSON.stringify({ ClientId: this.#config.userPool.clientId, ...input }),
        credentials: "omit",
        cache: "no-store",
        signal,
        ...init,
      });
      return { response, text: await response.text() };
    }).catch((cause) => {
      throw new NetworkError(USER_POOL, cause);
    });
    const { ok, status } = response;
    const answer = parsed(text);
    // HTML of a proxy or firewall; only 429 and 5xx are taken for the service's.
    if (!answer && status !== 429 && status < 500) throw new NetworkError(USER_POOL, undefined, status);
    if (ok) return answer;
    throw new UserPoolError(`${answer?.__type ?? ""}`.replace(/.*#/, ""), status, answer?.message ?? "");
  }

  /**
   * With rotation there is no REFRESH_TOKEN_AUTH.
   *
   * @param {string} refreshToken
   */
  async refresh(refreshToken) {
    const { AuthenticationResult } = await this.call("GetTokensFromRefreshToken", { RefreshToken: refreshToken }).catch(
      (refused) => {
        throw SPENT.includes(refused.type) ? new OAuthError("invalid_grant", 400, { cause: refused }) : refused;
      },
    );
    return tokensOf(AuthenticationResult);
  }

  /**
   * With `keepalive`, where the browser has it: the page leaves during the request.
   *
   * @param {string} refreshToken
   */
  async revoke(refreshToken) {
    await this.call("RevokeToken", { Token: refreshToken }, SIGN_OUT, { keepalive: true });
  }
}

/**
 * @param {any} result `AuthenticationResult`
 * @returns {import("./token-endpoint.js").Tokens}
 */
export const tokensOf = ({ IdToken, RefreshToken }) => ({ idToken: IdToken, refreshToken: RefreshToken });

/** @param {string} text */
function parsed(text) {
  try {
    // Some operations answer nothing.
    return JSON.parse(text || "{}");
  } catch {
    return undefined;
  }
}
