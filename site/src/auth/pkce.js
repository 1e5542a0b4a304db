import { base64url } from "./base64url.js";

/**
 * 256 random bits, enough for a state, a nonce and a code verifier alike.
 *
 * @param {Crypto} crypto
 */
export const randomToken = (crypto) => base64url(crypto.getRandomValues(new Uint8Array(32)));

/**
 * The S256 challenge of {@link https://www.rfc-editor.org/rfc/rfc7636#section-4.2 RFC 7636 section 4.2}.
 *
 * @param {Crypto} crypto
 * @param {string} verifier
 */
export const challengeOf = async (crypto, verifier) =>
  base64url(new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(verifier))));
