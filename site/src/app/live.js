/** @typedef {import("../colour/preference.js").Preference} Preference */

/** Live mode: whichever preference there is, the other devices are followed. */
export class Live {
  on = false;
  #connection;
  #ended;
  /** @type {Preference | undefined} */
  #followed;
  #stop = () => {};

  /**
   * @param {Pick<import("./connection.js").Connection, "open">} connection
   * @param {(error: any) => void} ended what time does not heal
   */
  constructor(connection, ended) {
    this.#connection = connection;
    this.#ended = ended;
  }

  start() {
    this.on = true;
    this.#connection.open().then(({ preference }) => this.follow(preference), this.#ended);
  }

  /** @param {Preference} preference that may be another one now */
  follow(preference) {
    if (!this.on || this.#followed === preference) return;
    this.#stop();
    this.#followed = preference;
    this.#stop = preference.follow(this.#ended);
  }

  stop() {
    this.on = false;
    this.#stop();
    this.#followed = undefined;
  }
}
