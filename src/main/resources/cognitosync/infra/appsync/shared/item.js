import { util } from "@aws-appsync/utils";

/**
 * A dataset as one item of the table: packages/cognito-sync-datasets/src/remote/table-item.js describes its format. Whoever may write
 * to the table may also have broken items, so they are read with care.
 */

const LONGEST_WRITE_ID = 64;
const LARGEST_INTEGER = 9007199254740991;
/** One more is the largest Int of GraphQL. */
const LARGEST_COUNT = 2147483646;

const isInteger = (value, least, most) =>
  typeof value === "number" && value >= least && value <= most && Math.floor(value) === value;
const isTime = (value) => value === undefined || isInteger(value, -LARGEST_INTEGER, LARGEST_INTEGER);
const isText = (value) => value === undefined || typeof value === "string";
const isMap = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

function problemOfHead({ format, count, exists, deletedAt, created, modified, by }) {
  if (typeof format === "number" && format > 1) return `it has the format ${format} of a later version`;
  if (format !== 1) return "it has no format";
  if (typeof exists !== "boolean") return "exists is neither true nor false";
  if (!isInteger(count, 1, LARGEST_COUNT)) return "count is out of range or no number";
  if (!isInteger(deletedAt, 0, count)) return "deletedAt is out of range or no number";
  if (!isTime(created)) return "created is out of range or no number";
  if (!isTime(modified)) return "modified is out of range or no number";
  return isText(by) ? null : "by is no string";
}

function isRecord(record, most) {
  if (!isMap(record)) return false;
  const { value, count, modified, deviceModified, by } = record;
  // An unknown attribute would be lost with the next write.
  const known = [value, count, modified, deviceModified, by].filter((one) => one !== undefined).length;
  const isKnown = Object.keys(record).length === known;
  return (
    isKnown && isText(value) && isInteger(count, 1, most) && isTime(modified) && isTime(deviceModified) && isText(by)
  );
}

function problemOfBody({ owner, item, format, count, exists, deletedAt, created, modified, by, ...rest }) {
  const { records, writes, ...unknown } = rest;
  const [name] = Object.keys(unknown);
  if (name !== undefined) return `the item has an unknown attribute ${name}`;
  if (!isMap(records)) return "records is no map";
  if (!Array.isArray(writes)) return "writes is no list";
  if (!writes.every((id) => typeof id === "string")) return "a write id is no string";
  const broken = Object.keys(records).find((key) => !isRecord(records[key], count));
  return broken === undefined ? null : `the record ${broken} is not in the format of a record`;
}

function refuse(dataset, problem) {
  if (problem) util.error(`The dataset ${dataset} in the table cannot be read: ${problem}.`, "Unreadable");
}

/** Of what a listing has of an item. */
export const isReadable = (head) => problemOfHead(head) === null;

/** Null if there is none. */
export function readItem(dataset, item) {
  if (!item) return null;
  refuse(dataset, problemOfHead(item) ?? problemOfBody(item));
  // Longer ones are not of a client of ours, and would take the space of records.
  return { ...item, writes: item.writes.filter((id) => id.length <= LONGEST_WRITE_ID) };
}
