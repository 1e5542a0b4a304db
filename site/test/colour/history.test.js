import assert from "node:assert/strict";
import { test } from "node:test";
import { added, before, merged, readHistory, writeHistory } from "../../src/colour/history.js";

const entry = (/** @type {string} */ colour, at = 0, device = "A") => ({ colour, device, at });

test("what is set comes first, and the ninth is forgotten", () => {
  let history = readHistory(undefined);
  for (let turn = 0; turn < 10; turn++) history = added(history, entry(`c${turn}`, turn));
  assert.deepEqual(
    history.map(({ colour }) => colour),
    ["c9", "c8", "c7", "c6", "c5", "c4", "c3", "c2"],
  );
  assert.deepEqual(readHistory(writeHistory(history)), history);
});

test("the same colour set again is one step, with the newer time", () => {
  const history = added(added([], entry("red", 1)), entry("red", 2, "B"));
  assert.deepEqual(history, [entry("red", 2, "B")]);
});

test("before a colour is what was set before it, also where another program set it", () => {
  const history = [entry("red", 2), entry("blue", 1)];
  assert.deepEqual(before(history, "red"), [entry("blue", 1)]);
  assert.deepEqual(before(history, "green"), history);
});

test("two histories become one by time, without doubles", () => {
  const common = entry("blue", 1);
  assert.deepEqual(merged([entry("red", 3), common], [entry("green", 2, "B"), common]), [
    entry("red", 3),
    entry("green", 2, "B"),
    common,
  ]);
});

for (const text of ["", "no json", "{}", "7", "null", '[1,null,{"colour":7},{"colour":"red","device":"A"}]']) {
  test(`a record that holds ${text || "nothing"} is an empty history`, () => assert.deepEqual(readHistory(text), []));
}
