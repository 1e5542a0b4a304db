import { currentOf } from "./current.js";
import { added, before, merged, readHistory, writeHistory } from "./history.js";

const COLOUR = "background-color";
const DEVICE = "device";
const HISTORY = "history";

/**
 * @typedef {import("./current.js").Current} Current
 * @typedef {{ local: Current, remote: Current }} Conflict two colours that were set concurrently
 * @typedef {"none" | "here" | "waiting" | "everywhere" | "conflict"} State
 */

/**
 * The background colour that all devices of one user share: three records of one dataset (colour, device, history), written
 * in one update. Fires `update` whenever any of it may have changed.
 */
export class Preference extends EventTarget {
  #dataset;
  #device;
  #now;
  #persistent;
  /** @type {Conflict | undefined} */
  #conflict;
  /** Conflict resolution of the running synchronization; kept: of the next one. @type {{ winner?: "local" | "remote", shown?: string, kept?: boolean }} */
  #decision = {};
  #synced = false;

  /**
   * @param {object} parts
   * @param {import("cognito-sync-datasets").Dataset} parts.dataset
   * @param {string} parts.device label of this device
   * @param {() => number} parts.now milliseconds
   * @param {() => boolean} [parts.persistent] whether data outlives the page
   */
  constructor({ dataset, device, now, persistent = () => true }) {
    super();
    this.#dataset = dataset;
    this.#device = device;
    this.#now = now;
    this.#persistent = persistent;
    dataset.addEventListener("change", () => this.#updated());
    dataset.addEventListener("synced", () => {
      // The conflict was resolved, here or in another tab.
      this.#conflict = undefined;
      if (this.#decision.kept) this.#decision = {};
      this.#synced = true;
      this.#updated();
    });
    dataset.addEventListener("connection", ({ detail }) => {
      if (detail.error && !detail.synchronizing) this.#updated();
    });
  }

  /** @returns {Current | undefined} undefined: never set, or removed */
  get current() {
    return this.read(this.#dataset.record(COLOUR), this.#dataset.record(DEVICE));
  }

  /**
   * @param {import("cognito-sync-datasets").DatasetRecord | undefined} record
   * @param {import("cognito-sync-datasets").DatasetRecord | undefined} label
   * @returns {Current | undefined}
   */
  read(record, label) {
    return currentOf(record, label);
  }

  /** @returns {import("./history.js").Entry[]} newest first, without the current colour */
  get previous() {
    return before(this.#history(), this.#dataset.get(COLOUR));
  }

  /** @returns {Conflict | undefined} */
  get conflict() {
    return this.#conflict;
  }

  /** @returns {State} */
  get state() {
    if (this.#conflict) return "conflict";
    if (this.changed) return this.#dataset.connection.status === "offline" ? "waiting" : "here";
    return this.#dataset.get(COLOUR) === undefined ? "none" : "everywhere";
  }

  /** Whether it was synchronized since the page was opened. */
  get synced() {
    return this.#synced;
  }

  /** Whether it was ever synchronized on this device. */
  get known() {
    return this.#synced || this.#dataset.syncCount > 0;
  }

  /** Whether changes are pending. */
  get changed() {
    return this.#dataset.isChanged();
  }

  /** Whether data outlives the page in this browser. */
  get lasting() {
    return this.#persistent();
  }

  /** Records of the dataset, their size and the limits. */
  get contents() {
    return { ...this.#dataset.dataStorage(), records: this.#dataset.records() };
  }

  /**
   * On this device at once, on others after the next synchronize.
   *
   * @param {string} colour
   */
  setColour(colour) {
    return this.#put(colour, added(this.#history(), this.#entry(colour)));
  }

  /** Restores the previous colour and removes the step from the history. */
  async undo() {
    const [entry, ...earlier] = this.previous;
    if (!entry) return undefined;
    await this.#put(entry.colour, [this.#entry(entry.colour), ...earlier]);
    return entry.colour;
  }

  /**
   * Pulls and pushes. A colour that is set now wins over other devices' (`winner` local); otherwise a conflict is left for the
   * user to resolve, and is not pushed until then.
   *
   * @param {"local" | "remote"} [winner]
   * @param {string} [shown] the other device's colour at the time of the decision, which is kept where there is no network; a later
   *   colour is a new conflict
   */
  async synchronize(winner, shown) {
    const decision = winner || !this.#decision.kept ? { winner, shown } : this.#decision;
    this.#decision = decision;
    try {
      await this.#dataset.synchronize();
      this.#conflict = undefined;
    } catch (/** @type {any} */ error) {
      decision.kept = decision.shown !== undefined && error.name === "NetworkError";
      if (error.name !== "ConflictError") throw error;
    } finally {
      // A later automatic synchronization has no other decision.
      if (this.#decision === decision && !decision.kept) this.#decision = {};
      this.#updated();
    }
  }

  /** All records, for a file. */
  export() {
    const records = this.#dataset.records().map(({ key, value, syncCount, lastModifiedDate }) => ({
      key,
      value,
      syncCount,
      ...(lastModifiedDate && { lastModifiedDate: lastModifiedDate.toISOString() }),
    }));
    return { dataset: "preference", exported: new Date(this.#now()).toISOString(), records };
  }

  /**
   * Follows other devices while the page is visible: their changes are pushed, where the service can, or polled for.
   *
   * @param {(error: any) => void} onStop
   * @returns {() => void} stops it
   */
  follow(onStop) {
    return this.#dataset.follow({ onStop });
  }

  /** Deletes the dataset, on this device and in Cognito Sync. */
  async erase() {
    await this.#dataset.delete();
    this.#conflict = undefined;
    this.#updated();
  }

  /**
   * @param {string} colour
   * @param {import("./history.js").Entry[]} history
   */
  #put(colour, history) {
    this.#conflict = undefined;
    // Also wins a conflict that the running synchronization finds.
    this.#decision = { winner: "local" };
    return this.#dataset.putAll({
      [COLOUR]: colour,
      // With the colour: after a program that sets only the colour, the label is recognized as outdated.
      [DEVICE]: JSON.stringify({ name: this.#device, colour, at: this.#now() }),
      [HISTORY]: writeHistory(history),
    });
  }

  /**
   * Resolves the conflicts, or leaves them to the user: then `conflict` is set.
   *
   * @param {import("cognito-sync-datasets").Conflict[]} conflicts
   */
  resolve(conflicts) {
    const { winner: wanted, shown, kept } = this.#decision;
    const found = (/** @type {string} */ key) => conflicts.find((conflict) => conflict.key === key);
    const colour = found(COLOUR);
    const side = (/** @type {"localRecord" | "remoteRecord"} */ name) =>
      this.read(colour?.[name], found(DEVICE)?.[name] ?? this.#dataset.record(DEVICE));
    const [local, remote] = [side("localRecord"), side("remoteRecord")];
    const decided = (kept || wanted === "remote") && shown !== remote?.colour ? undefined : wanted;
    if (local && remote && !decided) {
      this.#conflict = { local, remote };
      return false;
    }
    this.#conflict = undefined;
    // A colour wins over a removal. If both colours are the same, the other device's label wins.
    const winner = decided ?? (local ? "local" : "remote");
    for (const conflict of conflicts) {
      if (conflict.key === HISTORY) {
        const both = merged(readHistory(conflict.localRecord.value), readHistory(conflict.remoteRecord.value));
        conflict.resolveWithValue(writeHistory(both));
      } else if (winner === "local") conflict.resolveWithLocalRecord();
      else conflict.resolveWithRemoteRecord();
    }
    return true;
  }

  #updated() {
    this.dispatchEvent(new Event("update"));
  }

  /** @param {string} colour */
  #entry(colour) {
    return { colour, device: this.#device, at: this.#now() };
  }

  #history() {
    return readHistory(this.#dataset.get(HISTORY));
  }
}
