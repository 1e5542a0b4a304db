/**
 * @typedef {object} Worn a colour, and what is known of its origin
 * @property {string} colour
 * @property {string} [device]
 * @property {number} [at] milliseconds
 */

/**
 * @param {import("cognito-sync-datasets").DatasetRecord | undefined} record
 * @param {import("cognito-sync-datasets").DatasetRecord | undefined} label which may be of another colour
 * @returns {Worn | undefined}
 */
export function wornOf(record, label) {
  if (typeof record?.value !== "string") return undefined;
  const worn = { colour: record.value, at: record.lastModifiedDate?.getTime() };
  const { name, colour, at } = parsed(label?.value);
  if (colour !== worn.colour || typeof name !== "string") return worn;
  return { ...worn, device: name.slice(0, 80), at: record.changed || !worn.at ? at : worn.at };
}

/** @param {string | null | undefined} text */
function parsed(text) {
  try {
    return JSON.parse(text ?? "{}") ?? {};
  } catch {
    return {};
  }
}
