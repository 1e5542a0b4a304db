/**
 * The other tabs of this browser with the same identity. Messages name the changed dataset only; each tab reads the shared
 * store.
 */
export class Tabs {
  #channel;

  /**
   * @param {string} name
   * @param {typeof BroadcastChannel | undefined} Channel
   */
  constructor(name, Channel) {
    this.#channel = Channel && new Channel(name);
    // In Node.js an open channel would keep the process alive.
    /** @type {any} */ (this.#channel)?.unref?.();
  }

  /** @param {(datasetName: string | null) => void} changed null: all datasets */
  listen(changed) {
    if (this.#channel) this.#channel.onmessage = ({ data }) => changed(data);
  }

  /** @param {string | null} datasetName */
  tell(datasetName) {
    this.#channel?.postMessage(datasetName);
  }

  close() {
    this.#channel?.close();
    this.#channel = undefined;
  }
}
