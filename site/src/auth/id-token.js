import { issuerOf } from "../config/config.js";
import { textFromBase64url } from "./base64url.js";
import { SignInRejectedError } from "./errors.js";

/**
 * @typedef {object} Claims
 * @property {string} iss
 * @property {string} aud
 * @property {string} sub
 * @property {number} exp seconds
 * @property {number} [iat] seconds
 * @property {string} token_use
 * @property {string} [nonce]
 * @property {string} [name]
 * @property {string} [email]
 */

/**
 * Decodes an ID token without validating it.
 *
 * @param {string} idToken
 * @returns {Claims}
 */
export function claimsOf(idToken) {
  try {
    const claims = JSON.parse(textFromBase64url(idToken.split(".")[1] ?? ""));
    if (typeof claims?.sub !== "string" || typeof claims?.exp !== "number") throw new TypeError("no sub or exp");
    return claims;
  } catch (cause) {
    throw new SignInRejectedError("malformed", { cause });
  }
}

/**
 * The checks of {@link https://openid.net/specs/openid-connect-core-1_0.html#IDTokenValidation OpenID Connect Core
 * 3.1.3.7} and {@link https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-tokens-verifying-a-jwt.html
 * Cognito's own}. The identity pool, for which the token is, verifies the signature.
 *
 * @param {string} idToken
 * @param {object} expected
 * @param {import("../config/config.js").Config} expected.config
 * @param {number} expected.now milliseconds
 * @param {string} [expected.nonce] of the attempt; a refreshed token may have none
 * @param {string} [expected.sub] of the user whose token is refreshed
 * @returns {Claims}
 */
export function checkIdToken(idToken, { config, now, nonce, sub }) {
  const claims = claimsOf(idToken);
  if (claims.iss !== issuerOf(config)) throw new SignInRejectedError("issuer");
  if (claims.aud !== config.userPool.clientId) throw new SignInRejectedError("audience");
  if (claims.token_use !== "id") throw new SignInRejectedError("token-use");
  if (nonce !== undefined && claims.nonce !== nonce) {
    throw new SignInRejectedError("nonce");
  }
  if (sub !== undefined && claims.sub !== sub) throw new SignInRejectedError("user");
  if (claims.exp * 1000 <= now) throw new SignInRejectedError("expired");
  return claims;
}
