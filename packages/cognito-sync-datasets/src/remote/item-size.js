/**
 * Sizes as {@link https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html DynamoDB counts} them:
 * capacity units and the limit of an item depend on them.
 *
 * @typedef {import("@aws-sdk/client-dynamodb").AttributeValue} AttributeValue
 */

const utf8 = new TextEncoder();

/** @param {string} text */
const bytes = (text) => utf8.encode(text).length;

/** @param {Record<string, AttributeValue>} attributes an item, or the members of a map @returns {number} */
export const sizeOfAttributes = (attributes) =>
  Object.entries(attributes).reduce((size, [name, value]) => size + bytes(name) + sizeOf(value), 0);

/** @param {AttributeValue} value of a type that datasets are stored in @returns {number} */
export function sizeOf({ S, N, L, M }) {
  if (S !== undefined) return bytes(S);
  if (N !== undefined) return sizeOfInteger(N);
  // Three bytes, and one more for each member.
  if (L) return L.reduce((size, member) => size + 1 + sizeOf(member), 3);
  if (M) return 3 + Object.keys(M).length + sizeOfAttributes(M);
  // BOOL
  return 1;
}

/** Two digits a byte, without the zeros at the end; one byte more, and another one for a minus. @param {string} integer */
function sizeOfInteger(integer) {
  const digits = integer.replace("-", "");
  const pairs = digits.padStart(digits.length + (digits.length % 2), "0").replace(/(00)+$/, "");
  return pairs.length / 2 + 1 + (integer === digits ? 0 : 1);
}
