import { CognitoIdentityClient } from "@aws-sdk/client-cognito-identity";
import { fromCognitoIdentityPool } from "@aws-sdk/credential-provider-cognito-identity";
import { IdentityRefused } from "./identity-refused.js";

/**
 * Temporary credentials of the user's one identity, by the
 * {@link https://docs.aws.amazon.com/cognito/latest/developerguide/authentication-flow.html enhanced flow}: GetId, then
 * GetCredentialsForIdentity. The identity id is remembered per user, because GetId has the smallest quota of them all.
 *
 * @param {object} parts
 * @param {import("../config/config.js").Config} parts.config
 * @param {Pick<import("../auth/session.js").Session, "idToken" | "user">} parts.session
 * @param {import("../storage/tab-storage.js").TabStorage} parts.storage
 * @param {import("@aws-sdk/client-cognito-identity").CognitoIdentityClientConfig} [parts.client] overrides
 */
export function credentialsOf({ config, session, storage, client }) {
  const cache = {
    getItem: (/** @type {string} */ key) => storage.get(key) ?? null,
    setItem: (/** @type {string} */ key, /** @type {string} */ value) => storage.set(key, value),
    removeItem: (/** @type {string} */ key) => storage.remove(key),
  };
  const pool = () =>
    fromCognitoIdentityPool({
      cache,
      // The provider's types name its own nested copy of this client; the build leaves that copy out.
      client: /** @type {any} */ (
        new CognitoIdentityClient({ region: config.region, endpoint: config.identityPool.endpoint, ...client })
      ),
      identityPoolId: config.identityPool.id,
      userIdentifier: session.user()?.sub,
      logins: { [config.userPool.provider]: () => session.idToken() },
    });

  let provider = pool();
  const once = () =>
    provider().catch((refused) => {
      // The SDK's provider holds on to an identity id even after it was refused: only a new one asks again.
      provider = pool();
      throw IdentityRefused.from(refused);
    });
  return () =>
    once().catch((refused) => {
      // A remembered identity may have been deleted since.
      if (refused instanceof IdentityRefused && refused.type === "ResourceNotFoundException") return once();
      throw refused;
    });
}
