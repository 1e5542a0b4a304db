import { NetworkError, SyncServiceError } from "../errors.js";
import { isForeign, networkErrorOf, retryAfter } from "./answers.js";

/** Sends commands of the AWS SDK within a deadline, and observes the server's clock. */
export class Sender {
  #client;
  #clock;
  #now;
  #service;

  /**
   * @param {object} parts
   * @param {{ send: (command: any, options: { abortSignal: AbortSignal }) => Promise<any> }} parts.client of the SDK
   * @param {Pick<import("./server-time.js").ServerTime, "offset" | "observe">} parts.clock
   * @param {() => number} parts.now
   * @param {string} [service] as an error names it
   */
  constructor({ client, clock, now }, service) {
    this.#client = client;
    this.#clock = clock;
    this.#now = now;
    this.#service = service;
  }

  /** Clock skew in milliseconds: how far the server's clock is ahead. */
  get offset() {
    return this.#clock.offset;
  }

  /**
   * @template Input
   * @template {import("@smithy/types").MetadataBearer} Output
   * @param {import("@smithy/types").Command<any, any, any, Output, any> & { middlewareStack: any, input: Input }} command
   * @param {(answer: Output) => boolean} isWhole whether the response is complete
   * @param {import("../deadline.js").Deadline} deadline
   * @returns {Promise<Output>} fails with SyncServiceError, NetworkError, or an error of the credentials
   */
  async send(command, isWhole, deadline) {
    /** @type {[string | undefined, number, number] | undefined} */
    let seen;
    const watchDate = (/** @type {(request: any) => Promise<any>} */ next) => async (/** @type {any} */ request) => {
      const sentAt = this.#now();
      const answer = await next(request);
      seen = [answer.response?.headers?.date, sentAt, this.#now()];
      return answer;
    };
    command.middlewareStack.add(watchDate, { step: "deserialize", priority: "low", name: "serverDate" });
    // The signal aborts the request, but not the wait for credentials before it.
    const answered = this.#client.send(command, { abortSignal: deadline.signal });
    const answer = /** @type {Output} */ (
      await deadline.within(answered).catch((refused) => {
        throw this.#errorOf(refused);
      })
    );
    if (!isWhole(answer)) {
      throw new NetworkError(new Error("the response is incomplete"), answer.$metadata.httpStatusCode, this.#service);
    }
    // Only a response of the service: a proxy's clock proves nothing.
    if (seen) this.#clock.observe(...seen);
    return answer;
  }

  /**
   * @param {any} error as the SDK throws it
   * @returns {Error} SyncServiceError, NetworkError, or the same error if it is neither
   */
  #errorOf(error) {
    const status = error.$metadata?.httpStatusCode;
    if (!status) return networkErrorOf(error, this.#service);
    if (isForeign(error, status)) return new NetworkError(error, status, this.#service);
    const refused = new SyncServiceError(error.name, status, error.message, error);
    refused.retryAfter = retryAfter(error.$response?.headers);
    return refused;
  }
}
