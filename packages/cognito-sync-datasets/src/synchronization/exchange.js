import { isTemporary } from "../errors.js";
import { Follow } from "./follow.js";
import { Reconnect } from "./reconnect.js";

/** @typedef {import("../dataset.js").Synchronized} Synchronized */

/** Schedules synchronizations (calls, retries, follow) and reports the state of the connection. */
export class Exchange {
  /** @type {Readonly<import("../events.js").Connection>} */
  connection = Object.freeze({ status: "unknown", synchronizing: false, error: undefined });
  #parts;
  #reconnect;
  #underWay = 0;
  #closed = false;
  /** Retry-After of the last answer, by `performance.now()`. */
  #notBefore = 0;
  /** The queued run, which has not started; further calls join it. @type {Promise<Synchronized> | undefined} */
  #next;
  /** @type {Set<Follow>} */
  #follows = new Set();

  /**
   * @param {object} parts
   * @param {string} parts.name
   * @param {import("../remote/remote.js").Remote} parts.remote
   * @param {() => number} parts.count the local sync count
   * @param {import("./runs.js").Runs} parts.runs
   * @param {import("../environment.js").Environment} parts.browser
   * @param {() => number} parts.random
   * @param {boolean} parts.reconnect
   * @param {new (parts: any) => Follow} [parts.Following] how it follows (default: it polls)
   * @param {(signal?: AbortSignal) => import("../deadline.js").Deadline} parts.deadline
   * @param {() => void} parts.checkOpen
   * @param {(type: "connection" | "synced", detail: object) => void} parts.tell
   */
  constructor(parts) {
    this.#parts = parts;
    this.#reconnect = parts.reconnect ? new Reconnect(parts) : undefined;
  }

  /**
   * @param {AbortSignal} [signal]
   * @returns {Promise<Synchronized>}
   */
  synchronize(signal) {
    if (!signal && this.#next) return this.#next;
    const outcome = this.#synchronize(signal, () => {
      if (this.#next === outcome) this.#next = undefined;
    });
    if (!signal) this.#next = outcome;
    return outcome;
  }

  /**
   * @param {import("./follow.js").FollowOptions} [options]
   * @returns {() => void} stops it
   */
  follow(options) {
    this.#parts.checkOpen();
    const look = async () =>
      !this.connection.synchronizing && performance.now() >= this.#notBefore && this.synchronize();
    const { Following = Follow } = this.#parts;
    const follow = new Following({ ...this.#parts, ...options, look }).start();
    this.#follows.add(follow);
    return () => {
      follow.stop();
      this.#follows.delete(follow);
    };
  }

  close() {
    this.#closed = true;
    this.#reconnect?.stop();
    for (const follow of this.#follows) follow.stop();
  }

  /**
   * @param {AbortSignal | undefined} signal
   * @param {() => void} begun
   */
  async #synchronize(signal, begun) {
    const { deadline: newDeadline, runs, tell } = this.#parts;
    const deadline = newDeadline(signal);
    this.#underWay += 1;
    this.#connected({});
    /** @type {Synchronized} */
    let done;
    try {
      done = await deadline.outer(
        runs.alone(deadline, (exclusive) => {
          begun();
          return runs.synchronize(deadline, exclusive);
        }),
      );
    } catch (error) {
      begun();
      this.#underWay -= 1;
      if (!signal?.aborted) this.#failed(error);
      else this.#connected({});
      throw signal?.aborted ? signal.reason : error;
    } finally {
      deadline.end();
    }
    this.#underWay -= 1;
    this.#notBefore = 0;
    this.#reconnect?.stop();
    this.#connected({ status: "online", error: undefined });
    tell("synced", done);
    for (const follow of this.#follows) follow.ended();
    return done;
  }

  /** @param {any} error */
  #failed(error) {
    const offline = error?.name === "NetworkError";
    if (isTemporary(error) && !this.#closed) {
      this.#notBefore = performance.now() + (error.retryAfter ?? 0);
      // Events report the result.
      const again = () => this.synchronize().catch(() => undefined);
      this.#reconnect?.later(again, offline ? undefined : (error.retryAfter ?? 0));
    } else this.#reconnect?.stop();
    this.#connected({ status: offline ? "offline" : "failed", error });
  }

  /** @param {Partial<import("../events.js").Connection>} change */
  #connected(change) {
    const { connection } = this;
    const next = { ...connection, ...change, synchronizing: this.#underWay > 0 };
    if (
      next.status === connection.status &&
      next.synchronizing === connection.synchronizing &&
      next.error === connection.error
    )
      return;
    this.connection = Object.freeze(next);
    this.#parts.tell("connection", this.connection);
  }
}
