import { Readable } from "node:stream";

/**
 * @param {number} statusCode
 * @param {object | string} body
 * @param {Record<string, string>} [headers]
 */
export const json = (statusCode, body, headers = {}) => ({
  statusCode,
  headers: { "content-type": "application/json", ...headers },
  body: Readable.from([Buffer.from(typeof body === "string" ? body : JSON.stringify(body))]),
});

/**
 * @param {number} status
 * @param {string} type empty: the browser does not see the header
 * @param {string} [message]
 */
export const refused = (status, type, message = "") =>
  json(status, { message }, type === "" ? {} : { "x-amzn-errortype": type });
