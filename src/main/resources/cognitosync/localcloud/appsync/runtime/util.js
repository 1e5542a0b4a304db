// The util, extensions and runtime objects of APPSYNC_JS:
// https://docs.aws.amazon.com/appsync/latest/devguide/built-in-util-js.html
// Only what is here exists: the check of a resolver's code refuses every other name.

/** What stops a handler on purpose: util.error, util.unauthorized, runtime.earlyReturn. No resolver can catch it. */
class Stop {
  constructor(outcome) {
    this.outcome = outcome;
  }
}

/** What a handler leaves beside its result. */
const effects = { errors: [], extensions: [], headers: {}, logs: [] };

const NativeDate = Date;
const isMap = (value) => value !== null && typeof value === "object" && !Array.isArray(value);
const orNull = (value) => (value === undefined ? null : value);
const errorOf = (message, errorType, data, errorInfo) => ({
  message: String(message),
  errorType: errorType === undefined || errorType === null ? null : String(errorType),
  data: orNull(data),
  errorInfo: orNull(errorInfo),
});

const typed = (type) => (value) => (value === null || value === undefined ? null : { [type]: value });

function toDynamoDB(value) {
  switch (typeof value) {
    case "string":
      return { S: value };
    case "number":
      return { N: value };
    case "boolean":
      return { BOOL: value };
    case "undefined":
      return { NULL: null };
    case "object":
      return value === null ? { NULL: null } : host("toDynamoDB", value);
    default:
      throw new TypeError(`A ${typeof value} has no type of DynamoDB.`);
  }
}

/** As entries, which keep any name as an own one, `__proto__` included. */
const toMapValues = (map) =>
  map === null || map === undefined
    ? null
    : Object.fromEntries(Object.keys(map).map((name) => [name, toDynamoDB(map[name])]));

function toS3Object(key, bucket, region, version) {
  return {
    S: JSON.stringify({ s3: version === undefined ? { key, bucket, region } : { key, bucket, region, version } }),
  };
}

const dynamodb = {
  toDynamoDB,
  toString: typed("S"),
  toStringSet: typed("SS"),
  toNumber: typed("N"),
  toNumberSet: typed("NS"),
  toBinary: typed("B"),
  toBinarySet: typed("BS"),
  toBoolean: typed("BOOL"),
  toNull: () => ({ NULL: null }),
  toList: (list) => (list === null || list === undefined ? null : { L: list.map(toDynamoDB) }),
  toMap: (map) => (map === null || map === undefined ? null : { M: toMapValues(map) }),
  toMapValues,
  toS3Object,
  fromS3ObjectJson: (text) => JSON.parse(text).s3,
};

const seconds = (milliseconds) => Math.floor(milliseconds / 1000);
const iso8601 = (milliseconds) => new NativeDate(milliseconds).toISOString();

/** A pattern of java.time.format.DateTimeFormatter, as AWS takes it. */
function formatted(request) {
  const { value, error } = host("time", request);
  if (error !== undefined) {
    throw new TypeError(error);
  }
  return value;
}

const time = {
  nowISO8601: () => iso8601(now()),
  nowEpochSeconds: () => seconds(now()),
  nowEpochMilliSeconds: () => now(),
  nowFormatted: (format, zone) => formatted({ milliseconds: now(), format, zone }),
  parseFormattedToEpochMilliSeconds: (text, format, zone) => formatted({ text, format, zone }),
  parseISO8601ToEpochMilliSeconds: (text) => formatted({ text }),
  epochMilliSecondsToSeconds: seconds,
  epochMilliSecondsToISO8601: iso8601,
  epochMilliSecondsToFormatted: (milliseconds, format, zone) => formatted({ milliseconds, format, zone }),
};

const randomBytes = (count) => host("random", count);

function autoId() {
  const bytes = randomBytes(16);
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = bytes.map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return [
    [0, 8],
    [8, 12],
    [12, 16],
    [16, 20],
    [20, 32],
  ]
    .map(([from, to]) => hex.slice(from, to))
    .join("-");
}

/** A number of the given digits in another base, the most significant first. */
function digits(number, alphabet, length) {
  const base = BigInt(alphabet.length);
  let rest = number;
  let text = "";
  while (text.length < length) {
    text = alphabet[Number(rest % base)] + text;
    rest /= base;
  }
  return text;
}

const asNumber = (bytes) => bytes.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
const DECIMAL = "0123456789";
const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/** 48 bits of time and 80 random ones: https://github.com/ulid/spec */
function autoUlid() {
  const number = (BigInt(now()) << 80n) + asNumber(randomBytes(10));
  return digits(number, `${DECIMAL}ABCDEFGHJKMNPQRSTVWXYZ`, 26);
}

