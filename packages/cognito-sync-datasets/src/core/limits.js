import { LimitExceededError } from "../errors.js";
import { visible } from "./state.js";

/** @see {@link https://docs.aws.amazon.com/cognito/latest/developerguide/limits.html quotas of Cognito Sync} */
export const LIMITS = Object.freeze({
  datasetName: /^[a-zA-Z0-9_.:-]{1,128}$/,
  keyCharacters: 1024,
  valueCharacters: 1_048_575,
  records: 1024,
  bytes: 1_048_576,
});

/**
 * @typedef {object} Capacity how much a service takes in one dataset
 * @property {number} bytes
 * @property {(state: import("./state.js").State) => number} [weigh] how it counts bytes (default: keys and values)
 * @property {number} [patches] of one update (default: as many as there are)
 */

/** A lone surrogate, which UTF-8 cannot encode. */
const ILL_FORMED = /\p{Surrogate}/u;
/** Path segments that URL parsers remove. */
const FOLDED = /^\.\.?$/;

const utf8 = new TextEncoder();

/** @param {string} text */
const bytes = (text) => utf8.encode(text).length;

/**
 * @param {import("./state.js").State} state
 * @param {Capacity} [limits]
 */
export function usage(state, limits = LIMITS) {
  let records = 0;
  let size = 0;
  for (const [key, entry] of state.records) {
    const value = visible(entry);
    if (value !== null) records += 1;
    size += bytesOf(key, value);
  }
  return { bytes: limits.weigh?.(state) ?? size, records };
}

/**
 * @param {string} key
 * @param {string | null} value
 */
const bytesOf = (key, value) => (value === null ? 0 : bytes(key) + bytes(value));

/**
 * When a limit is exceeded, the patches that do not increase the size.
 *
 * @param {import("./state.js").State} state
 * @param {import("./push.js").Patch[]} patches
 */
export const notGrowing = (state, patches) =>
  patches.filter(({ key, edit }) => {
    const remote = state.records.get(key)?.remote;
    return remote && bytesOf(key, edit.value) <= bytesOf(key, remote.value);
  });

/**
 * @param {import("./state.js").State} state
 * @param {Capacity} [limits]
 * @throws {LimitExceededError} if the server would refuse it
 */
export function checkUsage(state, limits = LIMITS) {
  const { bytes: size } = usage(state, limits);
  // Tombstones count: the server keeps them for other devices.
  const records = state.records.size;
  if (records > LIMITS.records) {
    throw new LimitExceededError(
      `A dataset holds ${LIMITS.records} records including removed ones; this one would have ${records}. Reuse existing keys, or delete the dataset.`,
    );
  }
  if (size > limits.bytes) {
    throw new LimitExceededError(
      `A dataset holds ${limits.bytes} bytes; this one would have ${size}. Remove or shorten records.`,
    );
  }
}

/**
 * @param {unknown} key
 * @param {unknown} value null removes
 */
export function checkRecord(key, value) {
  if (typeof key !== "string") throw new TypeError(`A key must be a string, not ${typeof key}.`);
  if (value !== null && typeof value !== "string") {
    throw new TypeError(`The value of ${key} must be a string, not ${typeof value}. Use JSON.stringify or String.`);
  }
  for (const [what, text] of [
    ["key", key],
    ["value", value],
  ]) {
    if (ILL_FORMED.test(text ?? "")) {
      throw new TypeError(
        `The ${what} of ${JSON.stringify(key.slice(0, 40))} is not well-formed Unicode: it contains a lone surrogate, for example a truncated emoji.`,
      );
    }
  }
  if (key === "" || longerThan(key, LIMITS.keyCharacters)) {
    throw new LimitExceededError(
      `A key must have 1 to ${LIMITS.keyCharacters} characters: ${JSON.stringify(key.slice(0, 40))}.`,
    );
  }
  if (value !== null && longerThan(value, LIMITS.valueCharacters)) {
    throw new LimitExceededError(
      `A value must have at most ${LIMITS.valueCharacters} characters: that of ${JSON.stringify(key.slice(0, 40))} has more.`,
    );
  }
}

/**
 * In code points: some are two code units in JavaScript.
 *
 * @param {string} text
 * @param {number} limit
 */
const longerThan = (text, limit) => text.length > limit && [...text].length > limit;

/**
 * @param {Record<string, string | null>} values
 * @returns {Map<string, string | null>} checked
 */
export function recordsOf(values) {
  const prototype = values && typeof values === "object" && Object.getPrototypeOf(values);
  if (prototype !== null && Object.getPrototypeOf(prototype ?? {}) !== null) {
    throw new TypeError("putAll needs an object of keys and values.");
  }
  const records = new Map(Object.entries(values));
  for (const [key, value] of records) checkRecord(key, value);
  return records;
}

/** @param {unknown} name */
export function checkName(name) {
  if (typeof name !== "string" || !LIMITS.datasetName.test(name) || FOLDED.test(name)) {
    throw new TypeError(
      `A dataset name must have 1 to 128 characters of a-z A-Z 0-9 _ . : - and must not be "." or "..": ${JSON.stringify(name)}.`,
    );
  }
}
