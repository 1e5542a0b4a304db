/**
 * A dataset as one item of a table. Whoever may write to a user's items may also break them, so they are read with care.
 *
 * @typedef {import("@aws-sdk/client-dynamodb").AttributeValue} AttributeValue
 * @typedef {import("../core/state.js").Stored} Stored
 *
 * @typedef {object} Item
 * @property {number} count 0: there is none
 * @property {boolean} exists
 * @property {number} deletedAt the count of the last deletion; 0: none
 * @property {ReadonlyMap<string, Stored>} records tombstones included
 * @property {number} [created] milliseconds
 * @property {number} [modified] milliseconds
 * @property {string} [by] identity id
 * @property {readonly string[]} writes ids of the last writes, newest last
 */

/** Of the items that are written. One with a higher format is not read, and never overwritten. */
export const FORMAT = { N: "1" };
/** Kept write ids, and the length of one. */
const WRITES = 8;
const WRITE_ID = 64;
const PREFIX = "dataset#";

/** @type {Item} */
export const NO_ITEM = { count: 0, exists: false, deletedAt: 0, records: new Map(), writes: [] };

/** An item of the table is not in the format of a dataset, or in that of a later version. It is not overwritten. */
export class DatasetUnreadableError extends Error {
  name = "DatasetUnreadableError";

  /**
   * @param {string} datasetName
   * @param {string} problem
   */
  constructor(datasetName, problem) {
    super(`The dataset ${datasetName} in the table cannot be read: ${problem}.`);
    this.datasetName = datasetName;
  }
}

/** @param {string} owner @param {string} name @returns {Record<string, AttributeValue>} */
export const keyOf = (owner, name) => ({ owner: { S: owner }, item: { S: PREFIX + name } });

/** @param {string} owner */
export const prefixOf = (owner) => ({ ":owner": { S: owner }, ":prefix": { S: PREFIX } });

/** @param {Record<string, AttributeValue>} attributes @returns {string} the dataset's name */
const nameOf = ({ item }) => `${item?.S ?? ""}`.slice(PREFIX.length);

/**
 * The id of a write is there for as long as it can be asked for.
 *
 * @param {readonly string[]} writes
 * @param {string} id
 */
export const withWrite = (writes, id) => [...writes, id].slice(-WRITES);

/**
 * @param {string} owner
 * @param {string} name
 * @param {Item} item
 * @returns {Record<string, AttributeValue>}
 */
export function attributesOf(owner, name, { count, exists, deletedAt, records, created, modified, by, writes }) {
  return {
    ...keyOf(owner, name),
    format: FORMAT,
    count: number(count),
    exists: { BOOL: exists },
    deletedAt: number(deletedAt),
    records: recordsAttribute(records),
    ...(created !== undefined && { created: number(created) }),
    ...(modified !== undefined && { modified: number(modified) }),
    ...(by !== undefined && { by: { S: by } }),
    writes: { L: writes.map((id) => ({ S: id })) },
  };
}

/** @param {ReadonlyMap<string, Stored>} records @returns {AttributeValue} */
export const recordsAttribute = (records) => ({
  // An object that keeps any key as its own, `__proto__` included.
  M: Object.fromEntries(
    [...records].map(([key, { value, syncCount, lastModified, deviceLastModified, lastModifiedBy }]) => [
      key,
      {
        M: {
          ...(value !== null && { value: { S: value } }),
          count: number(syncCount),
          ...(lastModified !== undefined && { modified: number(lastModified) }),
          ...(deviceLastModified !== undefined && { deviceModified: number(deviceLastModified) }),
          ...(lastModifiedBy !== undefined && { by: { S: lastModifiedBy } }),
        },
      },
    ]),
  ),
});

/** @param {number} value */
const number = (value) => ({ N: `${Math.round(value)}` });

/**
 * @param {string} name
 * @param {Record<string, AttributeValue> | undefined} attributes
 * @returns {Item} fails with DatasetUnreadableError
 */
