import { util } from "@aws-appsync/utils";

/** Sizes as DynamoDB counts them: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html */

const PAIRS_OF_DIGITS = [1e2, 1e4, 1e6, 1e8, 1e10, 1e12, 1e14];

/** Bytes of UTF-8: percent-encoded, each is one character or three. */
export function bytesOf(text) {
  const encoded = util.urlEncode(text);
  return 2 * encoded.replaceAll("%", "").length - encoded.length;
}

/** Two digits a byte, without the zeros at the end; one byte more, and another one for a minus. */
function sizeOfInteger(integer) {
  if (integer === 0) return 1;
  const digits = integer < 0 ? -integer : integer;
  return (integer < 0 ? 3 : 2) + PAIRS_OF_DIGITS.filter((pair) => digits >= pair && digits % pair !== 0).length;
}

/** Without its texts. Each member takes its name and a byte, a map three more. */
const sizeOfRest = ({ value, count, modified, deviceModified, by }) =>
  1 +
  3 +
  (value === undefined ? 0 : 6) +
  6 +
  sizeOfInteger(count) +
  (modified === undefined ? 0 : 9 + sizeOfInteger(modified)) +
  (deviceModified === undefined ? 0 : 15 + sizeOfInteger(deviceModified)) +
  (by === undefined ? 0 : 3);

/** Bytes of the attribute with all records. */
export function sizeOf(records) {
  const texts = Object.keys(records).map((key) => `${key}${records[key].value ?? ""}${records[key].by ?? ""}`);
  return Object.values(records).reduce((size, record) => size + sizeOfRest(record), 3) + bytesOf(texts.join(""));
}
