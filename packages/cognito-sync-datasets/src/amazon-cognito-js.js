import { emptyState, withEntries } from "./core/state.js";

/**
 * Local data of {@link https://github.com/aws-amplify/amazon-cognito-js amazon-cognito-js}, for `migrateFrom` of `Datasets`.
 *
 * @param {Storage | undefined} [storage] where it is (default: the page's localStorage, if it is not blocked)
 */
export const amazonCognitoJs =
  (storage = localStorageOfPage()) =>
  (/** @type {string} */ identityId) =>
    storage && new CognitoJsStore(storage, identityId);

function localStorageOfPage() {
  try {
    return globalThis.window?.localStorage;
  } catch {
    // Where storage is blocked, reading the property throws.
    return undefined;
  }
}

const METADATA = "_internal._metadata";

/**
 * Data of amazon-cognito-js in localStorage: a JSON map of records under `IDENTITY.DATASET`. It is read once, then removed.
 * Entries in another format are left alone.
 */
class CognitoJsStore {
  #storage;
  #prefix;

  /**
   * @param {Storage} storage
   * @param {string} identityId
   */
  constructor(storage, identityId) {
    this.#storage = storage;
    this.#prefix = `${identityId}.`;
  }

  /**
   * @param {string} name
   * @param {string} id
   * @param {number} now milliseconds: the time of an edit without a date
   * @returns {import("./core/state.js").State | undefined}
   */
  read(name, id, now) {
    const records = parsed(this.#storage.getItem(this.#prefix + name));
    if (!records) return undefined;
    // The first synchronization pulls everything: that library's counts are unreliable, and it overwrote the base of its edits.
    return withEntries(
      emptyState(id),
      Object.entries(records).flatMap(([key, record]) => {
        const entry = entryOf(record, now);
        return key !== "" && entry ? [[wellFormed(key), entry]] : [];
      }),
    );
  }

  /** @param {string} name */
  forget(name) {
    this.#storage.removeItem(this.#prefix + name);
    const metadata = parsed(this.#storage.getItem(METADATA));
    const own = metadata?.[this.#prefix.slice(0, -1)];
    if (!own || typeof own !== "object" || !Object.hasOwn(own, this.#prefix + name)) return;
    delete own[this.#prefix + name];
    this.#storage.setItem(METADATA, JSON.stringify(metadata));
  }

  names() {
    return Array.from({ length: this.#storage.length }, (_, index) => this.#storage.key(index) ?? "")
      .filter((key) => key.startsWith(this.#prefix) && parsed(this.#storage.getItem(key)))
      .map((key) => key.slice(this.#prefix.length));
  }
}

/**
 * @param {string | null} text
 * @returns {Record<string, any> | undefined}
 */
function parsed(text) {
  try {
    const value = JSON.parse(text ?? "null");
    return value && typeof value === "object" && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/**
 * @param {any} record
 * @param {number} now
 * @returns {import("./core/state.js").Entry | undefined}
 */
function entryOf(record, now) {
  if (typeof record?.Value !== "string" && record?.Value !== null && record?.Value !== undefined) return undefined;
  if (!Number.isSafeInteger(record?.SyncCount) || record.SyncCount < 0) return undefined;
  // That library does not distinguish removed and empty records.
  const value = record.Value ? wellFormed(record.Value) : null;
  const at = time(record.DeviceLastModifiedDate) ?? now;
  const known = record.SyncCount > 0 ? { remote: { value: null, syncCount: record.SyncCount } } : {};
  // `sent`: it may have been sent, and the response lost.
  if (record.Modified) return { ...known, edit: { value, at }, sent: [{ value, at }] };
  const lastModified = time(record.LastModifiedDate);
  return {
    remote: {
      value,
      syncCount: record.SyncCount,
      ...(lastModified !== undefined && { lastModified }),
      ...(typeof record.LastModifiedBy === "string" && { lastModifiedBy: record.LastModifiedBy }),
      deviceLastModified: at,
    },
  };
}

/** Replaces lone surrogates, which that library did not check, as the service does. @param {string} text */
const wellFormed = (text) => text.replace(/\p{Surrogate}/gu, "\ufffd");

/** @param {unknown} date */
function time(date) {
  const milliseconds = typeof date === "string" ? Date.parse(date) : Number.NaN;
  return Number.isNaN(milliseconds) ? undefined : milliseconds;
}
