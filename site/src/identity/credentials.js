import { fromIdToken } from "cognito-sync-datasets/credentials";
import { SignInNeeded } from "../auth/errors.js";
import { NetworkError } from "../config/network-error.js";
import { IDENTITY, IDENTITY_REQUEST, within } from "../config/waits.js";

/**
 * The SDK asks for new credentials five minutes before the old ones expire: what is kept has to last longer than that.
 */
const EARLY = 6 * 60_000;

/**
 * @typedef {import("cognito-sync-datasets/credentials").Credentials} Credentials
 *
 * @typedef {object} Identity
 * @property {() => Promise<Credentials>} credentials
 * @property {() => Promise<string>} identityId without asking anybody, where it is remembered
 * @property {() => void} forget credentials that the service did not take
 */

/**
 * The user's one identity and its temporary credentials. The id is remembered per user; the credentials stay in this tab, for as long as they last.
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
        // The SDK, too, looks at this device's clock.
        const until = (given.expiration?.getTime() ?? 0) - session.ahead;
        const fresh = { ...given, expiration: new Date(until) };
        // Signed out, or somebody else in, meanwhile: they are good for this one call and no longer.
        if (session.user()?.sub === sub) {
          storage.set("credentials", { sub, pool, until, credentials: fresh });
        }
        return fresh;
      })
      .catch((/** @type {any} */ failed) => {
        throw failed.name === "TimeoutError" ? new NetworkError("The identity pool", failed) : failed;
      })
      .finally(() => {
        fetching = undefined;
      });
    return fetching;
  };

  return {
    credentials,
    identityId: async () => {
      // Asked before each synchronization: of somebody who has signed out nothing is read or written any more.
      if (session.user()?.sub !== sub) throw new SignInNeeded();
      return identities.get(pool, sub) ?? (await credentials()).identityId;
    },
    forget: () => storage.remove("credentials"),
  };
}
