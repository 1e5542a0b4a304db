import { exchange, timestampOf } from "./srp.js";

/**
 * {@link https://docs.aws.amazon.com/cognito/latest/developerguide/authentication.html Sign-in by password}, which does not leave the
 * page: a proof of it does.
 *
 * @param {object} parts
 * @param {import("../config/config.js").Config} parts.config
 * @param {import("./user-pool-api.js").UserPoolApi} parts.endpoint
 * @param {Crypto} parts.crypto
 * @param {() => number} parts.now milliseconds
 * @param {string} username
 * @param {string} password
 * @returns {Promise<any>} `AuthenticationResult`, or another challenge
 */
export async function signInByPassword({ config, endpoint, crypto, now }, username, password) {
  const { A, prove } = exchange(crypto);
  const { ChallengeParameters: given, Session } = await endpoint.call("InitiateAuth", {
    AuthFlow: "USER_SRP_AUTH",
    AuthParameters: { USERNAME: username, SRP_A: A },
  });
  const [user, secretBlock, timestamp] = [given.USER_ID_FOR_SRP, given.SECRET_BLOCK, timestampOf(now())];
  const pool = config.userPool.id.replace(/.*_/, "");
  return endpoint.call("RespondToAuthChallenge", {
    ChallengeName: "PASSWORD_VERIFIER",
    Session,
    ChallengeResponses: {
      USERNAME: user,
      PASSWORD_CLAIM_SECRET_BLOCK: secretBlock,
      PASSWORD_CLAIM_SIGNATURE: await prove({
        pool,
        user,
        password,
        salt: given.SALT,
        B: given.SRP_B,
        secretBlock,
        timestamp,
      }),
      TIMESTAMP: timestamp,
    },
  });
}

/**
 * Somebody whom an administrator has added chooses a password.
 *
 * @param {import("./user-pool-api.js").UserPoolApi} endpoint
 * @param {any} challenge NEW_PASSWORD_REQUIRED
 * @param {string} password
 * @param {string} [name] where the pool requires it and has none
 * @returns {Promise<any>} `AuthenticationResult`, or another challenge
 */
export const choosePassword = (endpoint, { Session, ChallengeName, ChallengeParameters }, password, name) =>
  endpoint.call("RespondToAuthChallenge", {
    ChallengeName,
    Session,
    ChallengeResponses: {
      USERNAME: ChallengeParameters.USER_ID_FOR_SRP,
      NEW_PASSWORD: password,
      ...(name && { "userAttributes.name": name }),
    },
  });
