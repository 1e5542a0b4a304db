import { fromIdToken } from "cognito-sync-datasets/credentials";
import { SignInRequiredError } from "../auth/errors.js";
import { NetworkError } from "../config/network-error.js";
import { IDENTITY, IDENTITY_REQUEST, within } from "../config/waits.js";
import { IDENTITY_POOL } from "../messages/messages.js";

/**
 * The SDK requests new credentials five minutes before expiry: stored ones are used only if they last longer.
 */
const EARLY = 6 * 60_000;

/**
 * @typedef {import("cognito-sync-datasets/credentials").Credentials} Credentials
 *
 * @typedef {object} Identity
 * @property {() => Promise<Credentials>} credentials
 * @property {() => Promise<string>} identityId without a request, if it is remembered
 * @property {() => void} forget discards credentials that the service rejected
 */

/**
 * The user's identity id, remembered per user, and temporary credentials, stored in this tab until they expire.
 *
 * @param {object} parts
 * @param {import("../config/config.js").Config} parts.config
 * @param {Pick<import("../auth/session.js").Session, "idToken" | "user" | "ahead">} parts.session
 * @param {import("../storage/tab-storage.js").TabStorage} parts.storage
 * @param {Pick<import("../storage/remembered.js").Remembered, "get" | "set" | "forget">} parts.identities
 * @param {() => number} parts.now milliseconds
 * @param {import("@aws-sdk/client-cognito-identity").CognitoIdentityClientConfig} [parts.client] overrides
 * @returns {Identity}
 */
export function identityOf({ config, session, storage, identities, now, client }) {
  const pool = config.identityPool.id;
  const sub = session.user()?.sub ?? "";
  const provider = fromIdToken({
    identityPoolId: pool,
    provider: config.userPool.provider,
    idToken: (refused) => session.idToken(refused),
    client: {
      region: config.region,
      endpoint: config.identityPool.endpoint,
      requestHandler: { requestTimeout: IDENTITY_REQUEST },
      ...client,
    },
    remembered: {
      get: () => identities.get(pool, sub),
      set: (id) => identities.set(pool, sub, id),
      forget: () => identities.forget(pool, sub),
    },
  });

  /** @type {Promise<Credentials> | undefined} */
  let fetching;
  const credentials = async () => {
    const kept = storage.get("credentials");
    if (kept && kept.sub === sub && session.user()?.sub === sub && kept.pool === pool && now() < kept.until - EARLY) {
      return { ...kept.credentials, expiration: new Date(kept.until) };
    }
    fetching ??= within(IDENTITY, provider)
      .then((/** @type {Credentials} */ given) => {
        // In the time of this device's clock, which the SDK compares with.
        const until = (given.expiration?.getTime() ?? 0) - session.ahead;
        const fresh = { ...given, expiration: new Date(until) };
        // If the user has changed during the request, the credentials are not stored.
        if (session.user()?.sub === sub) {
          storage.set("credentials", { sub, pool, until, credentials: fresh });
        }
        return fresh;
      })
      .catch((/** @type {any} */ failed) => {
        throw failed.name === "TimeoutError" ? new NetworkError(IDENTITY_POOL, failed) : failed;
      })
      .finally(() => {
        fetching = undefined;
      });
    return fetching;
  };

  return {
    credentials,
    identityId: async () => {
      // Called before each synchronization: nothing is read or written for a user who has signed out.
      if (session.user()?.sub !== sub) throw new SignInRequiredError();
      return identities.get(pool, sub) ?? (await credentials()).identityId;
    },
    forget: () => storage.remove("credentials"),
  };
}
