import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { newer } from "../src/core/conflict.js";
import { edited } from "../src/core/edit.js";
import { fold } from "../src/core/fold.js";
import { patches } from "../src/core/push.js";
import { liveRecords, recordOf, remoteRecord } from "../src/core/record.js";
import { waiting } from "../src/core/state.js";

/** The table, and what its members mean: tables/README.md. */
const TABLE = new URL("tables/fold-cases.json", import.meta.url);
const NOW = 1767230000000;

/** @typedef {import("../src/core/state.js").State} State */

/** @param {any} object @returns {Map<string, any>} */
const mapOf = (object) => new Map(Object.entries(object));

/**
 * @param {State} state
 * @param {{ copy: any, resolve?: "local" | "remote", clock?: number }} row
 */
function decided(state, { copy, resolve, clock = 0 }) {
  const { state: after, differing } = fold(state, mapOf(copy), clock, NOW);
  const values = new Map(
    differing.flatMap(({ key, theirs }) => {
      const local = /** @type {any} */ (recordOf(key, state.records.get(key)));
      const keep = resolve ?? newer(local, remoteRecord(key, theirs), clock).keep;
      return keep === "remote" ? [[key, theirs.value]] : [];
    }),
  );
  return { state: edited(after, values, NOW), differing };
}

for (const { name, local, ...row } of JSON.parse(await readFile(TABLE, "utf8"))) {
  test(`fold: ${name}`, () => {
    /** @type {State} */
    const before = { id: "", syncCount: local.syncCount, records: mapOf(local.records) };
    const { state, differing } = decided(before, row);
    assert.deepEqual(
      differing.map(({ key }) => key),
      row.differing,
    );
    assert.deepEqual(Object.fromEntries(liveRecords(state).map(({ key, value }) => [key, value])), row.values);
    assert.deepEqual(waiting(state), row.waiting);
    const sent = patches(state).map(({ key, edit: { value }, syncCount }) => [
      key,
      value === null ? { op: "remove", syncCount } : { op: "replace", value, syncCount },
    ]);
    assert.deepEqual(Object.fromEntries(sent), row.patches);
    assert.deepEqual(decided(state, row).state, state);
  });
}