/** Seconds since 2014-05-13 and 128 random bits: https://github.com/segmentio/ksuid */
function autoKsuid() {
  const number = (BigInt(seconds(now()) - 1_400_000_000) << 128n) + asNumber(randomBytes(16));
  return digits(number, `${DECIMAL}${LETTERS}${LETTERS.toLowerCase()}`, 27);
}

const text = new TextEncoder();
const BASE64 = `${LETTERS}${LETTERS.toLowerCase()}${DECIMAL}+/`;

function base64Encode(value) {
  const bytes = text.encode(value);
  let encoded = "";
  for (let at = 0; at < bytes.length; at += 3) {
    const chunk = (bytes[at] << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    const characters = [18, 12, 6, 0].map((shift) => BASE64[(chunk >> shift) & 63]).join("");
    encoded += characters.slice(0, bytes.length - at + 1).padEnd(4, "=");
  }
  return encoded;
}

function base64Decode(value) {
  const bytes = [];
  let bits = 0;
  let buffer = 0;
  for (const character of value.replace(/=+$/, "")) {
    const index = BASE64.indexOf(character);
    if (index < 0) {
      throw new TypeError(`Illegal base64 character ${JSON.stringify(character)}`);
    }
    buffer = ((buffer << 6) | index) & 0xffffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes.push((buffer >> bits) & 255);
    }
  }
  return new TextDecoder().decode(new Uint8Array(bytes));
}

const urlEncode = (value) => host("urlEncode", String(value));

function urlDecode(value) {
  const decoded = host("urlDecode", String(value));
  if (decoded === null) {
    throw new TypeError(`Not URL-encoded: ${value}`);
  }
  return decoded;
}

function escapeJavaScript(value) {
  return JSON.stringify(value).slice(1, -1).replace(/['/]/g, "\\$&");
}

const LONGEST_HEADERS = 4096;

function addResponseHeader(name, value) {
  if (/^x-amzn?-/i.test(name)) {
    throw new TypeError(`The response header ${name} is restricted.`);
  }
  effects.headers[name] = typeof value === "string" ? value : JSON.stringify(value);
  if (JSON.stringify(effects.headers).length > LONGEST_HEADERS) {
    throw new TypeError("The response headers exceed 4 KB.");
  }
}

const random = () => randomBytes(6).reduce((sum, byte) => sum * 256 + byte, 0) / 2 ** 48;

const util = {
  appendError: (message, errorType, data, errorInfo) => {
    effects.errors.push(errorOf(message, errorType, data, errorInfo));
  },
  authType: () => "IAM Authorization",
  autoId,
  autoKsuid,
  autoUlid,
  base64Decode,
  base64Encode,
  dynamodb,
  error: (message, errorType, data, errorInfo) => {
    throw new Stop({ kind: "error", error: errorOf(message, errorType, data, errorInfo) });
  },
  escapeJavaScript,
  http: {
    addResponseHeader,
    addResponseHeaders: (headers) => {
      for (const [name, value] of Object.entries(headers)) {
        addResponseHeader(name, value);
      }
    },
  },
  matches: (pattern, value) => new RegExp(`^(?:${pattern})$`).test(value),
  math: {
    roundNum: (number) => Math.round(number),
    minVal: (one, other) => Math.min(one, other),
    maxVal: (one, other) => Math.max(one, other),
    randomDouble: random,
    randomWithinRange: (start, end) => start + Math.floor(random() * (end - start)),
  },
  str: { normalize: (value, form) => value.normalize(form.toUpperCase()) },
  time,
  transform: { toDynamoDBConditionExpression, toDynamoDBFilterExpression, toSubscriptionFilter },
  unauthorized: () => {
    throw new Stop({ kind: "unauthorized" });
  },
  urlDecode,
  urlEncode,
};

const extend = (type) => (value) => {
  effects.extensions.push({ type, value: orNull(value) });
};

/** There is no cache here that evictFromApiCache could clear, so its name is refused. */
const extensions = {
  invalidateSubscriptions: extend("invalidateSubscriptions"),
  setSubscriptionFilter: extend("setSubscriptionFilter"),
  setSubscriptionInvalidationFilter: extend("setSubscriptionInvalidationFilter"),
};

const runtime = {
  earlyReturn: (value, options) => {
    throw new Stop({ kind: "earlyReturn", value: orNull(value), skipTo: options?.skipTo ?? null });
  },
};
