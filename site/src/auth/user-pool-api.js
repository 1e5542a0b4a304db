import { NetworkError } from "../config/network-error.js";
import { SIGN_OUT, TOKEN } from "../config/waits.js";
import { USER_POOL } from "../messages/sign-in-form.js";
import { OAuthError } from "./errors.js";
import { post } from "./post.js";

/** An error of the user pool's API; `error` is its name, or empty. On the page it reads as one of the user pool's domain. */
class UserPoolError extends OAuthError {
  /** @param {number} status @param {{ __type?: string, message?: string }} [answer] */
  constructor(status, { __type = "", message = "" } = {}) {
    const name = __type.replace(/.*#|\W/g, "");
    // Cognito refuses too many requests, codes and passwords with status 400, and the last by its text only.
    super("", /^(TooMany|LimitExceeded)/.test(name) || /attempts exceeded/.test(message) ? 429 : status);
    this.error = name;
  }
}

/** What a refresh token that is not valid any more is refused with. */
const SPENT = /^(NotAuthorized|RefreshTokenReuse|UserNotFound)/;

/**
 * {@link https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/ The user pool's API}: the operations of a client
 * without secret and without developer credentials, and two of them as the session needs them.
 *
 * @param {import("../config/config.js").Config} config
 * @param {typeof globalThis.fetch} fetch
 */
export function userPoolApi({ userPool }, fetch) {
  /**
   * Fails with UserPoolError or NetworkError.
   *
   * @param {string} operation
   * @param {object} input besides the app client
   * @param {number} [limit]
   * @param {RequestInit} [init]
   */
  const call = async (operation, input, limit = TOKEN, init = {}) => {
    const { ok, status, answer } = await post(
      { fetch, what: USER_POOL, address: userPool.endpoint, limit },
      {
        headers: {
          "content-type": "application/x-amz-json-1.1",
          "x-amz-target": `AWSCognitoIdentityProviderService.${operation}`,
        },
        body: JSON.stringify({ ClientId: userPool.clientId, ...input }),
        ...init,
      },
    );
    // Only 429 and 5xx are taken for the service's without its JSON.
    if (!answer && status !== 429 && status < 500) throw new NetworkError(USER_POOL, undefined, status);
    if (!ok) throw new UserPoolError(status, answer);
    return answer;
  };
  return {
    call,
    /** With rotation there is no REFRESH_TOKEN_AUTH. @param {string} RefreshToken */
    refresh: async (RefreshToken) =>
      tokensOf(
        await call("GetTokensFromRefreshToken", { RefreshToken }).catch((refused) => {
          throw SPENT.test(refused.error) ? new OAuthError("invalid_grant", 400, { cause: refused }) : refused;
        }),
      ),
    /** With `keepalive`, where the browser has it: the page leaves during the request. @param {string} Token */
    revoke: (Token) => call("RevokeToken", { Token }, SIGN_OUT, { keepalive: true }),
  };
}

/** @typedef {ReturnType<typeof userPoolApi>} UserPoolApi */

/**
 * @param {{ AuthenticationResult?: { IdToken: string, RefreshToken?: string } }} answer
 * @returns {import("./token-endpoint.js").Tokens} fails with NetworkError if there are none
 */
export function tokensOf({ AuthenticationResult: { IdToken, RefreshToken } = { IdToken: "" } }) {
  if (!IdToken) throw new NetworkError(USER_POOL, undefined, 200);
  return { idToken: IdToken, refreshToken: RefreshToken };
}
