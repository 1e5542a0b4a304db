import {
  CognitoIdentityClient,
  GetCredentialsForIdentityCommand,
  GetIdCommand,
} from "@aws-sdk/client-cognito-identity";
import { IdentityServiceError, NetworkError } from "./errors.js";
import { networkErrorOf, retryAfter } from "./remote/answers.js";

const POOL = "The identity pool";
/** How the SDK calls a refusal that names no type: the pool's own name theirs, in the body, where a browser sees it. */
const NAMELESS = /^(SyntaxError|Unknown|UnknownError|Error|CognitoIdentityServiceException|\d*)$/;

/**
 * @typedef {object} Credentials as the SDK's clients take them
 * @property {string} identityId
 * @property {string} accessKeyId
 * @property {string} secretAccessKey
 * @property {string} [sessionToken]
 * @property {Date} [expiration]
 *
 * @typedef {object} IdTokenOptions
 * @property {string} identityPoolId
 * @property {string} provider whose token it is, as the identity pool knows it: `cognito-idp.REGION.amazonaws.com/USER_POOL_ID`
 * @property {(refused?: string) => string | Promise<string>} idToken answers a valid ID token; `refused` is one that the pool
 *   did not take, as a clock that is wrong may bring about
 * @property {CognitoIdentityClient | import("@aws-sdk/client-cognito-identity").CognitoIdentityClientConfig} [client] the SDK's
 *   client, or what to make one of (default: one for the pool's region)
 * @property {RememberedId} [remembered] where the identity id is kept for the next visit, which saves a request (default: nowhere)
 *
 * @typedef {object} RememberedId of one user
 * @property {() => string | null | undefined} get
 * @property {(identityId: string) => void} set
 * @property {() => void} forget
 */

/**
 * Credentials for the AWS SDK from an ID token, by the
 * {@link https://docs.aws.amazon.com/cognito/latest/developerguide/authentication-flow.html enhanced flow}: GetId, then
 * GetCredentialsForIdentity. They tell their `identityId`.
 *
 * @param {IdTokenOptions} options
 * @returns {() => Promise<Credentials>} fails with NetworkError, IdentityServiceError, or as `idToken` does
 */
export function fromIdToken({ identityPoolId, provider, idToken, client = {}, remembered = inMemory() }) {
  const identity =
    "send" in client ? client : new CognitoIdentityClient({ region: identityPoolId.split(":")[0], ...client });

  /** @param {string} token */
  const fetched = async (token) => {
    const Logins = { [provider]: token };
    const known = remembered.get();
    const IdentityId =
      known ?? (await identity.send(new GetIdCommand({ IdentityPoolId: identityPoolId, Logins }))).IdentityId;
    if (!IdentityId) throw empty();
    if (!known) remembered.set(IdentityId);
    const { Credentials } = await identity.send(new GetCredentialsForIdentityCommand({ IdentityId, Logins }));
    const { AccessKeyId, SecretKey, SessionToken, Expiration } = Credentials ?? {};
    if (!AccessKeyId || !SecretKey) throw empty();
    return {
      identityId: IdentityId,
      accessKeyId: AccessKeyId,
      secretAccessKey: SecretKey,
      ...(SessionToken && { sessionToken: SessionToken }),
      ...(Expiration && { expiration: Expiration }),
    };
  };

  return async () => {
    const token = await idToken();
    const attempt = (/** @type {string} */ with_) =>
      fetched(with_).catch((error) => {
        throw errorOf(error);
      });
    try {
      return await attempt(token);
    } catch (/** @type {any} */ refused) {
      // Expired by the pool's clock, whatever this device's says of it: asked once more, with a token that is new.
      if (refused.type === "NotAuthorizedException" && /token/i.test(refused.message)) {
        return attempt(await idToken(token));
      }
      if (refused.type !== "ResourceNotFoundException") throw refused;
      // A remembered identity may have been deleted since.
      remembered.forget();
      return attempt(token);
    }
  };
}

/** @returns {RememberedId} */
function inMemory() {
  /** @type {string | undefined} */
  let kept;
  return {
    get: () => kept,
    set: (identityId) => {
      kept = identityId;
    },
    forget: () => {
      kept = undefined;
    },
  };
}

/** The answer was a good one, and nothing stood in it. */
const empty = () => new NetworkError(new Error("members are missing in the answer"), 200, POOL);

/**
 * @param {any} error as the SDK throws it
 * @returns {Error} the refusal, no answer at all or another's in its place, or the error itself where it is of no such kind
 */
function errorOf(error) {
  const status = error.$metadata?.httpStatusCode;
  if (!status) return networkErrorOf(error, POOL);
  if (NAMELESS.test(error.name) && status !== 429 && status < 500) return new NetworkError(error, status, POOL);
  const refused = new IdentityServiceError(error.name, status, error.message, error);
  refused.retryAfter = retryAfter(error.$response?.headers);
  return refused;
}
