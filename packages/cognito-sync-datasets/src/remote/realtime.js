import { isTemporary } from "../errors.js";
import { newId } from "../new-id.js";
import { errorOf, isAboutCredentials, isSkewed } from "./appsync-errors.js";
import { HANDSHAKE, RealtimeConnection } from "./realtime-connection.js";

/** First and longest delay before another attempt, in milliseconds. */
const SHORTEST = 1_000;
const LONGEST = 5 * 60_000;

const CHANGED = `subscription Changed($owner: ID!, $dataset: String!) {
  changed(owner: $owner, dataset: $dataset) { owner dataset count by }
}`;

/**
 * @typedef {object} Subscription
 * @property {string} id
 * @property {string} owner of the dataset
 * @property {string} name
 * @property {import("./remote.js").PushListener} listener
 * @property {boolean} on
 * @property {number} failures since the connection was made
 * @property {unknown} timer until it is acknowledged, or started again
 */

/**
 * Changes of datasets as the API tells them, over one WebSocket for all subscriptions. It is opened for the first one,
 * closed after the last one, and opened again whenever it is lost: after 24 hours at the latest, AppSync ends it.
 */
export class Realtime {
  #parts;
  /** @type {Map<string, Subscription>} */
  #subscriptions = new Map();
  /** @type {RealtimeConnection | undefined} */
  #connection;
  #ready = false;
  #failures = 0;
  /** Of the next connection. @type {unknown} */
  #timer;

  /**
   * @param {object} parts
   * @param {typeof WebSocket} parts.WebSocket
   * @param {string} parts.url
   * @param {import("./appsync-client.js").Signer} parts.signer
   * @param {import("../environment.js").Environment} parts.browser
   * @param {() => number} parts.random
   */
  constructor(parts) {
    this.#parts = parts;
  }

