import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { newer, openConflicts, resolved } from "../src/core/conflict.js";
import { merge } from "../src/core/merge.js";
import { answered, patches, sent } from "../src/core/push.js";
import { liveRecords, localRecord, remoteRecord } from "../src/core/record.js";
import { waiting } from "../src/core/state.js";

/** The table, and what its members mean: tables/README.md. */
const TABLE = new URL("tables/merge-cases.json", import.meta.url);

/** @typedef {import("../src/core/state.js").State} State */

/** @param {any} object @returns {Map<string, any>} */
const mapOf = (object) => new Map(Object.entries(object));

/** @param {State} state */
const values = (state) => Object.fromEntries(liveRecords(state).map(({ key, value }) => [key, value]));

/**
 * @param {State} state
 * @param {any} resolve
 * @param {number} clock
 */
function decided(state, resolve, clock) {
  return openConflicts(state).reduce((after, open) => {
    const how = resolve?.[open.key];
    if (how === "later") return after;
    const remote = remoteRecord(open.key, open.theirs);
    const resolution =
      how === undefined
        ? newer(localRecord(open.key, open.edit, 0), remote, clock)
        : typeof how === "string"
          ? { keep: how }
          : { keep: "value", value: how.value };
    return resolved(after, open, /** @type {any} */ (resolution), open.edit.at);
  }, state);
}

const cases = JSON.parse(await readFile(TABLE, "utf8"));

test("there are cases, each with a name of its own", () => {
  assert.ok(cases.length > 40);
  assert.equal(new Set(cases.map((/** @type {any} */ { name }) => name)).size, cases.length);
});

for (const { name, local, listing, resolve, clock = 0, ...expected } of cases) {
  test(`merge: ${name}`, () => {
    /** @type {State} */
    const before = { id: "", syncCount: local.syncCount, records: mapOf(local.records) };
    const full = Boolean(listing.full || listing.deleted) || local.syncCount === 0;
    const merged = merge(before, { records: mapOf(listing.records), syncCount: listing.syncCount, full });
    assert.deepEqual(
      openConflicts(merged).map(({ key }) => key),
      expected.conflicts,
    );
    const state = decided(merged, resolve, clock);
    assert.deepEqual(mapOf(values(state)), mapOf(expected.values));
    assert.deepEqual(waiting(state), expected.waiting);
    const sending = patches(state);
    assert.deepEqual(
      Object.fromEntries(
        sending.map(({ key, edit: { value }, syncCount }) => [
          key,
          value === null ? { op: "remove", syncCount } : { op: "replace", value, syncCount },
        ]),
      ),
      expected.patches,
    );
    if (!expected.answer) return;
    const { state: after, again } = answered(sent(state, sending), sending, mapOf(expected.answer));
    assert.deepEqual(
      { values: values(after), waiting: waiting(after), syncCount: after.syncCount, again },
      expected.after,
    );
  });
}
