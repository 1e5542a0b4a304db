import { isTemporary } from "../errors.js";
import { networkErrorOf, retryAfter } from "./answers.js";
import { Signer } from "./appsync-client.js";
import { APPSYNC, CONTENTION, errorOf, foreign, isAboutCredentials, isSkewed, refusalOf } from "./appsync-errors.js";

/** Longest pause between two attempts of a request, in milliseconds: an operation that waits longer fails, and is repeated as a whole. */
const PATIENCE = 2_000;

/** Sends signed GraphQL requests within a deadline, and observes the server's clock. */
export class Graphql {
  #parts;
  #signer;

  /**
   * @param {object} parts
   * @param {import("./appsync-client.js").Client} parts.client
   * @param {Pick<import("./server-time.js").ServerTime, "offset" | "observe">} parts.clock
   * @param {import("../environment.js").Environment} parts.browser
   * @param {() => number} parts.now
   * @param {() => number} parts.random
   */
  constructor(parts) {
    this.#parts = parts;
    this.#signer = new Signer(parts.client, () => parts.now() + parts.clock.offset);
  }

  get signer() {
    return this.#signer;
  }

  /** Clock skew in milliseconds: how far the server's clock is ahead. */
  get offset() {
    return this.#parts.clock.offset;
  }

  /**
   * Repeated after errors that pass, as the SDK's clients do: updates carry the id of their write, which is taken once.
   *
   * @param {string} query with one field
   * @param {object} variables
   * @param {(answer: any) => boolean} isWhole whether the field is complete
   * @param {import("../deadline.js").Deadline} deadline
   * @returns {Promise<any>} the field; fails with SyncServiceError, NetworkError, or an error of the credentials
   */
  async send(query, variables, isWhole, deadline) {
    const body = JSON.stringify({ query, variables });
    let corrected = false;
    for (let attempt = 1; ; attempt += 1) {
      const headers = await deadline.within(this.#signer.query(body).catch(unreachable));
      try {
        return await this.#attempt({ headers, body }, isWhole, deadline, attempt);
      } catch (/** @type {any} */ error) {
        if (isAboutCredentials(error)) this.#signer.refused();
        // The answer has corrected the clock.
        if (isSkewed(error) && !corrected) {
          corrected = true;
          continue;
        }
        const again = isTemporary(error) && error.type !== CONTENTION && !deadline.signal.aborted;
        if (!again || attempt >= this.#parts.client.config.maxAttempts || error.retryAfter > PATIENCE) throw error;
        await this.pause(attempt, deadline, error.retryAfter);
      }
    }
  }

  /**
   * @param {number} attempt
   * @param {import("../deadline.js").Deadline} deadline
   * @param {number} [least] milliseconds
   */
  async pause(attempt, deadline, least = 0) {
    const { browser, random } = this.#parts;
    const wait = Math.max(least, random() * Math.min(PATIENCE, 100 * 2 ** attempt));
    await deadline.within(new Promise((resolve) => browser.setTimeout(() => resolve(undefined), wait)));
  }

  /**
   * @param {{ headers: Record<string, string>, body: string }} request
   * @param {(answer: any) => boolean} isWhole
   * @param {import("../deadline.js").Deadline} deadline
   * @param {number} attempt
   */
  async #attempt(request, isWhole, deadline, attempt) {
    const { client, now, clock } = this.#parts;
    const sentAt = now();
    const options = { method: "POST", ...request, signal: deadline.signal };
    const fetched = this.#fetch(client.config.endpoint, options).catch(unreachable);
    const { response, answer } = await deadline.within(fetched);
    const observe = () => clock.observe(response.headers.get("date") ?? undefined, sentAt, now());
    if (response.status !== 200) {
      const refused = refusalOf(response, answer, attempt);
      if (isSkewed(refused)) observe();
      throw withRetryAfter(refused, response);
    }
    const [error] = Array.isArray(answer?.errors) ? answer.errors : [];
    const [field] = Object.values(answer?.data ?? {});
    if (!error && !(field && isWhole(field))) throw foreign(200);
    // Only a response of the service: a proxy's clock proves nothing.
    observe();
    if (error) throw withRetryAfter(errorOf(error, attempt), response);
    return field;
  }

  /**
   * @param {string} address
   * @param {RequestInit} options
   */
  async #fetch(address, options) {
    const { request = fetch } = this.#parts.browser;
    const response = await request(address, options);
    const text = await response.text();
    return { response, answer: parsed(text) };
  }
}

/** @param {string} text @returns {any} undefined: it is no JSON */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** @param {unknown} error of `fetch`, or of the credentials @returns {never} */
function unreachable(error) {
  throw networkErrorOf(error, APPSYNC);
}

/**
 * @param {any} error
 * @param {Response} response
 */
function withRetryAfter(error, { headers }) {
  error.retryAfter = retryAfter({ "retry-after": headers.get("retry-after") ?? "" });
  return error;
}
