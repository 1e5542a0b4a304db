/** What the build does to the AWS SDK: it leaves out what this page never calls. */

/** The SDK uses only the version of its package.json. */
export const packageVersion = {
  name: "package-version",
  /**
   * @param {string} code
   * @param {string} id
   */
  transform: (code, id) =>
    id.endsWith("package.json") ? `export default ${JSON.stringify({ version: JSON.parse(code).version })}` : null,
};

/**
 * Parts of the SDK that this page never calls: event and byte streams, blobs, and lists in headers, which no service of the page has;
 * SHA-256 in JavaScript, where crypto.subtle is missing and sign-in fails before; adaptive retries; S3 endpoints; endpoint discovery.
 * Each is replaced by a function that throws, or by a class whose constructor or named method does.
 */
const LEFT_OUT = new Map([
  ["@smithy/core/event-streams", ["EventStreamSerde", "Event streams are"]],
  ["./Sha256Js", ["Sha256Js", "SHA-256 without crypto.subtle is"]],
  ["./util-stream/sdk-stream-mixin.browser", ["sdkStreamMixin", "Streams of bytes are"]],
  ["../util-retry/AdaptiveRetryStrategy", ["AdaptiveRetryStrategy", "Adaptive retries are"]],
  ["../service-customizations", ["resolveParamsForS3", "S3 is"]],
  ["./util-base64/fromBase64.browser", ["fromBase64", "Blobs are"]],
  ["./split-header", ["splitHeader", "Lists in headers are"]],
  ["./split-every", ["splitEvery", "Lists in headers are"]],
  ["@aws-sdk/endpoint-cache", ["EndpointCache", "Endpoint discovery is", "get"]],
  ["./HeaderFormatter", ["HeaderFormatter", "Signing streams of events is", "format"]],
]);
export const leftOut = {
  name: "left-out",
  /** @param {string} source */
  resolveId: (source) => (LEFT_OUT.has(source) ? `\0left-out:${source}` : null),
  /** @param {string} id */
  load(id) {
    const [name, what, method] = LEFT_OUT.get(id.replace("\0left-out:", "")) ?? [];
    const body = `() { throw new Error(${JSON.stringify(`${what} left out of this build`)}); }`;
    return name && (method ? `export class ${name} { ${method}${body} }` : `export function ${name}${body}`);
  },
};

/**
 * The endpoint of a client is the one that config.json names, without the SDK's rules and lists for finding it.
 */
export const namedEndpoints = {
  name: "named-endpoints",
  /** @param {string} source */
  resolveId: (source) => (source === "./endpoint/endpointResolver" ? "\0named-endpoints" : null),
  /** @param {string} id */
  load: (id) =>
    id === "\0named-endpoints"
      ? "export const defaultEndpointResolver = ({ Endpoint }) => ({ url: new URL(Endpoint) });"
      : null,
};

/**
 * The SDK makes bodies of requests as bytes that also have the methods of a string, for middleware of before it did. This page has none:
 * plain bytes.
 */
export const plainBytes = {
  name: "plain-bytes",
  /** @param {string} source */
  resolveId: (source) => (source === "./JsonBytesStringAdapter" ? "\0plain-bytes" : null),
  /** @param {string} id */
  load: (id) =>
    id === "\0plain-bytes"
      ? "export const JsonBytesStringAdapter = { allocUnsafe: (size) => new Uint8Array(size) };"
      : null,
};

/**
 * Dates are read and written by the browser instead of by the SDK's own parsers: the services of this page send seconds, and whoever answers
 * that it is busy may send a date of HTTP.
 */
const SECONDS = "(value) => (value == null ? undefined : new Date(Math.round(Number(value) * 1000)))";
const WORDS = "(value) => (value == null ? undefined : new Date(value))";
const DATES = new Map([
  [
    "./date-utils",
    `export const dateToUtcString = (date) => date.toUTCString();
     export const parseEpochTimestamp = ${SECONDS};
     export const parseRfc7231DateTime = ${WORDS};
     export { parseRfc7231DateTime as parseRfc3339DateTime, parseRfc7231DateTime as parseRfc3339DateTimeWithOffset };`,
  ],
  [
    "./schema-serde-lib/schema-date-utils",
    `export const _parseEpochTimestamp = ${SECONDS};
     export const _parseRfc7231DateTime = ${WORDS};
     export { _parseRfc7231DateTime as _parseRfc3339DateTimeWithOffset };`,
  ],
]);
export const nativeDates = {
  name: "native-dates",
  /** @param {string} source */
  resolveId: (source) => (DATES.has(source) ? `\0native-dates:${source}` : null),
  /** @param {string} id */
  load: (id) => DATES.get(id.replace("\0native-dates:", "")) ?? null,
};
