import { sameEdit, settled, withEntries } from "./state.js";

/** How many unanswered sendings of one record are remembered; more than a few means that nothing is answered at all. */
const REMEMBERED = 8;

/**
 * @typedef {object} Patch
 * @property {string} key
 * @property {import("./state.js").Edit} edit
 * @property {number} syncCount the record's last known count, exactly; 0 for one that the server never had
 */

/** @param {import("./state.js").State} state @returns {Patch[]} everything that waits, save what is in conflict */
export const patches = (state) =>
  [...state.records].flatMap(([key, { edit, theirs, remote }]) =>
    edit && !theirs ? [{ key, edit, syncCount: remote?.syncCount ?? 0 }] : [],
  );

/**
 * Remembered before it is sent: where the answer gets lost, what comes back later is known for our own.
 *
 * @param {import("./state.js").State} state
 * @param {Patch[]} sending
 */
export const sent = (state, sending) =>
  withEntries(
    state,
    sending.map(({ key, edit }) => {
      const entry = state.records.get(key);
      return [key, entry && { ...entry, sent: [...(entry.sent ?? []), edit].slice(-REMEMBERED) }];
    }),
  );

/**
 * The service refused it outright: nothing of this sending was written, so that what is taken back now is gone.
 *
 * @param {import("./state.js").State} state
 * @param {Patch[]} sending
 */
export const unsent = (state, sending) =>
  withEntries(
    state,
    sending.map(({ key, edit }) => [key, withoutSending(state.records.get(key), edit)]),
  );

/**
 * @param {import("./state.js").Entry | undefined} entry
 * @param {import("./state.js").Edit} edit
 * @returns {import("./state.js").Entry | undefined}
 */
function withoutSending(entry, edit) {
  const index = entry?.sent?.findLastIndex((other) => sameEdit(other, edit)) ?? -1;
  if (!entry || index < 0) return entry;
  const { sent = [], ...rest } = entry;
  const others = sent.filter((_, at) => at !== index);
  return others.length > 0 ? { ...rest, sent: others } : settled(rest);
}

/**
 * @typedef {object} Answered
 * @property {import("./state.js").State} state
 * @property {Map<string, import("./state.js").Edit>} unanswered accepted edits of which the answer tells nothing
 * @property {boolean} again there is more to pull
 */

/**
 * @param {import("./state.js").State} state
 * @param {Patch[]} sending
 * @param {ReadonlyMap<string, import("./state.js").Stored>} answer records as UpdateRecords answered them
 * @returns {Answered}
 */
export function answered(state, sending, answer) {
  /** @type {Map<string, import("./state.js").Edit>} */
  const unanswered = new Map();
  /** @type {[string, import("./state.js").Entry | undefined][]} */
  const entries = [];
  for (const { key, edit } of sending) {
    const remote = answer.get(key);
    if (!remote) unanswered.set(key, edit);
    else entries.push([key, afterwards(state.records.get(key), edit, remote, state.syncCount)]);
  }
  const keys = new Set(sending.map(({ key }) => key));
  let beside = false;
  // A function on the server may change more than what was sent.
  for (const [key, remote] of answer) {
    if (keys.has(key)) continue;
    if (state.records.get(key)?.edit) beside = true;
    else if (remote.syncCount > state.syncCount) entries.push([key, { remote }]);
  }
  const highest = Math.max(state.syncCount, ...[...answer.values()].map(({ syncCount }) => syncCount));
  // One more than what we knew: nobody wrote in between. Anything else has yet to be pulled.
  const next = highest === state.syncCount + 1 && !beside;
  const after = withEntries(state, entries);
  return {
    state: next ? { ...after, syncCount: highest } : after,
    unanswered,
    again: unanswered.size > 0 || (highest > state.syncCount && !next),
  };
}

/**
 * @param {import("./state.js").Entry | undefined} entry
 * @param {import("./state.js").Edit} edit
 * @param {import("./state.js").Stored} remote
 * @param {number} upTo count up to which everything is known
 * @returns {import("./state.js").Entry | undefined}
 */
function afterwards(entry, edit, remote, upTo) {
  const since = entry?.edit && !sameEdit(entry.edit, edit) ? entry.edit : undefined;
  const known = entry?.theirs ?? entry?.remote;
  // Another tab has got further meanwhile: this edit was accepted before that, and what became of it is known.
  if (remote.syncCount <= upTo && known?.syncCount !== remote.syncCount)
    return since ? entry : known && { remote: known };
  return since && since.value !== remote.value ? { remote, edit: since } : { remote };
}
