import assert from "node:assert/strict";
import { test } from "node:test";
import { ago, counted, provenance, size, stateText } from "../../src/messages/format.js";

const MINUTE = 60_000;
for (const [passed, words] of /** @type {const} */ ([
  [-5 * MINUTE, "just now"],
  [59_999, "just now"],
  [MINUTE, "1 minute ago"],
  [59 * MINUTE, "59 minutes ago"],
  [60 * MINUTE, "1 hour ago"],
  [23 * 60 * MINUTE, "23 hours ago"],
  [49 * 60 * MINUTE, "2 days ago"],
])) {
  test(`${passed} ms are ${words}`, () => assert.equal(ago(1e12 - passed, 1e12), words));
}

test("the provenance says as much as is known", () => {
  assert.equal(provenance({ device: "Safari on Mac", at: 0 }, MINUTE), "Safari on Mac, 1 minute ago");
  assert.equal(provenance({ at: 0 }, MINUTE), "Another device, 1 minute ago");
  assert.equal(provenance({}, MINUTE), "Another device");
});

test("sizes and counts are words", () => {
  assert.deepEqual([0, 1, 1023, 1024, 1536, 1024 * 1024].map(size), [
    "0 bytes",
    "1 byte",
    "1023 bytes",
    "1.0 KB",
    "1.5 KB",
    "1.0 MB",
  ]);
  assert.deepEqual(
    [1, 1024].map((count) => counted(count, "record")),
    ["1 record", "1,024 records"],
  );
});

test("where the browser keeps nothing, nothing is called saved before it has gone out", () => {
  assert.equal(stateText("waiting", true), "Saved on this device, offline");
  assert.equal(stateText("waiting", false), "Not saved yet, offline");
  assert.equal(stateText("here", false), "Not saved yet");
  assert.equal(stateText("everywhere", false), "Saved to the cloud");
});