  /**
   * @param {string} owner
   * @param {string} name
   * @param {import("./remote.js").PushListener} listener
   * @returns {() => void} stops it
   */
  subscribe(owner, name, listener) {
    const subscription = { id: newId(), owner, name, listener, on: false, failures: 0, timer: undefined };
    const { browser } = this.#parts;
    if (this.#subscriptions.size === 0) {
      browser.addEventListener?.("online", this.#online);
      browser.addEventListener?.("offline", this.#offline);
    }
    this.#subscriptions.set(subscription.id, subscription);
    if (this.#ready) this.#start(subscription);
    else if (!this.#connection && this.#timer === undefined) this.#connect();
    return () => {
      if (!this.#subscriptions.has(subscription.id)) return;
      if (this.#ready) this.#connection?.send({ type: "stop", id: subscription.id });
      this.#forget(subscription);
    };
  }

  #online = () => {
    if (this.#connection) return;
    this.#failures = 0;
    this.#connect();
  };

  /** Otherwise a connection without a network would be noticed after minutes. */
  #offline = () => {
    if (!this.#connection) return;
    this.#connection.close();
    this.#lost();
  };

  async #connect() {
    const { browser, signer, url, WebSocket } = this.#parts;
    browser.clearTimeout(this.#timer);
    this.#timer = undefined;
    const connection = new RealtimeConnection(browser, {
      ready: () => {
        this.#ready = true;
        for (const subscription of this.#subscriptions.values()) this.#start(subscription);
      },
      message: (message) => this.#received(message),
      lost: () => this.#lost(),
    });
    this.#connection = connection;
    try {
      connection.open(WebSocket, url, await signer.realtime("/connect", "{}"));
    } catch {
      // No credentials: polls, which need them too, report why.
      connection.close();
      if (this.#connection === connection) this.#lost();
    }
  }

  #lost() {
    this.#connection = undefined;
    // A refused handshake does not say why: the credentials may have expired.
    if (!this.#ready) this.#parts.signer.refused();
    this.#ready = false;
    for (const subscription of this.#subscriptions.values()) {
      this.#end(subscription);
      subscription.failures = 0;
    }
    this.#timer = this.#later(() => this.#connect(), this.#failures);
    this.#failures += 1;
  }

  /** @param {Subscription} subscription */
  async #start(subscription) {
    const { signer } = this.#parts;
    const connection = this.#connection;
    const { id, owner, name } = subscription;
    const failed = () => {
      connection?.close();
      this.#lost();
    };
    subscription.timer = this.#wait(() => this.#connection === connection && failed(), HANDSHAKE);
    const data = JSON.stringify({ query: CHANGED, variables: { owner, dataset: name } });
    try {
      const authorization = await signer.realtime("", data);
      if (this.#connection !== connection || !this.#subscriptions.has(id)) return;
      connection?.send({ id, type: "start", payload: { data, extensions: { authorization } } });
    } catch {
      // As for the connection.
      if (this.#connection === connection) failed();
    }
  }

  /** @param {{ type: string, id: string, payload?: any }} message */
  #received({ type, id, payload }) {
    const subscription = this.#subscriptions.get(id);
    if (!subscription) return;
    const { listener } = subscription;
    if (type === "start_ack") {
      this.#parts.browser.clearTimeout(subscription.timer);
      this.#failures = 0;
      subscription.on = true;
      listener.started();
    } else if (type === "data") {
      const count = payload?.data?.changed?.count;
      if (Number.isSafeInteger(count)) listener.moved(count);
      // Something has happened.
      else listener.started();
    } else if (type === "error") {
      this.#refused(subscription, errorOf(payload?.errors?.[0] ?? {}));
    } else if (type === "complete") {
      // Ended by the service. It says whether it may start again.
      this.#again(subscription);
    }
  }

  /**
   * @param {Subscription} subscription
   * @param {import("../errors.js").SyncServiceError} error
   */
  #refused(subscription, error) {
    const rejected = isAboutCredentials(error) || isSkewed(error);
    if (rejected) this.#parts.signer.refused();
    if (rejected || isTemporary(error)) return this.#again(subscription);
    this.#forget(subscription);
    subscription.listener.refused(error);
  }

  /** @param {Subscription} subscription */
  #again(subscription) {
    this.#end(subscription);
    subscription.timer = this.#later(() => this.#start(subscription), subscription.failures);
    subscription.failures += 1;
  }

  /** @param {Subscription} subscription */
  #end(subscription) {
    this.#parts.browser.clearTimeout(subscription.timer);
    if (subscription.on) subscription.listener.lost();
    subscription.on = false;
  }

  /** @param {Subscription} subscription */
  #forget(subscription) {
    const { browser } = this.#parts;
    browser.clearTimeout(subscription.timer);
    this.#subscriptions.delete(subscription.id);
    if (this.#subscriptions.size > 0) return;
    browser.removeEventListener?.("online", this.#online);
    browser.removeEventListener?.("offline", this.#offline);
    browser.clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#connection?.close();
    this.#connection = undefined;
    this.#ready = false;
    this.#failures = 0;
  }

  /**
   * With exponential backoff and jitter, so that not all pages come back at once.
   *
   * @param {() => void} work
   * @param {number} failures
   */
  #later(work, failures) {
    const wait = Math.min(LONGEST, SHORTEST * 2 ** failures);
    return this.#wait(work, wait * (0.5 + this.#parts.random() / 2));
  }

  /**
   * @param {() => void} work
   * @param {number} milliseconds
   */
  #wait(work, milliseconds) {
    const timer = this.#parts.browser.setTimeout(work, milliseconds);
    // In Node.js the timer would keep the process alive.
    /** @type {any} */ (timer).unref?.();
    return timer;
  }
}

/**
 * @param {Pick<ConstructorParameters<typeof Realtime>[0], "browser" | "random"> & { client: import("./appsync-client.js").Client }} parts
 * @param {{ signer: import("./appsync-client.js").Signer }} graphql
 * @returns {Realtime | undefined} undefined: changes are not told here
 */
export function realtimeOf(parts, { signer }) {
  const { WebSocket = globalThis.WebSocket } = parts.browser;
  const { realtime: url } = parts.client.config;
  return WebSocket && url ? new Realtime({ ...parts, signer, WebSocket, url }) : undefined;
}
