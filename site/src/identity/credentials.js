import { CognitoIdentityClient } from "@aws-sdk/client-cognito-identity";
import { fromCognitoIdentityPool } from "@aws-sdk/credential-provider-cognito-identity";
import { SignInNeeded } from "../auth/refusals.js";
import { IDENTITY, IDENTITY_REQUEST, within } from "../config/waits.js";
import { IdentityRefused } from "./identity-refused.js";

/**
 * The SDK asks for new credentials five minutes before the old ones expire: what is kept has to last longer than that.
 */
const EARLY = 6 * 60_000;

/**
 * @typedef {import("@aws-sdk/types").AwsCredentialIdentity & { identityId: string }} Credentials
 *
 * @typedef {object} Identity
 * @property {() => Promise<Credentials>} credentials
 * @property {() => Promise<string>} identityId without asking anybody, where it is remembered
 * @property {() => void} forget credentials that the service did not take
 */

/**
 * The user's one identity and its temporary credentials, by the
 * {@link https://docs.aws.amazon.com/cognito/latest/developerguide/authentication-flow.html enhanced flow}: GetId, then
 * GetCredentialsForIdentity. The id is remembered per user; the credentials stay in this tab, for as long as they last.
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
  const provider = () =>
    fromCognitoIdentityPool({
      cache: {
        getItem: () => identities.get(pool, sub) ?? null,
        setItem: (/** @type {string} */ _key, /** @type {string} */ id) => identities.set(pool, sub, id),
        // The provider drops the id at every failure, a lost network included.
        removeItem: () => undefined,
      },
      // The provider's types name its own nested copy of this client; the build leaves that copy out.
      client: /** @type {any} */ (
        new CognitoIdentityClient({
          region: config.region,
          endpoint: config.identityPool.endpoint,
          requestHandler: { requestTimeout: IDENTITY_REQUEST },
          ...client,
        })
      ),
      identityPoolId: pool,
      userIdentifier: sub,
      logins: { [config.userPool.provider]: () => session.idToken() },
    })().catch((refused) => {
      throw IdentityRefused.from(refused);
    });

  const fetched = async () => {
    try {
      return await provider();
    } catch (refused) {
      if (!(refused instanceof IdentityRefused)) throw refused;
      // Expired by the pool's clock, whatever this device's says of it: asked once more, with a token that is new.
      if (refused.type === "NotAuthorizedException" && /token/i.test(refused.message)) {
        await session.idToken(await session.idToken());
        return provider();
      }
      if (refused.type !== "ResourceNotFoundException") throw refused;
      // A remembered identity may have been deleted since.
      identities.forget(pool, sub);
      return provider();
    }
  };

  /** @type {Promise<Credentials> | undefined} */
  let fetching;
  const credentials = async () => {
    const kept = storage.get("credentials");
    if (kept && kept.sub === sub && session.user()?.sub === sub && kept.pool === pool && now() < kept.until - EARLY) {
      return { ...kept.credentials, expiration: new Date(kept.until) };
    }
    fetching ??= within(IDENTITY, fetched)
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
        throw IdentityRefused.from(failed);
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
