/** From the signature to the acknowledgement, in milliseconds. */
export const HANDSHAKE = 15_000;
/** Longest time without a message, unless AppSync names another. */
const SILENCE = 300_000;

/**
 * @typedef {object} ConnectionEvents
 * @property {() => void} ready
 * @property {(message: any) => void} message about a subscription
 * @property {() => void} lost never connected, closed, refused, or silent for too long
 */

/**
 * One WebSocket, as {@link https://docs.aws.amazon.com/appsync/latest/devguide/real-time-websocket-client.html AppSync} speaks it.
 */
export class RealtimeConnection {
  #browser;
  #events;
  #timer;
  #silence = SILENCE;
  /** @type {WebSocket | undefined} */
  #socket;
  #ended = false;

  /**
   * @param {import("../environment.js").Environment} browser
   * @param {ConnectionEvents} events
   */
  constructor(browser, events) {
    this.#browser = browser;
    this.#events = events;
    this.#timer = this.#watch(HANDSHAKE);
  }

  /**
   * The authorization is a subprotocol: as a part of the address it would be logged on the way, and too long for some proxies.
   *
   * @param {typeof globalThis.WebSocket} Socket
   * @param {string} url
   * @param {Record<string, string>} headers signed
   */
  open(Socket, url, headers) {
    if (this.#ended) return;
    const header = btoa(JSON.stringify(headers)).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
    const socket = new Socket(url, ["graphql-ws", `header-${header}`]);
    this.#socket = socket;
    socket.onopen = () => this.send({ type: "connection_init" });
    socket.onmessage = ({ data }) => this.#received(data);
    socket.onclose = () => this.#lost();
  }

  /** @param {object} message */
  send(message) {
    // A closing socket ignores it, and is lost anyway.
    this.#socket?.send(JSON.stringify(message));
  }

  close() {
    this.#ended = true;
    this.#browser.clearTimeout(this.#timer);
    if (!this.#socket) return;
    this.#socket.onopen = null;
    this.#socket.onmessage = null;
    this.#socket.onclose = null;
    this.#socket.close();
  }

  /** @param {unknown} data */
  #received(data) {
    /** @type {any} */
    let message;
    try {
      message = JSON.parse(`${data}`);
    } catch {
      return this.#lost();
    }
    this.#browser.clearTimeout(this.#timer);
    const { type, id, payload } = message ?? {};
    if (type === "connection_ack") this.#silence = payload?.connectionTimeoutMs || SILENCE;
    this.#timer = this.#watch(this.#silence);
    if (type === "connection_ack") this.#events.ready();
    else if (id !== undefined) this.#events.message(message);
    // Without an id it is about the connection.
    else if (type !== "ka") this.#lost();
  }

  #lost() {
    if (this.#ended) return;
    this.close();
    this.#events.lost();
  }

  /** @param {number} milliseconds */
  #watch(milliseconds) {
    const timer = this.#browser.setTimeout(() => this.#lost(), milliseconds);
    // In Node.js the timer would keep the process alive.
    /** @type {any} */ (timer).unref?.();
    return timer;
  }
}
