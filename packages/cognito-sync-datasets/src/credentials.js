import {
  CognitoIdentityClient,
  GetCredentialsForIdentityCommand,
  GetIdCommand,
} from "@aws-sdk/client-cognito-identity";
import { Deadline, WAITS } from "./deadline.js";
import { IdentityServiceError, NetworkError } from "./errors.js";
import { NAMELESS, networkErrorOf, retryAfter } from "./remote/answers.js";

const POOL = "The identity pool";

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
 * @property {string} provider that issued the token, as configured in the identity pool: `cognito-idp.REGION.amazonaws.com/USER_POOL_ID`
 * @property {(refused?: string) => string | Promise<string>} idToken returns a valid ID token; `refused` is one that the
 *   pool rejected, for example because of clock skew
 * @property {CognitoIdentityClient | import("@aws-sdk/client-cognito-identity").CognitoIdentityClientConfig} [client] the SDK's
 *   client, or its configuration (default: one for the pool's region)
 * @property {RememberedId} [remembered] stores the identity id for the next visit, which saves a request (default: in memory).
 *   If it throws, the id is requested
 *
 * @typedef {object} RememberedId of one user
 * @property {() => string | null | undefined} get
 * @property {(identityId: string) => void} set
 * @property {() => void} forget
 */

/**
 * Credentials for the AWS SDK from an ID token, by the
 * {@link https://docs.aws.amazon.com/cognito/latest/developerguide/authentication-flow.html enhanced flow}: GetId, then
 * GetCredentialsForIdentity. They have an `identityId`.
 *
 * @param {IdTokenOptions} options
 * @returns {() => Promise<Credentials>} fails with NetworkError, IdentityServiceError, or as `idToken` does
 */
export function fromIdToken({ identityPoolId, provider, idToken, client = {}, remembered = inMemory() }) {
  const identity =
    "send" in client ? client : new CognitoIdentityClient({ region: identityPoolId.split(":")[0], ...client });

  /**
   * One request, at most `WAITS.identityPool`.
   *
   * @template Answer
   * @param {(options: { abortSignal: AbortSignal }) => Promise<Answer>} request
   */
  const inTime = async (request) => {
    const deadline = new Deadline(WAITS.identityPool, undefined, POOL);
    try {
      return await deadline.within(request({ abortSignal: deadline.signal }));
    } finally {
      deadline.end();
    }
  };

  const recall = () => quietly(() => remembered.get());

  /**
   * @param {string} token
   * @param {string | null | undefined} [known] the identity id; null: it is requested
   */
  const fetched = async (token, known = recall()) => {
    const Logins = { [provider]: token };
    const getId = new GetIdCommand({ IdentityPoolId: identityPoolId, Logins });
    const IdentityId = known ?? (await inTime((options) => identity.send(getId, options))).IdentityId;
    if (!IdentityId) throw empty();
    if (!known) quietly(() => remembered.set(IdentityId));
    const getCredentials = new GetCredentialsForIdentityCommand({ IdentityId, Logins });
    const { Credentials } = await inTime((options) => identity.send(getCredentials, options));
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
    const attempt = (/** @type {string} */ with_, /** @type {null | undefined} */ known = undefined) =>
      fetched(with_, known).catch((error) => {
        throw errorOf(error);
      });
    try {
      return await attempt(token);
    } catch (/** @type {any} */ refused) {
      // Expired by the pool's clock, which may differ from this device's: retried once with a new token.
      if (refused.type === "NotAuthorizedException" && /token/i.test(refused.message)) {
        return attempt(await idToken(token));
      }
      // A remembered identity may have been deleted since, or be another user's: "Logins don't match".
      const isForeign = refused.type === "NotAuthorizedException" && recall();
      if (refused.type !== "ResourceNotFoundException" && !isForeign) throw refused;
      quietly(() => remembered.forget());
      return attempt(token, null);
    }
  };
}

/**
 * The app's storage may be blocked: credentials do not need it.
 *
 * @template Result
 * @param {() => Result} work
 */
function quietly(work) {
  try {
    return work();
  } catch {
    return undefined;
  }
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

/** Status 200 without the members of a valid response. */
const empty = () => new NetworkError(new Error("the response is incomplete"), 200, POOL);

/**
 * @param {any} error as the SDK throws it
 * @returns {Error} IdentityServiceError, NetworkError, or the same error if it is neither
 */
function errorOf(error) {
  const status = error.$metadata?.httpStatusCode;
  if (!status) return networkErrorOf(error, POOL);
  if (NAMELESS.test(error.name) && status !== 429 && status < 500) return new NetworkError(error, status, POOL);
  const refused = new IdentityServiceError(error.name, status, error.message, error);
  refused.retryAfter = retryAfter(error.$response?.headers);
  return refused;
}
