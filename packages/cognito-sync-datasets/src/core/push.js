import { sameEdit, settled, withEntries } from "./state.js";

/** Maximum of remembered requests without a response per record. */
const REMEMBERED = 8;

/**
 * @typedef {object} Patch
 * @property {string} key
 * @property {import("./state.js").Edit} edit
 * @property {number} syncCount the record's last known count; 0: the server never had it
 */

/** @param {import("./state.js").State} state @returns {Patch[]} pending edits without a conflict */
export const patches = (state) =>
  [...state.records].flatMap(([key, { edit, theirs, remote }]) =>
    edit && !theirs ? [{ key, edit, syncCount: remote?.syncCount ?? 0 }] : [],
  );

/**
 * Remembers edits before they are sent, so that our own write, seen again after a lost response, is not taken for a conflict.
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
 * The service refused the request: nothing was written, so these edits can be undone locally.
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
 * @property {Map<string, import("./state.js").Edit>} unanswered accepted edits without a record in the response
 * @property {boolean} again whether there is more to pull
 */

/**
 * @param {import("./state.js").State} state
 * @param {Patch[]} sending
 * @param {ReadonlyMap<string, import("./state.js").Stored>} answer records in the response of UpdateRecords
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
  // A Cognito event (Lambda function) may change other records too.
  for (const [key, remote] of answer) {
    if (keys.has(key)) continue;
    if (state.records.get(key)?.edit) beside = true;
    else if (remote.syncCount > state.syncCount) entries.push([key, { remote }]);
  }
  const highest = Math.max(state.syncCount, ...[...answer.values()].map(({ syncCount }) => syncCount));
  // One more than the known count: there was no other write. Otherwise there is more to pull.
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
 * @param {number} upTo count up to which all records are known
 * @returns {import("./state.js").Entry | undefined}
 */
function afterwards(entry, edit, remote, upTo) {
  const since = entry?.edit && !sameEdit(entry.edit, edit) ? entry.edit : undefined;
  const known = entry?.theirs ?? entry?.remote;
  // Another tab is ahead: it has already seen the result of this edit.
  if (remote.syncCount <= upTo && known?.syncCount !== remote.syncCount)
    return since ? entry : known && { remote: known };
  return since && since.value !== remote.value ? { remote, edit: since } : { remote };
}
