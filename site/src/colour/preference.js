import { currentOf } from "./current.js";
import { added, before, merged, readHistory, writeHistory } from "./history.js";

const COLOUR = "background-color";
const DEVICE = "device";
const HISTORY = "history";

/**
 * @typedef {import("./current.js").Current} Current
 * @typedef {{ local: Current, remote: Current }} Conflict two colours, neither of which was set in sight of the other
 * @typedef {"none" | "here" | "waiting" | "everywhere" | "conflict"} State
 */

/**
 * The background colour that all devices of one user share: three records of one dataset, written in one update, so that
 * the colour is never without its device and history. Fires `update` whenever anything about it may have changed.
 */
export class Preference extends EventTarget {
  #dataset;
  #device;
  #now;
  #persistent;
  /** @type {Conflict | undefined} */
  #conflict;
  /** Of the synchronization under way. @type {{ winner?: "local" | "remote", shown?: string }} */
  #decision = {};
  #synced = false;

  /**
   * @param {object} parts
   * @param {import("cognito-sync-datasets").Dataset} parts.dataset
   * @param {string} parts.device label of this one
   * @param {() => number} parts.now milliseconds
   * @param {() => boolean} [parts.persistent] whether what is written survives the page
   */
  constructor({ dataset, device, now, persistent = () => true }) {
    super();
    this.#dataset = dataset;
    this.#device = device;
    this.#now = now;
    this.#persistent = persistent;
    dataset.addEventListener("change", () => this.#updated());
    dataset.addEventListener("synced", () => {
      // Somebody has chosen, here or in another tab.
      this.#conflict = undefined;
      this.#synced = true;
      this.#updated();
    });
    dataset.addEventListener("connection", ({ detail }) => {
      if (detail.error && !detail.synchronizing) this.#updated();
    });
  }

  /** @returns {Current | undefined} undefined: never set, or removed */
  get current() {
    return currentOf(this.#dataset.record(COLOUR), this.#dataset.record(DEVICE));
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

  /** Whether Cognito Sync was asked, since the page was opened. */
  get synced() {
    return this.#synced;
  }

  /** Whether it was ever asked, as far as this device knows. */
  get known() {
    return this.#synced || this.#dataset.syncCount > 0;
  }

  /** Whether something waits to be sent. */
  get changed() {
    return this.#dataset.isChanged();
  }

  /** Whether this browser keeps it, once the page is closed. */
  get lasting() {
    return this.#persistent();
  }

  /** What the dataset holds, and of how much it may. */
  get contents() {
    return { ...this.#dataset.dataStorage(), records: this.#dataset.records() };
  }

  /**
   * Here at once, elsewhere with the next synchronize.
   *
   * @param {string} colour
   */
  setColour(colour) {
    return this.#put(colour, added(this.#history(), this.#entry(colour)));
  }

  /** Goes back by one step; its history is as if the step had never been. */
  async undo() {
    const [entry, ...earlier] = this.previous;
    if (!entry) return undefined;
    await this.#put(entry.colour, [this.#entry(entry.colour), ...earlier]);
    return entry.colour;
  }

  /**
   * Pulls and pushes. Whoever sets a colour now means it, whatever another device has set (`winner` local); otherwise
   * a person is asked, and until then nothing of it is pushed.
   *
   * @param {"local" | "remote"} [winner]
   * @param {string} [shown] the other device's colour at the time of the decision; a later one is asked about again
   */
  async synchronize(winner, shown) {
    const decision = { winner, shown };
    this.#decision = decision;
    try {
      await this.#dataset.synchronize();
      this.#conflict = undefined;
    } catch (error) {
      if (/** @type {any} */ (error).name !== "ConflictError") throw error;
    } finally {
      // What the library does by itself later, nobody has decided.
      if (this.#decision === decision) this.#decision = {};
      this.#updated();
    }
  }

  /** All records as they are, for a file. */
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
   * Follows the other devices.
   *
   * @param {(error: any) => void} onStop
   * @returns {() => void} ends it
   */
  follow(onStop) {
    return this.#dataset.follow({ onStop });
  }

  /** Here and everywhere. */
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
    // What another device has set comes into sight just now: whoever sets a colour meanwhile means it.
    this.#decision.winner = "local";
    return this.#dataset.putAll({
      [COLOUR]: colour,
      // The colour stands in it too: a program that sets only the colour leaves a label that is not believed.
      [DEVICE]: JSON.stringify({ name: this.#device, colour, at: this.#now() }),
      [HISTORY]: writeHistory(history),
    });
  }

  /**
   * Decides, or leaves it to a person: then it is the conflict.
   *
   * @param {import("cognito-sync-datasets").Conflict[]} conflicts
   */
  resolve(conflicts) {
    const { winner: wanted, shown } = this.#decision;
    const found = (/** @type {string} */ key) => conflicts.find((conflict) => conflict.key === key);
    const colour = found(COLOUR);
    const side = (/** @type {"localRecord" | "remoteRecord"} */ name) =>
      currentOf(colour?.[name], found(DEVICE)?.[name] ?? this.#dataset.record(DEVICE));
    const [local, remote] = [side("localRecord"), side("remoteRecord")];
    const decided = wanted === "remote" && shown !== remote?.colour ? undefined : wanted;
    if (local && remote && !decided) {
      this.#conflict = { local, remote };
      return false;
    }
    this.#conflict = undefined;
    // Where one of the two was removed, the colour stays; where both are the same, the other device's label does.
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
