import { createHash, createHmac, getDiffieHellman, hkdfSync, randomBytes, randomUUID } from "node:crypto";
import { UserPool } from "./user-pool.js";
import { CONFIG } from "./world.js";

/** The group of {@link https://www.rfc-editor.org/rfc/rfc3526#section-5 RFC 3526, section 5}, as Node.js has it. */
const N = BigInt(`0x${getDiffieHellman("modp15").getPrime("hex")}`);
const G = 2n;
const sha = (/** @type {Buffer[]} */ ...parts) => createHash("sha256").update(Buffer.concat(parts)).digest();
const number = (/** @type {Buffer} */ bytes) => BigInt(`0x${bytes.toString("hex")}`);
/** Two's complement, as Java writes it. @param {bigint} value */
function padded(value) {
  const hex = value.toString(16);
  const even = hex.length % 2 ? `0${hex}` : hex;
  return Buffer.from(Number.parseInt(even.slice(0, 2), 16) > 127 ? `00${even}` : even, "hex");
}
/** @param {bigint} base @param {bigint} exponent @returns {bigint} */
function power(base, exponent) {
  if (exponent === 0n) return 1n;
  const half = power((base * base) % N, exponent >> 1n);
  return exponent & 1n ? (half * base) % N : half;
}
const POOL = CONFIG.userPool.id.split("_")[1] ?? "";
const K = number(sha(padded(N), padded(G)));

/**
 * The API of a user pool in memory, whose passwords nobody sends: only sign-up and reset do. Existence errors are prevented, as the stack
 * asks for.
 */
export class UserPoolApi {
  /** @type {Map<string, any>} by address */
  users = new Map();
  /** Requests, by operation. @type {[string, any][]} */
  requests = [];
  /** Set, it answers this instead. @type {((operation: string) => Response | undefined | Promise<Response>) | undefined} */
  failing;
  /** @type {Map<string, any>} */
  #sessions = new Map();
  #tokens;

  /** @param {() => number} now */
  constructor(now) {
    this.#tokens = new UserPool(now);
  }

  /** @param {string} email @param {{ password?: string, name?: string, status?: string }} [user] */
  add(email, { password = "Correct-horse-7", name = "Zoë", status = "CONFIRMED" } = {}) {
    const sub = randomUUID();
    const salt = number(randomBytes(16));
    const x = number(sha(padded(salt), sha(Buffer.from(`${POOL}${sub}:${password}`))));
    this.users.set(email, { email, name, sub, status, salt, verifier: power(G, x), code: "" });
  }

  /** @param {string | URL | Request} address @param {RequestInit} [init] */
  fetch = async (address, init) => {
    if (String(address) !== CONFIG.userPool.endpoint) throw new TypeError(`Nobody answers at ${address}`);
    const operation =
      new Headers(init?.headers).get("x-amz-target")?.split("AWSCognitoIdentityProviderService.")[1] ?? "";
    const input = JSON.parse(String(init?.body));
    this.requests.push([operation, input]);
    const instead = await this.failing?.(operation);
    if (instead) return instead;
    if (input.ClientId !== CONFIG.userPool.clientId) return refuse("ResourceNotFoundException");
    const answer = /** @type {any} */ (this)[operation]?.(input) ?? {};
    return answer instanceof Response ? answer : Response.json(answer);
  };

  /** @param {any} input */
  SignUp({ Username, Password, UserAttributes }) {
    if (this.users.has(Username)) return refuse("UsernameExistsException");
    const name = UserAttributes.find((/** @type {any} */ { Name }) => Name === "name").Value;
    this.add(Username, { password: Password, name, status: "UNCONFIRMED" });
    this.#send(Username);
    return { UserConfirmed: false };
  }

  /** @param {any} input */
  ResendConfirmationCode({ Username }) {
    this.#send(Username);
  }

  /** @param {any} input */
  ForgotPassword({ Username }) {
    this.#send(Username);
  }

  /** @param {any} input */
  ConfirmSignUp({ Username, ConfirmationCode }) {
    const user = this.users.get(Username);
    if (user?.status === "CONFIRMED") return refuse("NotAuthorizedException", "User cannot be confirmed.");
    if (!user || user.code !== ConfirmationCode) return refuse("CodeMismatchException");
    user.status = "CONFIRMED";
  }

