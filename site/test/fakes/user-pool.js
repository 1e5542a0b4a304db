import { createHash, randomUUID } from "node:crypto";
import { CONFIG } from "./world.js";

/**
 * A user pool's domain in memory, as strict as the real one about codes, verifiers and redirect URIs. Its tokens are
 * unsigned: the page does not judge signatures.
 */
export class UserPool {
  /** What every next token says differently. @type {Record<string, unknown>} */
  claims = {};
  /** Requests to the token and revocation endpoints. @type {Record<string, string>[]} */
  requests = [];
  /** Set, it answers this instead. @type {(() => Response | Promise<Response>) | undefined} */
  failing;
  /** Set, a refresh hands out a new refresh token. */
  rotating = true;
  /** @type {Set<string>} */
  #refreshTokens = new Set();
  /** @type {Map<string, { challenge: string, nonce: string, redirectUri: string }>} */
  #codes = new Map();
  #now;

  /** @param {() => number} now */
  constructor(now) {
    this.#now = now;
  }

  /**
   * The person signs in at this address; the answer is where the browser is sent.
   *
   * @param {string} address
   */
  signIn(address) {
    const asked = Object.fromEntries(new URL(address).searchParams);
    const { state = "", nonce = "", redirect_uri: redirectUri = "", code_challenge: challenge = "" } = asked;
    if (asked.response_type === "token") {
      return `${redirectUri}#${new URLSearchParams({ id_token: this.idToken({ nonce }), state, token_type: "Bearer" })}`;
    }
    const code = randomUUID();
    this.#codes.set(code, { challenge, nonce, redirectUri });
    return `${redirectUri}?${new URLSearchParams({ code, state })}`;
  }

  /** @param {Record<string, unknown>} [claims] */
  idToken(claims = {}) {
    const all = {
      iss: `https://${CONFIG.userPool.provider}`,
      aud: CONFIG.userPool.clientId,
      sub: "user-1",
      name: "Zoë",
      token_use: "id",
      exp: this.#now() / 1000 + 3600,
      ...claims,
      ...this.claims,
    };
    return `e30.${Buffer.from(JSON.stringify(all)).toString("base64url")}.c2ln`;
  }

  newRefreshToken() {
    const token = randomUUID();
    this.#refreshTokens.add(token);
    return token;
  }

  /**
   * @param {string | URL | Request} address
   * @param {RequestInit} [init]
   */
  fetch = async (address, init) => {
    const { pathname } = new URL(String(address));
    const parameters = Object.fromEntries(/** @type {URLSearchParams} */ (init?.body));
    this.requests.push({ pathname, ...parameters });
    if (this.failing) return this.failing();
    if (pathname === "/oauth2/revoke") {
      this.#refreshTokens.delete(parameters.token ?? "");
      return new Response(null, { status: 200 });
    }
    return parameters.grant_type === "refresh_token" ? this.#refresh(parameters) : this.#exchange(parameters);
  };

  /** @param {Record<string, string>} parameters */
  #exchange({ code = "", code_verifier = "", redirect_uri, client_id }) {
    const granted = this.#codes.get(code);
    this.#codes.delete(code);
    const challenge = createHash("sha256").update(code_verifier).digest("base64url");
    if (
      !granted ||
      granted.challenge !== challenge ||
      granted.redirectUri !== redirect_uri ||
      client_id !== CONFIG.userPool.clientId
    ) {
      return refuse("invalid_grant");
    }
    return Response.json({ id_token: this.idToken({ nonce: granted.nonce }), refresh_token: this.newRefreshToken() });
  }

  /** @param {Record<string, string>} parameters */
  #refresh({ refresh_token = "" }) {
    if (!this.#refreshTokens.has(refresh_token)) return refuse("invalid_grant");
    if (!this.rotating) return Response.json({ id_token: this.idToken() });
    this.#refreshTokens.delete(refresh_token);
    return Response.json({ id_token: this.idToken(), refresh_token: this.newRefreshToken() });
  }
}

/** @param {string} error */
export const refuse = (error, status = 400) => Response.json({ error }, { status });
