import { NetworkError } from "../config/network-error.js";
import { within } from "../config/waits.js";

/**
 * A request without cookies to the user pool.
 *
 * @param {object} request
 * @param {typeof globalThis.fetch} request.fetch
 * @param {string} request.what the service, as a sentence starts with it
 * @param {string} request.address
 * @param {number} request.limit
 * @param {RequestInit} init
 * @returns {Promise<{ ok: boolean, status: number, answer: any }>} `answer` is undefined if it is not JSON; fails with NetworkError
 */
export const post = ({ fetch, what, address, limit }, init) =>
  within(limit, async (signal) => {
    const response = await fetch(address, { method: "POST", credentials: "omit", cache: "no-store", signal, ...init });
    return { ok: response.ok, status: response.status, answer: parsed(await response.text()) };
  }).catch((cause) => {
    throw new NetworkError(what, cause);
  });

/** @param {string} text */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    // Nothing, or HTML of a proxy or firewall.
    return undefined;
  }
}
