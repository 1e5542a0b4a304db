/**
 * The other tabs of this browser, as far as they show the same identity. They are told which dataset has changed, never what
 * is in it; each reads that from where all of them keep it.
 */
export class Tabs {
  #channel;

  /**
   * @param {string} name
   * @param {typeof BroadcastChannel | undefined} Channel
   */
  constructor(name, Channel) {
    this.#channel = Channel && new Channel(name);
    // In Node.js an open channel would keep the process.
    /** @type {any} */ (this.#channel)?.unref?.();
  }

  /** @param {(datasetName: string | null) => void} changed null: all of them */
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
