import { Conflict, newer, openConflicts, resolved } from "../core/conflict.js";
import { checkUsage, notGrowing, usage } from "../core/limits.js";
import { merge } from "../core/merge.js";
import { answered, patches, sent, unsent } from "../core/push.js";
import { localRecord, recordOf, remoteRecord } from "../core/record.js";
import { sameEdit } from "../core/state.js";
import { ConflictError, SyncServiceError } from "../errors.js";
import { Batches } from "./batches.js";
import { tellDeleted } from "./deleted.js";
import { Folding } from "./folding.js";

/** Attempts after conflicts with concurrent writes. */
const ATTEMPTS = 6;

/** @param {{ key: string, theirs: { syncCount: number } }} conflict */
const conflictOf = ({ key, theirs }) => `conflict ${theirs.syncCount} ${key}`;

/**
 * One synchronize(): pull, resolve conflicts, push pending edits in one request; again from the start after a concurrent
 * write.
 */
export class Synchronization {
  #parts;
  #merging;
  /** @type {Set<string>} */
  #pulled = new Set();
  /** @type {Set<string>} */
  #pushed = new Set();
  /** Conflicts that the app left unresolved. @type {Map<string, number>} */
  #putOff = new Map();
  /** @type {Conflict[]} */
  #unresolved = [];
  #batches;
  /** The limit that keeps some pending edits from being sent. @type {unknown} */
  #tooMuch;

  /**
   * @param {object} parts
   * @param {string} parts.name
   * @param {import("../dataset.js").Dataset} parts.dataset passed to handlers
   * @param {import("../local/local-copy.js").Opened} parts.copy
   * @param {import("../remote/remote.js").Remote} parts.remote
   * @param {import("./handlers.js").Handlers} parts.handlers
   * @param {import("./handlers.js").Asking} parts.asking
   * @param {import("../deadline.js").Deadline} parts.deadline
   * @param {Map<string, import("../core/state.js").Edit>} parts.refused edits that the service has refused before
   * @param {(conflicts: Conflict[]) => void} parts.announce
   * @param {() => number} parts.now
   * @param {(attempt: number) => Promise<unknown>} parts.pause
   */
  constructor(parts) {
    this.#parts = parts;
    this.#batches = new Batches(parts.refused, parts.remote.limits.patches);
    this.#merging = new Folding({ ...parts, decide: (conflicts) => this.#decide(conflicts) });
  }

