import { webcrypto } from "node:crypto";
import { Browser } from "../../../packages/cognito-sync-datasets/test/fakes/devices.js";
import { Attempts } from "../../src/auth/attempts.js";
import { Session } from "../../src/auth/session.js";
import { SignIn } from "../../src/auth/sign-in.js";
import { TokenEndpoint } from "../../src/auth/token-endpoint.js";
import { UserPool } from "./user-pool.js";
import { Clock, CONFIG, newStorage } from "./world.js";

/** What tabs of one browser have in common, the user pool included. */
export function shared() {
  const clock = new Clock();
  return { clock, pool: new UserPool(clock.now), browser: new Browser() };
}

/**
 * The auth layer of one tab, against a user pool in memory.
 *
 * @param {Partial<import("../../src/config/config.js").Config>} [changes]
 * @param {{ storage?: import("../../src/storage/tab-storage.js").TabStorage, of?: ReturnType<typeof shared> }} [where] the storage of a tab
 *   that it is a duplicate of, and the browser
 */
export function tab(changes = {}, { storage = newStorage(), of = shared() } = {}) {
  const config = { ...CONFIG, ...changes };
  const { clock, pool, browser } = of;
  const endpoint = new TokenEndpoint(config, pool.fetch);
  const window = /** @type {any} */ (browser.tab);
  const session = new Session({ config, endpoint, storage, now: clock.now, window });
  const signIn = new SignIn({
    config,
    session,
    endpoint,
    attempts: new Attempts(storage),
    storage,
    crypto: /** @type {Crypto} */ (webcrypto),
    now: clock.now,
  });
  return { config, clock, pool, storage, endpoint, session, signIn, of };
}
