import { HANDOVER, REFRESH_TURN, within } from "../config/waits.js";

/**
 * A tab and its duplicates, by {@link https://www.w3.org/TR/web-locks/ Web Locks} and
 * {@link https://html.spec.whatwg.org/multipage/web-messaging.html#broadcasting-to-other-browsing-contexts broadcast channels}:
 * they have the same refresh token, which a user pool with refresh token rotation accepts only once.
 */
export class Copies {
  #window;
  /** @type {BroadcastChannel | undefined} */
  #channel;
  #name = "";

  /** @param {Pick<Window & typeof globalThis, "navigator" | "BroadcastChannel">} window */
  constructor(window) {
    this.#window = window;
  }

  /**
   * @param {string | undefined} id of the sign-in, which is duplicated with its tokens; undefined: leave
   * @param {(message: any) => void} [heard]
   */
  join(id, heard) {
    this.#channel?.close();
    this.#name = `colour:${id}`;
    const { BroadcastChannel } = this.#window;
    this.#channel = id && BroadcastChannel ? new BroadcastChannel(this.#name) : undefined;
    if (this.#channel) this.#channel.onmessage = ({ data }) => heard?.(data);
  }

  /** @param {unknown} message */
  tell(message) {
    this.#channel?.postMessage(message);
  }

  /**
   * Runs the work under a lock that the duplicates share. It runs without, if the lock is held too long or Web Locks are missing.
   *
   * @template Result
   * @param {() => Promise<Result>} work
   * @returns {Promise<Result>}
   */
  async turn(work) {
    const { locks } = this.#window.navigator;
    const release = await within(
      REFRESH_TURN,
      (signal) =>
        new Promise((granted, refused) => {
          locks.request(this.#name, { signal }, () => new Promise((done) => granted(done))).catch(refused);
        }),
    ).catch(() => undefined);
    try {
      return await work();
    } finally {
      // Messages and locks are not ordered: the message has to arrive before the next tab gets the lock.
      setTimeout(() => release?.(), HANDOVER);
    }
  }
}
