import { TabStorage } from "../../src/storage/tab-storage.js";

/** 2026-01-01T00:00:00Z, the moment at which tests begin. */
export const NOW = Date.UTC(2026, 0, 1);

/** @type {import("../../src/config/config.js").Config} */
export const CONFIG = {
  region: "eu-west-1",
  siteUrl: "https://site.test/index.html",
  signIn: "pkce",
  userPool: {
    id: "eu-west-1_Pool",
    clientId: "client-1",
    domain: "https://domain.test",
    provider: "cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Pool",
  },
  scopes: ["openid", "email", "profile"],
  identityPool: { id: "eu-west-1:00000000-0000-4000-8000-000000000001", endpoint: "https://identity.test" },
  sync: { endpoint: "https://sync.test" },
};

/** The Storage of one tab. */
export class MemoryStorage {
  /** @type {Map<string, string>} */
  #values = new Map();

  get length() {
    return this.#values.size;
  }

  /** @param {number} index */
  key(index) {
    return [...this.#values.keys()][index] ?? null;
  }

  /** @param {string} key */
  getItem(key) {
    return this.#values.get(key) ?? null;
  }

  /**
   * @param {string} key
   * @param {string} value
   */
  setItem(key, value) {
    this.#values.set(key, value);
  }

  /** @param {string} key */
  removeItem(key) {
    this.#values.delete(key);
  }

  clear() {
    this.#values.clear();
  }
}

export const newStorage = () => new TabStorage(new MemoryStorage());

/** What a device remembers of its users, whatever tab asks. */
export class FakeIdentities {
  /** @type {Map<string, string>} */
  #ids = new Map();

  /** @param {string} pool @param {string} sub */
  get(pool, sub) {
    return this.#ids.get(`${pool} ${sub}`);
  }

  /** @param {string} pool @param {string} sub @param {string} id */
  set(pool, sub, id) {
    this.#ids.set(`${pool} ${sub}`, id);
  }

  /** @param {string} pool @param {string} sub */
  forget(pool, sub) {
    this.#ids.delete(`${pool} ${sub}`);
  }
}

/** A clock that stands still until it is moved. */
export class Clock {
  time = NOW;
  now = () => this.time;
}
