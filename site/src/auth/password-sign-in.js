import { exchange, timestampOf } from "./srp.js";

/**
 * {@link https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-authentication-flow-methods.html#amazon-cognito-user-pools-authentication-flow-methods-password
 * Sign-in by password}, which does not leave the page: a proof of it does (SRP).
 */
export class PasswordSignIn {
  #config;
  #api;
  #crypto;
  #now;

  /**
   * @param {object} parts
   * @param {import("../config/config.js").Config} parts.config
   * @param {import("./user-pool-api.js").UserPoolApi} parts.api
   * @param {Crypto} parts.crypto
   * @param {() => number} parts.now milliseconds
   */
  constructor({ config, api, crypto, now }) {
    this.#config = config;
    this.#api = api;
    this.#crypto = crypto;
    this.#now = now;
  }

  /**
   * @param {string} username
   * @param {string} password
   * @returns {Promise<any>} `AuthenticationResult`, or another challenge
   */
  async start(username, password) {
    const { A, prove } = exchange(this.#crypto);
    const { ChallengeParameters: given, Session } = await this.#api.call("InitiateAuth", {
      AuthFlow: "USER_SRP_AUTH",
      AuthParameters: { USERNAME: username, SRP_A: A },
    });
    const timestamp = timestampOf(this.#now());
    const signature = await prove({
      pool: this.#config.userPool.id.replace(/.*_/, ""),
      user: given.USER_ID_FOR_SRP,
      password,
      salt: given.SALT,
      B: given.SRP_B,
      secretBlock: given.SECRET_BLOCK,
      timestamp,
    });
    return this.#respond("PASSWORD_VERIFIER", Session, {
      USERNAME: given.USER_ID_FOR_SRP,
      PASSWORD_CLAIM_SECRET_BLOCK: given.SECRET_BLOCK,
      PASSWORD_CLAIM_SIGNATURE: signature,
      TIMESTAMP: timestamp,
    });
  }

  /**
   * Somebody whom an administrator has added chooses a password.
   *
   * @param {any} challenge NEW_PASSWORD_REQUIRED
   * @param {string} password
   * @param {string} [name] where the pool requires it and has none
   * @returns {Promise<any>}
   */
  choose({ Session, ChallengeName, ChallengeParameters: given }, password, name) {
    return this.#respond(ChallengeName, Session, {
      USERNAME: given.USER_ID_FOR_SRP,
      NEW_PASSWORD: password,
      ...(name && { "userAttributes.name": name }),
    });
  }

  /**
   * @param {string} ChallengeName
   * @param {string | undefined} Session
   * @param {Record<string, string>} ChallengeResponses
   */
  #respond(ChallengeName, Session, ChallengeResponses) {
    return this.#api.call("RespondToAuthChallenge", { ChallengeName, Session, ChallengeResponses });
  }
}