export function itemOf(name, attributes) {
  if (!attributes) return NO_ITEM;
  const read = new Reader(name);
  const head = headOf(name, attributes);
  const { owner, item, format, count, exists, deletedAt, created, modified, by, records, writes, ...unknown } =
    attributes;
  read.nothingOf(unknown, "the item");
  if (!records?.M) return read.fail("records is no map");
  if (!writes?.L) return read.fail("writes is no list");
  return {
    ...head,
    records: new Map(Object.entries(records.M).map(([key, record]) => [key, read.record(key, record, head.count)])),
    // Longer ones are not of this library, and would take the space of records.
    writes: writes.L.map((id) => read.text(id, "a write id")).filter((id) => id.length <= WRITE_ID),
  };
}

/**
 * What a listing has of an item.
 *
 * @param {string} name
 * @param {Record<string, AttributeValue>} attributes
 */
export function headOf(name, { format, count, exists, deletedAt, created, modified, by }) {
  const read = new Reader(name);
  if (Number(format?.N) > Number(FORMAT.N)) read.fail(`it has the format ${format?.N} of a later version`);
  if (format?.N !== FORMAT.N) read.fail("it has no format");
  if (typeof exists?.BOOL !== "boolean") return read.fail("exists is neither true nor false");
  const counted = read.integer(count, "count", 1);
  return {
    count: counted,
    exists: exists.BOOL,
    deletedAt: read.integer(deletedAt, "deletedAt", 0, counted),
    ...(created && { created: read.integer(created, "created") }),
    ...(modified && { modified: read.integer(modified, "modified") }),
    ...(by && { by: read.text(by, "by") }),
  };
}

/**
 * The same for one of many: of an item that cannot be read there is the name, so that it does not hide the others.
 *
 * @param {Record<string, AttributeValue>} attributes
 * @returns {Partial<Omit<Item, "exists">> & { name: string, exists: boolean }}
 */
export function listedOf(attributes) {
  const name = nameOf(attributes);
  try {
    return { name, ...headOf(name, attributes) };
  } catch (error) {
    if (!(error instanceof DatasetUnreadableError)) throw error;
    return { name, exists: attributes.exists?.BOOL !== false };
  }
}

/** Reads attributes of one item, each of which may be anything. */
class Reader {
  #name;

  /** @param {string} name of the dataset */
  constructor(name) {
    this.#name = name;
  }

  /** @param {string} problem @returns {never} */
  fail(problem) {
    throw new DatasetUnreadableError(this.#name, problem);
  }

  /**
   * What is not known would be lost with the next write.
   *
   * @param {object} unknown
   * @param {string} where
   */
  nothingOf(unknown, where) {
    const [name] = Object.keys(unknown);
    if (name !== undefined) this.fail(`${where} has an unknown attribute ${name}`);
  }

  /**
   * @param {AttributeValue | undefined} attribute
   * @param {string} what
   * @param {number} [least]
   * @param {number} [most]
   */
  integer(attribute, what, least = Number.MIN_SAFE_INTEGER, most = Number.MAX_SAFE_INTEGER) {
    const value = Number(attribute?.N);
    if (!Number.isInteger(value) || value < least || value > most) this.fail(`${what} is out of range or no number`);
    return value;
  }

  /**
   * @param {AttributeValue | undefined} attribute
   * @param {string} what
   */
  text(attribute, what) {
    return attribute?.S ?? this.fail(`${what} is no string`);
  }

  /**
   * @param {string} key
   * @param {AttributeValue} record
   * @param {number} most its count
   * @returns {Stored}
   */
  record(key, record, most) {
    const where = `the record ${key}`;
    const { value, count, modified, deviceModified, by, ...unknown } = record.M ?? this.fail(`${where} is no map`);
    this.nothingOf(unknown, where);
    return {
      value: value ? this.text(value, `the value of ${where}`) : null,
      syncCount: this.integer(count, `the count of ${where}`, 1, most),
      ...(modified && { lastModified: this.integer(modified, `modified of ${where}`) }),
      ...(by && { lastModifiedBy: this.text(by, `by of ${where}`) }),
      ...(deviceModified && { deviceLastModified: this.integer(deviceModified, `deviceModified of ${where}`) }),
    };
  }
}