  /** @returns {Promise<{ pulled: import("../core/record.js").DatasetRecord[], pushed: import("../core/record.js").DatasetRecord[] }>} */
  async run() {
    const { copy, deadline, name, remote } = this.#parts;
    /** @type {Map<string, import("../core/state.js").Edit> | undefined} */
    let settled;
    /** @type {import("../core/push.js").Patch[]} */
    let refused = [];
    let full = false;
    let attempt = 1;
    let unfinished = false;
    // Whether it is still unknown what is new: the listing trusted an update that was not sent, or refused.
    let asking = false;
    for (;;) {
      const listing = await this.#pull(full, settled, !asking && this.#batches.next(this.#sendable()).length > 0);
      await this.#settleConflicts();
      await this.#merging.fold(listing.mergedNames);
      const sendable = this.#sendable();
      const sending = this.#batches.next(sendable);
      asking = listing.unconfirmed === true;
      if (sending.length === 0 && asking) continue;
      if (sending.length === 0) break;
      if (!full && refused.length > 0 && sameCounts(refused, sending)) {
        // A conflict without new records: the local state is wrong, so everything is pulled.
        full = true;
        continue;
      }
      full = false;
      settled = undefined;
      await copy.change((state) => sent(state, sending));
      try {
        const updated = remote.update(name, listing.session, sending, deadline);
        const after = await this.#accept(sending, await deadline.within(updated));
        settled = after.unanswered;
        refused = [];
        this.#batches.accepted(sending);
        const left = sendable.filter((patch) => !sending.includes(patch));
        if (!after.again && this.#batches.next(left).length === 0) break;
        if (!after.again || ++attempt <= ATTEMPTS) continue;
        unfinished = sendable.some(({ key, edit }) => sameEdit(copy.state.records.get(key)?.edit, edit));
        break;
      } catch (error) {
        if (!(error instanceof SyncServiceError)) throw error;
        // A refused edit was not written, and may be undone.
        if (error.isDefinite) await copy.change((state) => unsent(state, sending));
        if (error.isAboutRecords) {
          this.#batches.refused(sending, error);
          if (!asking && this.#batches.next(sendable).length === 0) break;
          continue;
        }
        if (!(error.isConflict || error.isSpentSession) || attempt >= ATTEMPTS) throw error;
        refused = error.isConflict ? sending : [];
        await this.#parts.pause(attempt);
        attempt += 1;
      }
    }
    await this.#merging.finish();
    const failure = this.#batches.error ?? this.#tooMuch;
    if (failure) throw failure;
    if (this.#unresolved.length > 0 || unfinished) throw new ConflictError(this.#unresolved);
    return { pulled: this.#records(this.#pulled), pushed: this.#records(this.#pushed) };
  }

  /** The pending edits; if they exceed a limit, those that need no more space. */
  #sendable() {
    const { state } = this.#parts.copy;
    const waiting = patches(state);
    this.#tooMuch = undefined;
    if (waiting.length === 0) return waiting;
    try {
      checkUsage(state, this.#parts.remote.limits);
      return waiting;
    } catch (tooMuch) {
      this.#tooMuch = tooMuch;
      return notGrowing(state, waiting);
    }
  }

  /**
   * @param {boolean} full
   * @param {Map<string, import("../core/state.js").Edit>} [settled]
   * @param {boolean} [sending] an update follows
   * @returns {Promise<import("../remote/remote.js").Pulled>}
   */
  async #pull(full, settled, sending = false) {
    const { copy, deadline, name, remote } = this.#parts;
    const asked = copy.state.syncCount;
    let since = full ? 0 : asked;
    const aim = { bytes: usage(copy.state).bytes, sending };
    const list = () => deadline.within(remote.list(name, since, deadline, aim));
    const listing = await list().catch((error) => {
      if (!(error instanceof SyncServiceError && error.isUnknownCount) || since === 0) throw error;
      since = 0;
      return list();
    });
    // A listing from count 0 reports every earlier deletion.
    const deleted = since > 0 && (listing.deleted || !listing.exists);
    // A handler may have synchronized: then the listing is outdated.
    if (deleted && (await tellDeleted(this.#parts)) === "moved on") return this.#pull(full, settled);
    const before = copy.state;
    let isOld = false;
    await copy.change((state) => {
      // Another tab, without the lock, is ahead.
      isOld = state.syncCount !== asked && before.syncCount === asked;
      return isOld ? state : merge(state, { ...listing, full: deleted || since === 0 }, settled);
    });
    if (isOld) return this.#pull(full, settled);
    for (const [key, theirs] of listing.records) {
      const entry = before.records.get(key);
      const adopted = copy.state.records.get(key)?.remote === theirs && !entry?.edit;
      if (adopted && (entry || theirs.value !== null)) this.#pulled.add(key);
    }
    return listing;
  }

  async #settleConflicts() {
    const { asking, copy, now } = this.#parts;
    const open = openConflicts(copy.state).filter(({ key, theirs }) => this.#putOff.get(key) !== theirs.syncCount);
    if (open.length === 0) return;
    const conflicts = open.map(({ key, edit, theirs }) => {
      const local = localRecord(key, edit, copy.state.records.get(key)?.remote?.syncCount ?? 0);
      return new Conflict({ local, remote: remoteRecord(key, theirs) });
    });
    if (open.some((conflict) => asking.isUnderWay(conflictOf(conflict)))) this.#putOffAll(conflicts);
    else await this.#decide(conflicts, open.map(conflictOf));
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

  /**
   * @param {Conflict[]} conflicts
   * @param {string[]} [questions]
   */
  async #decide(conflicts, questions = conflicts.map(({ key }) => `copy ${key}`)) {
    const { announce, asking, handlers, dataset, deadline, remote } = this.#parts;
    announce(conflicts);
    if (handlers.onConflict) {
      const answer = await asking.ask(questions, handlers.onConflict, dataset, conflicts).catch((error) => {
        throw deadline.signal.aborted ? new ConflictError(conflicts) : error;
      });
      if (answer === false) for (const conflict of conflicts) conflict.resolution = undefined;
    } else {
      for (const conflict of conflicts)
        conflict.resolution ??= newer(conflict.localRecord, conflict.remoteRecord, remote.offset);
    }
    this.#putOffAll(conflicts);
  }

  /** The unresolved ones. @param {Conflict[]} conflicts */
  #putOffAll(conflicts) {
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
