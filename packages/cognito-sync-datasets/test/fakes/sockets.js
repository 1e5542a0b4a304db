import { ALICE } from "./devices.js";

/**
 * WebSockets as AppSync answers them, for the API in memory: `WebSocket` is what a page makes them with.
 */
export class Sockets {
  /** Every socket that was made, the newest last. @type {Socket[]} */
  all = [];
  /** Answers a message instead of the service; undefined: the service does. @type {((socket: Socket, message: any) => object | "nothing" | undefined) | undefined} */
  instead = undefined;
  /** Whether a handshake fails. */
  fails = false;
  /** Whether a change reaches its subscribers. @type {() => boolean} */
  tells = () => true;

  /**
   * @param {import("./appsync.js").AppSync} api
   * @param {string} [identity] of the caller
   */
  constructor(api, identity = ALICE) {
    this.identity = identity;
    const sockets = this;
    this.WebSocket = /** @type {typeof globalThis.WebSocket} */ (
      /** @type {unknown} */ (
        class extends Socket {
          /**
           * @param {string} url
           * @param {string[]} protocols
           */
          constructor(url, protocols) {
            super(url, protocols, sockets);
            sockets.all.push(this);
            queueMicrotask(() => (sockets.fails ? this.drop() : this.onopen?.()));
          }
        }
      )
    );
    this.members = api.members;
    api.members.ended.add(({ owner, dataset, id }) => {
      if (id !== this.identity) return;
      for (const socket of this.open) socket.end(owner, dataset);
    });
    api.subscribers.add((change) => {
      for (const socket of this.all) if (this.tells()) socket.tell(change);
    });
  }

  get open() {
    return this.all.filter(({ closed }) => !closed);
  }

  get last() {
    return /** @type {Socket} */ (this.all.at(-1));
  }
}

/** One of them. */
export class Socket {
  /** @type {(() => void) | null} */
  onopen = null;
  /** @type {((event: { data: string }) => void) | null} */
  onmessage = null;
  /** @type {(() => void) | null} */
  onclose = null;
  closed = false;
  /** What the page has sent. @type {any[]} */
  sent = [];
  /** By id. @type {Map<string, { owner: string, dataset: string }>} */
  subscriptions = new Map();
  #sockets;

  /**
   * @param {string} url
   * @param {string[]} protocols
   * @param {Sockets} sockets
   */
  constructor(url, protocols, sockets) {
    this.url = url;
    this.protocols = protocols;
    this.#sockets = sockets;
  }

  /** Headers that authorize the connection. @returns {Record<string, string>} */
  get authorization() {
    return JSON.parse(Buffer.from(`${this.protocols[1]}`.replace("header-", ""), "base64url").toString());
  }

  /** @param {string} text */
  send(text) {
    const message = JSON.parse(text);
    this.sent.push(message);
    const answer = this.#sockets.instead?.(this, message) ?? this.#answer(message);
    if (answer !== "nothing") queueMicrotask(() => this.receive(answer));
  }

  close() {
    this.closed = true;
  }

  /** The network, or the service, ends it. */
  drop() {
    if (this.closed) return;
    this.closed = true;
    this.onclose?.();
  }

  /** @param {object | string} message from the service */
  receive(message) {
    if (!this.closed) this.onmessage?.({ data: typeof message === "string" ? message : JSON.stringify(message) });
  }

  /** @param {{ owner: string, dataset: string, count: number, by: string }} change */
  tell({ owner, dataset, count, by }) {
    for (const [id, subscription] of this.subscriptions) {
      if (subscription.owner !== owner || subscription.dataset !== dataset) continue;
      this.receive({ type: "data", id, payload: { data: { changed: { owner, dataset, count, by } } } });
    }
  }

  /**
   * The service ends its subscriptions to a dataset.
   *
   * @param {string} of
   * @param {string} dataset
   */
  end(of, dataset) {
    for (const [id, subscription] of this.subscriptions) {
      if (subscription.owner !== of || subscription.dataset !== dataset) continue;
      this.subscriptions.delete(id);
      this.receive({ type: "complete", id });
    }
  }

  /** @param {any} message @returns {object | "nothing"} */
  #answer({ type, id, payload }) {
    if (type === "connection_init") return { type: "connection_ack", payload: { connectionTimeoutMs: 300_000 } };
    if (type === "stop") {
      this.subscriptions.delete(id);
      return { type: "complete", id };
    }
    const { query, variables } = JSON.parse(payload.data);
    const { identity, members } = this.#sockets;
    if (
      (variables.owner !== identity && !members.of(variables.owner, variables.dataset, identity)) ||
      !/^subscription \w+\(\$owner: ID!, \$dataset: String!\)/.test(query)
    ) {
      return startRefused(id, "Unauthorized", "Not Authorized to access changed on type Subscription");
    }
    this.subscriptions.set(id, variables);
    return { type: "start_ack", id };
  }
}

/**
 * @param {string} id
 * @param {string} errorType
 * @param {string} [message]
 */
export const startRefused = (id, errorType, message = "") => ({
  type: "error",
  id,
  payload: { errors: [{ errorType, message }] },
});
