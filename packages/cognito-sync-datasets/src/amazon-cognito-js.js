import { emptyState, withEntries } from "./core/state.js";

/**
 * Local data of {@link https://github.com/aws-amplify/amazon-cognito-js amazon-cognito-js}, for `migrateFrom` of `Datasets`.
 *
 * @param {Storage | undefined} [storage] where it is (default: the page's localStorage, if the browser lets it be read)
 */
export const amazonCognitoJs =
  (storage = localStorageOfPage()) =>
  (/** @type {string} */ identityId) =>
    storage && new CognitoJsStore(storage, identityId);

function localStorageOfPage() {
  try {
    return globalThis.window?.localStorage;
  } catch {
    // Reading it is what throws where storage is blocked.
    return undefined;
  }
}

const METADATA = "_internal._metadata";

/**
 * What amazon-cognito-js left in localStorage: under `IDENTITY.DATASET` a JSON map of records. It is read once, and then it is
 * ours. Whatever is not as that library writes it is left alone.
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
   * @param {number} now milliseconds: when an edit without a date counts as written
   * @returns {import("./core/state.js").State | undefined}
   */
  read(name, id, now) {
    const records = parsed(this.#storage.getItem(this.#prefix + name));
    if (!records) return undefined;
    // Everything is pulled once: that library's counts are not to be relied on, and it overwrote what its edits rest on.
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
  // It wrote a removed record as an empty one, and an empty one as a removed one.
  const value = record.Value ? wellFormed(record.Value) : null;
  const at = time(record.DeviceLastModifiedDate) ?? now;
  const known = record.SyncCount > 0 ? { remote: { value: null, syncCount: record.SyncCount } } : {};
  // Sent: it may have been, and the answer lost.
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

/** Half of a surrogate pair is told as what the service would have made of it: that library checked nothing. @param {string} text */
const wellFormed = (text) => text.replace(/\p{Surrogate}/gu, "\ufffd");

/** @param {unknown} date */
function time(date) {
  const milliseconds = typeof date === "string" ? Date.parse(date) : Number.NaN;
  return Number.isNaN(milliseconds) ? undefined : milliseconds;
}
