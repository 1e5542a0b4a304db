import { configIncomplete, configNotJson, configStatus, configUnsupported, SITE } from "../messages/messages.js";
import { NetworkError } from "./network-error.js";
import { CONFIG, within } from "./waits.js";

/**
 * Runtime configuration, written by the stack at deployment. Every address that the page uses is from here.
 *
 * @typedef {object} Config
 * @property {string} region
 * @property {string} siteUrl address of this page; redirect_uri and logout_uri are exactly this
 * @property {keyof typeof OF_SIGN_IN} signIn
 * @property {UserPool} userPool
 * @property {string[]} scopes of Cognito's pages
 * @property {{ id: string, endpoint: string }} identityPool
 * @property {{ kind?: keyof typeof OF_SERVICE, endpoint: string, table?: string, realtime?: string }} sync (default: Cognito Sync)
 *
 * @typedef {object} UserPool
 * @property {string} id
 * @property {string} clientId
 * @property {string} domain of Cognito's pages
 * @property {string} endpoint of the API, for a form of the page's own
 * @property {string} provider
 * @property {Record<string, any>} passwordPolicy for that form
 */

/** What every page needs. */
const TEXTS = [
  "region",
  "siteUrl",
  "userPool.clientId",
  "userPool.provider",
  "identityPool.id",
  "identityPool.endpoint",
  "sync.endpoint",
];

/** What it needs of the user pool, by how people sign in. */
const OF_SIGN_IN = { pkce: "userPool.domain", implicit: "userPool.domain", form: "userPool.endpoint" };

/** What a page needs of the service that keeps the colours. */
const OF_SERVICE = { "cognito-sync": "sync.endpoint", dynamodb: "sync.table", appsync: "sync.realtime" };

/** `config.json` is missing, invalid or incomplete; the message says which. */
export class ConfigError extends Error {
  name = "ConfigError";
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
    throw new NetworkError(SITE, cause);
  });
  if (!answer.response.ok) throw new ConfigError(configStatus(address, answer.response.status));
  return readConfig(answer.text, address);
}

/**
 * @param {string} text
 * @param {string} [address]
 * @returns {Config} fails with ConfigError
 */
export function readConfig(text, address = "config.json") {
  /** @type {any} */
  let config;
  try {
    config = JSON.parse(text);
  } catch (cause) {
    throw new ConfigError(configNotJson(address), { cause });
  }
  return complete(config, address);
}

/**
 * @param {any} config
 * @param {string} address
 * @returns {Config}
 */
function complete(config, address) {
  /** @type {{ kind?: keyof typeof OF_SERVICE }} */
  const { kind = "cognito-sync" } = config?.sync ?? {};
  /** @type {keyof typeof OF_SIGN_IN} */
  const signIn = config?.signIn;
  if (!Object.hasOwn(OF_SERVICE, kind)) throw new ConfigError(configUnsupported(address, "sync.kind"));
  const supported = Object.hasOwn(OF_SIGN_IN, signIn);
  for (const name of [...TEXTS, OF_SERVICE[kind], ...(supported ? [OF_SIGN_IN[signIn]] : [])]) {
    const value = name.split(".").reduce((of, part) => of?.[part], config);
    if (typeof value !== "string" || value === "") throw new ConfigError(configIncomplete(address, name));
  }
  if (!supported) throw new ConfigError(configUnsupported(address, "signIn"));
  if (signIn !== "form" && !Array.isArray(config.scopes)) throw new ConfigError(configIncomplete(address, "scopes"));
  return config;
}

/**
 * The `iss` of this user pool's tokens. `provider` has no scheme: it is the key in `Logins` too.
 *
 * @param {Config} config
 */
export const issuerOf = (config) => `https://${config.userPool.provider}`;
