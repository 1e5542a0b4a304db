import { NetworkError } from "../../src/index.js";

/**
 * @typedef {object} Message a request under way, or, once it has been judged, its answer
 * @property {object} from
 * @property {() => Promise<() => void>} judge what the service makes of it
 * @property {() => void} [answer]
 * @property {(error: unknown) => void} lose
 */

/** A network that does nothing by itself: a schedule decides what arrives, when, how often, and what never does. */
export class Network {
  /** @type {Message[]} */
  requests = [];
  /** @type {Message[]} */
  answers = [];
  /** Who waits for an answer that never comes. @type {Set<object>} */
  waiting = new Set();

  /**
   * @template Result
   * @param {object} from
   * @param {() => Result | Promise<Result>} judge
   * @returns {Promise<Result>}
   */
  send(from, judge) {
    return new Promise((resolve, reject) => {
      this.requests.push({
        from,
        judge: async () => {
          try {
            const result = await judge();
            return () => resolve(result);
          } catch (error) {
            return () => reject(error);
          }
        },
        lose: reject,
      });
    });
  }

  /** @param {number} which */
  async deliver(which) {
    const [message] = this.#take(this.requests, which);
    if (message) this.answers.push({ ...message, answer: await message.judge() });
  }

  /** It arrives twice; the second time the sender hears the answer of. @param {number} which */
  async duplicate(which) {
    if (this.requests.length > 0) await this.requests[which % this.requests.length]?.judge();
  }

  /** The sender gives it up, and yet it may arrive, later. @param {number} which */
  delay(which) {
    const message = this.requests[which % Math.max(this.requests.length, 1)];
    if (!message) return;
    message.lose(new NetworkError("given up"));
    message.lose = () => undefined;
  }

  /** @param {number} which */
  lose(which) {
    for (const { lose } of this.#take(this.requests, which)) lose(new NetworkError("lost"));
  }

  /** Something in between answers in the service's place. @param {number} which */
  foreign(which) {
    for (const { lose } of this.#take(this.requests, which)) lose(new NetworkError("not the service's", 200));
    for (const { lose } of this.#take(this.answers, which)) lose(new NetworkError("not the service's", 403));
  }

  /** It is never answered, nor refused, whether it arrives or not. @param {number} which @param {boolean} arrives */
  async silence(which, arrives) {
    for (const { from, judge } of this.#take(this.requests, which)) {
      this.waiting.add(from);
      if (arrives) await judge();
    }
  }

  /** @param {number} which */
  answer(which) {
    for (const { answer } of this.#take(this.answers, which)) answer?.();
  }

  /** @param {number} which */
  loseAnswer(which) {
    for (const { lose } of this.#take(this.answers, which)) lose(new NetworkError("its answer was lost"));
  }

  /** A page is closed: what it has sent may arrive, and nobody hears the answer. @param {object} from */
  hangUp(from) {
    for (const message of [...this.requests, ...this.answers]) {
      if (message.from !== from) continue;
      message.lose(new NetworkError("the page was closed"));
      message.lose = () => undefined;
    }
    this.answers = this.answers.filter((message) => message.from !== from);
  }

  /**
   * @param {Message[]} queue
   * @param {number} which
   */
  #take = (queue, which) => (queue.length > 0 ? queue.splice(which % queue.length, 1) : []);
}