  /** @param {any} input */
  ConfirmForgotPassword({ Username, ConfirmationCode, Password }) {
    const { code, name } = this.users.get(Username) ?? {};
    if (!code || code !== ConfirmationCode) return refuse("ExpiredCodeException");
    if (Password === "Correct-horse-7") return refuse("PasswordHistoryPolicyViolationException");
    this.add(Username, { password: Password, name });
  }

  /** @param {any} input */
  InitiateAuth({ AuthFlow, AuthParameters: { USERNAME, SRP_A } }) {
    if (AuthFlow !== "USER_SRP_AUTH") return refuse("InvalidParameterException");
    const user = this.users.get(USERNAME) ?? { sub: "nobody", salt: 7n, verifier: 8n };
    const b = number(randomBytes(32));
    const B = (K * user.verifier + power(G, b)) % N;
    const Session = randomUUID();
    const secretBlock = randomBytes(32).toString("base64");
    this.#sessions.set(Session, { user, A: BigInt(`0x${SRP_A}`), B, b, secretBlock });
    return {
      ChallengeName: "PASSWORD_VERIFIER",
      Session,
      ChallengeParameters: {
        USER_ID_FOR_SRP: user.sub,
        SALT: user.salt.toString(16),
        SRP_B: B.toString(16),
        SECRET_BLOCK: secretBlock,
      },
    };
  }

  /** @param {any} input */
  RespondToAuthChallenge({ ChallengeName, Session, ChallengeResponses: given }) {
    const begun = this.#sessions.get(Session);
    this.#sessions.delete(Session);
    if (!begun) return refuse("NotAuthorizedException", "Invalid session for the user.");
    const { user } = begun;
    if (ChallengeName === "NEW_PASSWORD_REQUIRED") {
      const name = given["userAttributes.name"] ?? user.name;
      if (!name) return refuse("InvalidParameterException", "Missing required attribute name");
      this.add(user.email, { password: given.NEW_PASSWORD, name });
      return this.#answer(this.users.get(user.email));
    }
    if (!this.#proves(begun, given)) return refuse("NotAuthorizedException", "Incorrect username or password.");
    if (user.status === "UNCONFIRMED") return refuse("UserNotConfirmedException");
    if (user.status === "RESET_REQUIRED") return refuse("PasswordResetRequiredException");
    if (user.status === "CONFIRMED") return this.#answer(user);
    const next = randomUUID();
    this.#sessions.set(next, begun);
    return {
      ChallengeName: "NEW_PASSWORD_REQUIRED",
      Session: next,
      ChallengeParameters: {
        USER_ID_FOR_SRP: user.sub,
        requiredAttributes: JSON.stringify(user.name ? [] : ["userAttributes.name"]),
      },
    };
  }

  /** @param {any} input */
  GetTokensFromRefreshToken({ RefreshToken }) {
    return RefreshToken === "spent"
      ? refuse("NotAuthorizedException", "Refresh Token has been revoked")
      : this.#answer({});
  }

  /** @param {any} begun @param {any} given */
  #proves({ user, A, B, b, secretBlock }, given) {
    const u = number(sha(padded(A), padded(B)));
    const shared = padded(power((A * power(user.verifier, u)) % N, b));
    const key = Buffer.from(hkdfSync("sha256", shared, padded(u), "Caldera Derived Key", 16));
    const said = [`${POOL}${user.sub}`, Buffer.from(secretBlock, "base64"), given.TIMESTAMP];
    const proof = said.reduce((mac, part) => mac.update(part), createHmac("sha256", key)).digest("base64");
    return given.PASSWORD_CLAIM_SIGNATURE === proof && given.PASSWORD_CLAIM_SECRET_BLOCK === secretBlock && user.email;
  }

  /** @param {any} user */
  #answer({ sub = "user-1", name = "Zoë" }) {
    const RefreshToken = this.#tokens.newRefreshToken();
    return { AuthenticationResult: { IdToken: this.#tokens.idToken({ sub, name }), RefreshToken } };
  }

  /** @param {string} address */
  #send(address) {
    const user = this.users.get(address);
    if (user) user.code = `${Math.floor(Math.random() * 900_000) + 100_000}`;
  }
}

/** @param {string} type @param {string} [message] */
export const refuse = (type, message = "", status = 400) =>
  Response.json({ __type: `com.amazonaws.cognito.identity.idp.model#${type}`, message }, { status });
