/**
 * @typedef {object} Current a colour with its device and time, as far as known
 * @property {string} colour
 * @property {string} [device]
 * @property {number} [at] milliseconds
 */

/**
 * @param {import("cognito-sync-datasets").DatasetRecord | undefined} record
 * @param {import("cognito-sync-datasets").DatasetRecord | undefined} label may belong to another colour
 * @returns {Current | undefined}
 */
export function currentOf(record, label) {
  if (typeof record?.value !== "string") return undefined;
  const current = { colour: record.value, at: record.lastModifiedDate?.getTime() };
  const { name, colour, at } = parsed(label?.value);
  if (colour !== current.colour || typeof name !== "string") return current;
  return { ...current, device: name.slice(0, 80), at: record.changed || !current.at ? at : current.at };
}

/** @param {string | null | undefined} text */
function parsed(text) {
  try {
    return JSON.parse(text ?? "{}") ?? {};
  } catch {
    return {};
  }
}
