import { MemoryStorage, NOW } from "../../../packages/cognito-sync-datasets/test/fakes/storage.js";
import { TabStorage } from "../../src/storage/tab-storage.js";

export { MemoryStorage, NOW };

/** @type {import("../../src/config/config.js").Config} */
export const CONFIG = {
  region: "eu-west-1",
  siteUrl: "https://site.test/index.html",
  signIn: "pkce",
  userPool: {
    id: "eu-west-1_Pool",
    clientId: "client-1",
    domain: "https://domain.test",
    endpoint: "https://user-pool.test",
    provider: "cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Pool",
    passwordPolicy: { minLength: 12, lowercase: true, uppercase: true, digits: true, symbols: true },
  },
  scopes: ["openid", "email", "profile"],
  identityPool: { id: "eu-west-1:00000000-0000-4000-8000-000000000001", endpoint: "https://identity.test" },
  sync: { endpoint: "https://sync.test" },
};

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
