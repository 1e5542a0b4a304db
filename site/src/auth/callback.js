/**
 * The authorization response.
 *
 * @typedef {{ kind: "none" }
 *   | { kind: "code", state: string | undefined, code: string }
 *   | { kind: "token", state: string | undefined, idToken: string }
 *   | { kind: "error", state: string | undefined, error: string }} Callback
 */

/**
 * @param {string} address of the page as it was opened
 * @returns {Callback}
 */
export function readCallback(address) {
  const url = new URL(address);
  const query = url.searchParams;
  const fragment = new URLSearchParams(url.hash.slice(1));
  const from = (/** @type {string} */ name) => query.get(name) ?? fragment.get(name) ?? undefined;
  const state = from("state");
  const error = from("error");
  if (error !== undefined) return { kind: "error", state, error };
  const idToken = fragment.get("id_token");
  if (idToken !== null) return { kind: "token", state, idToken };
  const code = query.get("code");
  if (code !== null) return { kind: "code", state, code };
  return { kind: "none" };
}
