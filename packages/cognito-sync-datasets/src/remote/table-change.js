import { LIMITS } from "../core/limits.js";
import { SyncServiceError } from "../errors.js";
import { sizeOf } from "./item-size.js";
import { recordsAttribute, withWrite } from "./table-item.js";

/**
 * What a write makes of an item: the rules that Cognito Sync applies on the server.
 *
 * @typedef {import("./table-item.js").Item} Item
 *
 * @typedef {object} Write
 * @property {string} id
 * @property {string} by identity id
 * @property {number} at milliseconds, by the server's clock
 */

/** Bytes of the records, keys included, as DynamoDB counts: an item may have 400 KB. */
export const RECORDS_BYTES = 350_000;

/**
 * @param {Item} item
 * @param {import("../core/push.js").Patch[]} patches
 * @param {Write} write
 * @returns {Item} fails with the error that Cognito Sync answers
 */
export function updated(item, patches, { id, by, at }) {
  const count = item.count + 1;
  const records = new Map(item.records);
  for (const { key, edit, syncCount } of patches) {
    const known = records.get(key);
    if (known && syncCount < known.syncCount && known.value !== edit.value) {
      throw refusal(
        "ResourceConflictException",
        409,
        `Current SyncCount for: ${key} is: ${known.syncCount} not: ${syncCount}`,
      );
    }
    records.set(key, recordOf(edit, { count, by, at }));
  }
  if (records.size > LIMITS.records) {
    throw limitExceeded(
      `A dataset holds ${LIMITS.records} records including removed ones; this one would have ${records.size}.`,
    );
  }
  const bytes = sizeOf(recordsAttribute(records));
  if (bytes > RECORDS_BYTES)
    throw limitExceeded(`A dataset holds ${RECORDS_BYTES} bytes; this one would have ${bytes}.`);
  const created = item.exists ? item.created : at;
  return { ...item, ...written(item, { id, by, at }), exists: true, records, created };
}

/**
 * @param {Item} item
 * @param {Write} write
 * @returns {Item}
 */
export function deleted(item, write) {
  const after = written(item, write);
  return { ...item, ...after, exists: false, deletedAt: after.count, records: new Map() };
}

/**
 * @param {Item} item
 * @param {Write} write
 */
const written = ({ count, writes }, { id, by, at }) => ({
  count: count + 1,
  modified: at,
  by,
  writes: withWrite(writes, id),
});

/**
 * What the records of a local copy come to once its edits are sent.
 *
 * @param {string} by identity id
 * @returns {(state: import("../core/state.js").State) => number}
 */
export const weighed = (by) => (state) => {
  /** @type {Map<string, import("../core/state.js").Stored>} */
  const records = new Map();
  for (const [key, { edit, remote }] of state.records) {
    if (edit) records.set(key, recordOf(edit, { count: state.syncCount + 1, by, at: edit.at }));
    else if (remote) records.set(key, remote);
  }
  return records.size > 0 ? sizeOf(recordsAttribute(records)) : 0;
};

/**
 * @param {import("../core/state.js").Edit} edit
 * @param {{ count: number, by: string, at: number }} write
 * @returns {import("../core/state.js").Stored}
 */
const recordOf = (edit, { count, by, at }) => ({
  value: edit.value,
  syncCount: count,
  lastModified: at,
  lastModifiedBy: by,
  deviceLastModified: edit.at,
});

/** @param {string} message */
export const limitExceeded = (message) => refusal("LimitExceededException", 400, message);

/**
 * The remote refuses in the service's place: nothing was sent.
 *
 * @param {string} type
 * @param {number} status
 * @param {string} message
 * @param {unknown} [cause]
 */
export const refusal = (type, status, message, cause) => new SyncServiceError(type, status, message, cause);
