import { HANDOVER, REFRESH_TURN, within } from "../config/waits.js";

/**
 * A tab and its duplicates, by {@link https://www.w3.org/TR/web-locks/ Web Locks} and
 * {@link https://html.spec.whatwg.org/multipage/web-messaging.html#broadcasting-to-other-browsing-contexts broadcast channels}:
 * they hold the same refresh token, which a user pool that rotates them takes only once.
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
   * @param {string | undefined} id of the sign-in, which is copied with its tokens; undefined: of none
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
   * One of them after another. Whoever holds the lock too long is passed by, and where there are no locks nobody waits.
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
      // What was told and the lock take different ways: whoever waits is to have heard first.
      setTimeout(() => release?.(), HANDOVER);
    }
  }
}
