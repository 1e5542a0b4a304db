import { NetworkError } from "./network-error.js";
import { CONFIG, within } from "./waits.js";

/**
 * What the template says of itself: the page has no address of its own, it reads every one from here.
 *
 * @typedef {object} Config
 * @property {string} region
 * @property {string} siteUrl where this page lives; redirect_uri and logout_uri are exactly this
 * @property {"pkce" | "implicit"} signIn
 * @property {{ id: string, clientId: string, domain: string, provider: string }} userPool
 * @property {string[]} scopes
 * @property {{ id: string, endpoint: string }} identityPool
 * @property {{ endpoint: string }} sync
 */

/** `config.json` is missing, unreadable or incomplete; the message says which. */
export class ConfigMissing extends Error {
  name = "ConfigMissing";
}

/**
 * @param {typeof globalThis.fetch} fetch
 * @param {string} [address] relative to the page
 * @returns {Promise<Config>}
 */
export async function loadConfig(fetch, address = "config.json") {
  const answer = await within(CONFIG, async (signal) => {
    const response = await fetch(address, { cache: "no-store", signal });
    return { response, text: await response.text() };
  }).catch((cause) => {
    throw new NetworkError("This site", cause);
  });
  if (!answer.response.ok) throw new ConfigMissing(`${address} was answered with HTTP ${answer.response.status}`);
  return readConfig(answer.text, address);
}

/**
 * @param {string} text
 * @param {string} [address]
 * @returns {Config} complete, or a ConfigMissing is thrown
 */
export function readConfig(text, address = "config.json") {
  /** @type {any} */
  let config;
  try {
    config = JSON.parse(text);
  } catch (cause) {
    throw new ConfigMissing(`${address} is not JSON`, { cause });
  }
  return complete(config, address);
}

/**
 * @param {any} config
 * @param {string} address
 * @returns {Config}
 */
function complete(config, address) {
  const texts = {
    region: config?.region,
    siteUrl: config?.siteUrl,
    "userPool.clientId": config?.userPool?.clientId,
    "userPool.domain": config?.userPool?.domain,
    "userPool.provider": config?.userPool?.provider,
    "identityPool.id": config?.identityPool?.id,
    "identityPool.endpoint": config?.identityPool?.endpoint,
    "sync.endpoint": config?.sync?.endpoint,
  };
  for (const [name, value] of Object.entries(texts)) {
    if (typeof value !== "string" || value === "") throw new ConfigMissing(`${address} has no ${name}`);
  }
  if (!["pkce", "implicit"].includes(config.signIn)) {
    throw new ConfigMissing(`${address} names a signIn that this page does not know`);
  }
  if (!Array.isArray(config.scopes)) throw new ConfigMissing(`${address} has no scopes`);
  return config;
}

/**
 * The `iss` of this user pool's tokens. The provider never carries a scheme, so that it reads the same everywhere.
 *
 * @param {Config} config
 */
export const issuerOf = (config) => `https://${config.userPool.provider}`;
