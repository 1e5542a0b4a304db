/**
 * The datasets of the signed-in user, open only once: others' colours are opened with them, so that showing another one asks for neither
 * identity nor credentials again.
 *
 * @typedef {import("cognito-sync-datasets/appsync").Datasets} Datasets
 * @typedef {Omit<Awaited<ReturnType<typeof import("../colour/connect.js").connect>>, "datasets" | "preference"> &
 *   { datasets: Datasets, preference: import("../colour/vouched-preference.js").VouchedPreference }} Own
 */
export class OwnConnection {
  #open;
  /** @type {Promise<Own> | undefined} */
  #opened;
  /** Whether the controller that ends now hands them on. */
  #handing = false;

  /** @param {() => Promise<Own>} open */
  constructor(open) {
    this.#open = open;
  }

  /** @returns {Promise<Own>} */
  connect = async () => {
    this.#opened ??= this.#open();
    const opened = this.#opened;
    try {
      const own = await opened;
      return { ...own, close: () => this.#close(own) };
    } catch (failed) {
      if (this.#opened === opened) this.#opened = undefined;
      throw failed;
    }
  };

  /** Ends a controller, and leaves the datasets open for the next. @param {{ leave(): Promise<void> }} controller */
  async handOn(controller) {
    this.#handing = true;
    try {
      await controller.leave();
    } finally {
      this.#handing = false;
    }
  }

  /** @param {Own} own */
  #close(own) {
    if (this.#handing) return;
    this.#opened = undefined;
    own.close();
  }
}
