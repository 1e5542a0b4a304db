import { newer, openConflicts, resolved } from "../core/conflict.js";
import { checkUsage } from "../core/limits.js";
import { merge } from "../core/merge.js";
import { answered, patches, sent } from "../core/push.js";
import { localRecord, recordOf, remoteRecord } from "../core/record.js";
import { emptyState } from "../core/state.js";
import { ConflictUnresolved, DatasetDeleted } from "../errors.js";
import { SyncRefused } from "../remote/sync-refused.js";
import { ask } from "./ask.js";
import { Conflict } from "./conflict.js";
import { Merging } from "./merging.js";

/** How often a device that others overtake tries again. */
const ATTEMPTS = 6;

/**
 * One synchronize(): pull what is new, find conflicts, ask, push what waits in one request; from the start where another
 * device was faster.
 */
export class Synchronization {
  #parts;
  #merging;
  /** @type {Set<string>} */
  #pulled = new Set();
  /** @type {Set<string>} */
  #pushed = new Set();
  /** Conflicts that the app has put off. @type {Map<string, number>} */
  #putOff = new Map();
  /** @type {Conflict[]} */
  #unresolved = [];

  /**
   * @param {object} parts
   * @param {string} parts.name
   * @param {import("../dataset.js").Dataset} parts.dataset what callbacks are handed
   * @param {import("../local/local-copy.js").Opened} parts.copy
   * @param {import("../remote/remote-datasets.js").Remote} parts.remote
   * @param {import("./ask.js").Callbacks} parts.callbacks
   * @param {(conflicts: Conflict[]) => void} parts.announce
   * @param {() => number} parts.now
   * @param {(attempt: number) => Promise<unknown>} parts.pause
   */
  constructor(parts) {
    this.#parts = parts;
    this.#merging = new Merging({ ...parts, decide: (conflicts) => this.#decide(conflicts) });
  }

  /** @returns {Promise<{ pulled: import("../core/record.js").DatasetRecord[], pushed: import("../core/record.js").DatasetRecord[] }>} */
  async run() {
    const { copy } = this.#parts;
    /** @type {Map<string, import("../core/state.js").Edit> | undefined} */
    let settled;
    /** @type {import("../core/push.js").Patch[]} */
    let refused = [];
    let full = false;
    for (let attempt = 1; ; attempt += 1) {
      const listing = await this.#pull(full, settled);
      await this.#settleConflicts();
      await this.#merging.fold(listing.mergedNames);
      const sending = patches(copy.state);
      if (sending.length === 0) break;
      if (!full && refused.length > 0 && sameCounts(refused, sending)) {
        // Refused, and yet nothing new: what is known here is wrong, so everything is asked for.
        full = true;
        continue;
      }
      full = false;
      checkUsage(copy.state);
      await copy.change((state) => sent(state, sending));
      try {
        const answer = await this.#parts.remote.update(this.#parts.name, listing.session, sending);
        const after = await this.#accept(sending, answer);
        settled = after.unanswered;
        refused = [];
        if (!after.again || attempt >= ATTEMPTS) break;
      } catch (error) {
        const overtaken = error instanceof SyncRefused && (error.isConflict || error.isSpentSession);
        if (!overtaken || attempt >= ATTEMPTS) throw error;
        refused = error.isConflict ? sending : [];
        await this.#parts.pause(attempt);
      }
    }
    await this.#merging.finish();
    if (this.#unresolved.length > 0) throw new ConflictUnresolved(this.#unresolved);
    return { pulled: this.#records(this.#pulled), pushed: this.#records(this.#pushed) };
  }

  /**
   * @param {boolean} full
   * @param {Map<string, import("../core/state.js").Edit>} [settled]
   */
  async #pull(full, settled) {
    const { copy, name, remote } = this.#parts;
    let since = full ? 0 : copy.state.syncCount;
    const listing = await remote.list(name, since).catch((error) => {
      if (!(error instanceof SyncRefused && error.isUnknownCount) || since === 0) throw error;
      since = 0;
      return remote.list(name, 0);
    });
    // What is asked for from the beginning is told of every deletion there ever was.
    const deleted = since > 0 && (listing.deleted || !listing.exists);
    if (deleted) await this.#tellDeleted();
    const before = copy.state;
    await copy.change((state) => merge(state, { ...listing, full: deleted || since === 0 }, settled));
    for (const [key, theirs] of listing.records) {
      const entry = before.records.get(key);
      const adopted = copy.state.records.get(key)?.remote === theirs && !entry?.edit;
      if (adopted && (entry || theirs.value !== null)) this.#pulled.add(key);
    }
    return listing;
  }

  /** Another device deleted the dataset: unless the app wants otherwise, what waits here is the beginning of the next one. */
  async #tellDeleted() {
    const { callbacks, copy, dataset, name } = this.#parts;
    // A dataset that nothing was ever got from is not missed; some services go on telling for ever that it was deleted.
    if (![...copy.state.records.values()].some(({ remote, theirs }) => remote ?? theirs)) return;
    const answer = await ask(callbacks.onDatasetDeleted, dataset, name);
    if (answer === false) throw new DatasetDeleted(name);
    if (answer === true) await copy.change((state) => emptyState(state.id));
  }

