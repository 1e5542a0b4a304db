/** The browser blocks sessionStorage (blocked cookies, a sandboxed frame). */
export class StorageBlockedError extends Error {
  name = "StorageBlockedError";
}

/** Values of this tab, as JSON in sessionStorage; nothing else in the page uses sessionStorage. */
export class TabStorage {
  #storage;
  #prefix;

  /**
   * @param {Storage} storage
   * @param {string} [prefix]
   */
  constructor(storage, prefix = "colour:") {
    this.#storage = storage;
    this.#prefix = prefix;
  }

  /**
   * Where storage is blocked, reading the property throws.
   *
   * @param {{ sessionStorage: Storage }} window
   */
  static of(window) {
    try {
      return new TabStorage(window.sessionStorage);
    } catch (cause) {
      throw new StorageBlockedError("sessionStorage is blocked", { cause });
    }
  }

  /** @param {string} key */
  get(key) {
    const text = this.#storage.getItem(this.#prefix + key);
    if (text === null) return undefined;
    try {
      return JSON.parse(text);
    } catch {
      // Not written by this page: treated as absent.
      this.remove(key);
      return undefined;
    }
  }

  /**
   * @param {string} key
   * @param {unknown} value
   */
  set(key, value) {
    this.#storage.setItem(this.#prefix + key, JSON.stringify(value));
  }

  /** @param {string} key */
  remove(key) {
    this.#storage.removeItem(this.#prefix + key);
  }

  /** @param {string} [start] */
  keys(start = "") {
    const full = this.#prefix + start;
    return Array.from({ length: this.#storage.length }, (_, index) => this.#storage.key(index) ?? "")
      .filter((key) => key.startsWith(full))
      .map((key) => key.slice(this.#prefix.length));
  }

  clear() {
    for (const key of this.keys()) this.remove(key);
  }
}
