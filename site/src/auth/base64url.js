/**
 * Base64url without padding, {@link https://www.rfc-editor.org/rfc/rfc4648#section-5 RFC 4648 section 5}.
 *
 * @param {Uint8Array} bytes
 */
export const base64url = (bytes) =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replace(/=+$/, "");

/** @param {string} text base64url of UTF-8, as in a JWT */
export const textFromBase64url = (text) =>
  new TextDecoder("utf-8", { fatal: true }).decode(
    Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (character) => character.charCodeAt(0)),
  );
