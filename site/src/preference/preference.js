/** One value that follows its user from device to device: one record of a dataset. */
export class Preference {
  #open;
  #key;

  /**
   * @param {() => Promise<Pick<import("../sync/index.js").Dataset, "get" | "put" | "synchronize">>} open
   * @param {string} key
   */
  constructor(open, key) {
    this.#open = open;
    this.#key = key;
  }

  /** @returns {Promise<string | undefined>} undefined: never set, or removed */
  async get() {
    const dataset = await this.#open();
    await dataset.synchronize();
    return dataset.get(this.#key);
  }

  /**
   * Where another device has written meanwhile, its value is replaced: this one was set later.
   *
   * @param {string} value
   */
  async set(value) {
    const dataset = await this.#open();
    await dataset.put(this.#key, value);
    await dataset.synchronize({
      onConflict: (_, conflicts) => {
        for (const conflict of conflicts) conflict.resolveWithLocalRecord();
      },
    });
  }
}
