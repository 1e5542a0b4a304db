import { doesIdentityRequireRefresh, isIdentityExpired, memoizeIdentityProvider } from "@smithy/core";
import { Sha256 } from "@smithy/core/checksum";
import { SignatureV4 } from "@smithy/signature-v4";

/**
 * @typedef {import("../options.js").ApiConfiguration} ApiConfiguration
 * @typedef {import("../options.js").ApiCredentials} Identity
 *
 * @typedef {object} Client
 * @property {Required<Pick<ApiConfiguration, "endpoint" | "region" | "maxAttempts">> & Pick<ApiConfiguration, "realtime"> & { credentials: (options?: { forceRefresh: boolean }) => Promise<Identity> }} config
 */

/** Of the requests that a WebSocket's messages carry, as AppSync demands them. */
const REALTIME_HEADERS = {
  accept: "application/json, text/javascript",
  "content-encoding": "amz-1.0",
  "content-type": "application/json; charset=UTF-8",
};

/**
 * Credentials are asked for again five minutes before they expire, as the SDK's clients do.
 *
 * @param {ApiConfiguration} configuration
 * @returns {Client}
 */
export const appSyncClient = ({ credentials, maxAttempts = 3, ...configuration }) => ({
  config: {
    ...configuration,
    maxAttempts,
    credentials: /** @type {any} */ (
      memoizeIdentityProvider(
        typeof credentials === "function" ? credentials : async () => credentials,
        isIdentityExpired,
        doesIdentityRequireRefresh,
      )
    ),
  },
});

/** Signs requests with {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv.html Signature Version 4}. */
export class Signer {
  #client;
  #now;
  #signer;
  #refused = false;

  /**
   * @param {Client} client
   * @param {() => number} now milliseconds, by the service's clock
   */
  constructor(client, now) {
    this.#client = client;
    this.#now = now;
    this.#signer = new SignatureV4({
      service: "appsync",
      region: client.config.region,
      credentials: () => this.#credentials(),
      sha256: Sha256,
      // A browser may send a header of this kind only if the service allows it.
      applyChecksum: false,
    });
  }

  /** The service refused the credentials: the next request asks for others. */
  refused() {
    this.#refused = true;
  }

  /**
   * @param {string} body
   * @returns {Promise<Record<string, string>>} headers of a request to the API
   */
  async query(body) {
    // `fetch` sets the host itself.
    const { host: _, ...headers } = await this.#sign("", { "content-type": "application/json" }, body);
    return headers;
  }

  /**
   * @param {"" | "/connect"} path
   * @param {string} body
   * @returns {Promise<Record<string, string>>} headers that authorize a connection, or a subscription
   */
  realtime(path, body) {
    return this.#sign(path, REALTIME_HEADERS, body);
  }

  /**
   * @param {string} path after the endpoint's
   * @param {Record<string, string>} headers
   * @param {string} body
   */
  async #sign(path, headers, body) {
    const { protocol, hostname, host, pathname } = new URL(this.#client.config.endpoint);
    const request = { method: "POST", protocol, hostname, path: pathname + path, headers: { ...headers, host }, body };
    const signed = await this.#signer.sign(request, { signingDate: new Date(this.#now()) });
    return signed.headers;
  }

  async #credentials() {
    const credentials = await this.#client.config.credentials({ forceRefresh: this.#refused });
    this.#refused = false;
    return credentials;
  }
}
