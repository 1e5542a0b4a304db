import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { checkName, checkRecord, checkUsage, LIMITS, usage } from "../src/core/limits.js";
import { emptyState, withEntries } from "../src/core/state.js";

const TABLE = new URL("tables/limit-cases.json", import.meta.url);
/** @type {any[]} */
const cases = JSON.parse(await readFile(TABLE, "utf8"));

test("the limits are those that command line and local cloud have", async () => {
  const { datasets, nameCharacters, ...limits } = JSON.parse(
    await readFile(new URL("tables/limits.json", import.meta.url), "utf8"),
  );
  const { datasetName: _, ...own } = LIMITS;
  assert.deepEqual(own, limits);
  checkName("a".repeat(nameCharacters));
  assert.throws(() => checkName("a".repeat(nameCharacters + 1)), TypeError);
  assert.equal(datasets, 20);
});

/** @param {{ key: string, value: string | null, times?: number, repeat?: number, keyRepeat?: number }} record */
function recordsOf({ key, value, times, repeat = 1, keyRepeat = 1 }) {
  const stored = value === null ? null : value.repeat(repeat);
  if (times === undefined) return [/** @type {const} */ ([key.repeat(keyRepeat), stored])];
  return Array.from({ length: times }, (_, index) => /** @type {const} */ ([`${key}${index + 1}`, stored]));
}

for (const { name, records, edit, usage: expected, allowed, because } of cases) {
  test(`limits: ${name}`, () => {
    const [[key, value] = ["", null]] = recordsOf(edit);
    const record = () => checkRecord(key, value);
    if (because === "key" || because === "value") return void assert.throws(record);
    record();
    const known = records
      .flatMap(recordsOf)
      .map((/** @type {any} */ [of, to]) => [of, { remote: { value: to, syncCount: 1 } }]);
    const before = withEntries(emptyState("id"), known);
    const after = withEntries(before, [[key, { ...before.records.get(key), edit: { value, at: 0 } }]]);
    assert.deepEqual({ records: after.records.size, bytes: usage(after).bytes }, expected);
    if (allowed) checkUsage(after);
    else assert.throws(() => checkUsage(after), { name: "LimitExceededError", message: new RegExp(`${because}`) });
  });
}
