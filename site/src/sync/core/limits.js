import { LimitExceeded } from "../errors.js";
import { visible } from "./state.js";

/** @see {@link https://docs.aws.amazon.com/cognito/latest/developerguide/limits.html quotas of Cognito Sync} */
export const LIMITS = Object.freeze({
  datasetName: /^[a-zA-Z0-9_.:-]{1,128}$/,
  keyCharacters: 1024,
  valueCharacters: 1_048_575,
  records: 1024,
  bytes: 1_048_576,
});

const utf8 = new TextEncoder();

/** @param {string} text */
const bytes = (text) => utf8.encode(text).length;

/** @param {import("./state.js").State} state */
export function usage(state) {
  let records = 0;
  let size = 0;
  for (const [key, entry] of state.records) {
    const value = visible(entry);
    if (value === null) continue;
    records += 1;
    size += bytes(key) + bytes(value);
  }
  return { bytes: size, records };
}

/** @param {import("./state.js").State} state @throws {LimitExceeded} where the server would refuse it */
export function checkUsage(state) {
  const { bytes: size, records } = usage(state);
  if (records > LIMITS.records) {
    throw new LimitExceeded(
      `A dataset holds ${LIMITS.records} records, and this one would have ${records}. Remove some.`,
    );
  }
  if (size > LIMITS.bytes) {
    throw new LimitExceeded(
      `A dataset holds ${LIMITS.bytes} bytes, and this one would have ${size}. Remove records or shorten them.`,
    );
  }
}

/**
 * @param {unknown} key
 * @param {unknown} value null removes
 */
export function checkRecord(key, value) {
  if (typeof key !== "string") throw new TypeError(`A key is a string, not ${typeof key}.`);
  if (value !== null && typeof value !== "string") {
    throw new TypeError(
      `The value of ${key} is ${typeof value}: Cognito Sync keeps strings. Use JSON.stringify or String.`,
    );
  }
  if (key.length < 1 || key.length > LIMITS.keyCharacters) {
    throw new LimitExceeded(`A key has 1 to ${LIMITS.keyCharacters} characters, this one ${key.length}.`);
  }
  if (value !== null && value.length > LIMITS.valueCharacters) {
    throw new LimitExceeded(
      `A value has at most ${LIMITS.valueCharacters} characters, that of ${key.slice(0, 40)} ${value.length}.`,
    );
  }
}

/** @param {unknown} name */
export function checkName(name) {
  if (typeof name !== "string" || !LIMITS.datasetName.test(name)) {
    throw new TypeError(
      `A dataset's name has 1 to 128 of the characters a-z A-Z 0-9 _ . : -, unlike ${JSON.stringify(name)}.`,
    );
  }
}
