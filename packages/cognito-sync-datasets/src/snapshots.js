import { liveRecords } from "./core/record.js";

/** What views read of a dataset: the same frozen objects until a value, or a record, changes. */
export class Snapshots {
  #state;
  /** @type {Readonly<Record<string, string>> | undefined} */
  #values;
  /** @type {readonly Readonly<import("./core/record.js").DatasetRecord>[]} */
  #records = Object.freeze([]);
  /** The state that `#records` is of. @type {import("./core/state.js").State | undefined} */
  #recordsState;

  /** @param {() => import("./core/state.js").State} state */
  constructor(state) {
    this.#state = state;
  }

  /** Without a prototype, since keys are arbitrary. */
  get values() {
    this.#values ??= Object.freeze(
      Object.assign(
        Object.create(null),
        Object.fromEntries(liveRecords(this.#state()).map(({ key, value }) => [key, value])),
      ),
    );
    return /** @type {Readonly<Record<string, string>>} */ (this.#values);
  }

  get records() {
    const state = this.#state();
    if (state !== this.#recordsState) {
      const records = liveRecords(state);
      // The state is another object after each read of IndexedDB, and with each sync count.
      if (JSON.stringify(records) !== JSON.stringify(this.#records))
        this.#records = Object.freeze(records.map((record) => Object.freeze(record)));
      this.#recordsState = state;
    }
    return this.#records;
  }

  /** A value has changed. */
  change() {
    this.#values = undefined;
  }
}