  async #settleConflicts() {
    const { copy, now } = this.#parts;
    const open = openConflicts(copy.state).filter(({ key, theirs }) => this.#putOff.get(key) !== theirs.syncCount);
    if (open.length === 0) return;
    const conflicts = open.map(({ key, edit, theirs }) => {
      const local = localRecord(key, edit, copy.state.records.get(key)?.remote?.syncCount ?? 0);
      return new Conflict({ local, remote: remoteRecord(key, theirs) });
    });
    await this.#decide(conflicts);
    const at = now();
    await copy.change((state) =>
      open.reduce((after, conflict, index) => {
        const resolution = conflicts[index]?.resolution;
        return resolution ? resolved(after, conflict, resolution, at) : after;
      }, state),
    );
    for (const [index, { key, theirs }] of open.entries()) {
      const { resolution } = /** @type {Conflict} */ (conflicts[index]);
      if (resolution?.keep === "remote") this.#pulled.add(key);
      if (!resolution) this.#putOff.set(key, theirs.syncCount);
    }
  }

  /** @param {Conflict[]} conflicts */
  async #decide(conflicts) {
    const { announce, callbacks, dataset, remote } = this.#parts;
    announce(conflicts);
    if (callbacks.onConflict) {
      const answer = await ask(callbacks.onConflict, dataset, conflicts);
      if (answer === false) for (const conflict of conflicts) conflict.resolution = undefined;
    } else {
      for (const conflict of conflicts)
        conflict.resolution ??= newer(conflict.localRecord, conflict.remoteRecord, remote.offset);
    }
    const undecided = conflicts.filter(({ resolution }) => !resolution);
    const keys = new Set(conflicts.map(({ key }) => key));
    this.#unresolved = [...this.#unresolved.filter(({ key }) => !keys.has(key)), ...undecided];
  }

  /**
   * @param {import("../core/push.js").Patch[]} sending
   * @param {Map<string, import("../core/state.js").Stored>} answer
   */
  async #accept(sending, answer) {
    /** @type {import("../core/push.js").Answered | undefined} */
    let after;
    await this.#parts.copy.change((state) => {
      after = answered(state, sending, answer);
      return after.state;
    });
    for (const { key } of sending) this.#pushed.add(key);
    return /** @type {import("../core/push.js").Answered} */ (after);
  }

  /** @param {Set<string>} keys */
  #records(keys) {
    const { records } = this.#parts.copy.state;
    return [...keys].flatMap((key) => recordOf(key, records.get(key)) ?? []);
  }
}

/**
 * @param {import("../core/push.js").Patch[]} one
 * @param {import("../core/push.js").Patch[]} other
 */
const sameCounts = (one, other) =>
  one.every(({ key, syncCount }) => other.some((patch) => patch.key === key && patch.syncCount === syncCount));
