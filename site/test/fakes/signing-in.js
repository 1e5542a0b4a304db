import { webcrypto } from "node:crypto";
import { Attempts } from "../../src/auth/attempts.js";
import { Session } from "../../src/auth/session.js";
import { SignIn } from "../../src/auth/sign-in.js";
import { TokenEndpoint } from "../../src/auth/token-endpoint.js";
import { UserPool } from "./user-pool.js";
import { Clock, CONFIG, newStorage } from "./world.js";

/**
 * The auth layer of one tab, against a user pool in memory.
 *
 * @param {Partial<import("../../src/config/config.js").Config>} [changes]
 */
export function tab(changes = {}) {
  const config = { ...CONFIG, ...changes };
  const clock = new Clock();
  const pool = new UserPool(clock.now);
  const storage = newStorage();
  const endpoint = new TokenEndpoint(config, pool.fetch);
  const session = new Session({ config, endpoint, storage, now: clock.now });
  const signIn = new SignIn({
    config,
    session,
    endpoint,
    attempts: new Attempts(storage),
    storage,
    crypto: /** @type {Crypto} */ (webcrypto),
    now: clock.now,
  });
  return { config, clock, pool, storage, endpoint, session, signIn };
}
