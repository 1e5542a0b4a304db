import { edited } from "./edit.js";
import { visible } from "./state.js";

/**
 * Merges a copy of another identity's dataset into this one: missing records become edits, different ones conflicts. Idempotent.
 *
 * @param {import("./state.js").State} state
 * @param {ReadonlyMap<string, import("./state.js").Stored>} copy
 * @param {number} offset clock skew: how far the server's clock is ahead
 * @param {number} now milliseconds
 */
export function fold(state, copy, offset, now) {
  let after = state;
  /** @type {{ key: string, theirs: import("./state.js").Stored }[]} */
  const differing = [];
  for (const [key, theirs] of copy) {
    const entry = state.records.get(key);
    if (theirs.value === null || theirs.value === visible(entry)) continue;
    if (entry) differing.push({ key, theirs });
    else after = edited(after, new Map([[key, theirs.value]]), (theirs.lastModified ?? now + offset) - offset);
  }
  return { state: after, differing };
}
