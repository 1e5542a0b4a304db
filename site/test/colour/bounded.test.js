import assert from "node:assert/strict";
import { test } from "node:test";
import { bounded, boundedEntry } from "../../src/colour/bounded.js";
import { ALICE, people } from "../fakes/people.js";

for (const [circumstance, text, shown] of [
  ["a short text is shown as it is", "red 👩‍👩‍👧", "red 👩‍👩‍👧"],
  ["a text of the greatest length is shown whole", "x".repeat(10), "x".repeat(10)],
  ["a longer one ends in a sign of that", "x".repeat(11), `${"x".repeat(9)}…`],
  ["a character of two units is not halved", `${"x".repeat(8)}${"😀".repeat(1000)}`, `${"x".repeat(8)}😀…`],
  ["half a character is marked", "a\ud83d", "a\ufffd"],
  [
    "controls and what turns the direction are marked",
    "re\u0000d\u202e\u2066\u200f\n\u2028",
    `re\ufffdd${"\ufffd".repeat(5)}`,
  ],
]) {
  test(circumstance ?? "", () => assert.equal(bounded(text ?? "", 10), shown));
}

test("an entry keeps colour, device and time within their bounds, and a time that is none goes", () => {
  const { colour, device, at } = boundedEntry({ colour: "c".repeat(999), device: "d".repeat(999), at: 8.64e15 });
  assert.deepEqual([colour.length, device.length, at], [200, 80, 8.64e15]);
  assert.deepEqual(boundedEntry({ colour: "red", at: -8.65e15 }), { colour: "red" });
  assert.deepEqual(boundedEntry({ colour: "red", at: Number.NaN }), { colour: "red" });
});

test("what a member has saved is shown within bounds, and what is no colour is not told", async () => {
  const { page, writer } = await people();
  const bob = await page();
  await bob.act("set", "blue");
  const long = "n".repeat(5_000);
  const history = [
    { colour: "red", device: "A", at: 1e300 },
    { colour: long, device: `\u202e${long}`, at: 5 },
  ];
  await writer(
    ALICE,
    "Alice",
  )({ "background-color": `Send money ${long}`, history: JSON.stringify(history), other: long });
  bob.storage.set("live", true);
  await bob.controller.start();
  await bob.until(() => / set something/.test(bob.page.status));
  assert.match(bob.page.status, / set something that is no colour\.$/);
  const { current, previous, contents } = bob.board.shown;
  assert.equal(current.colour.length, 200);
  assert.deepEqual(
    previous.map((/** @type {any} */ { colour, device, at }) => [colour.length, device.length, device[0], at]),
    [[200, 80, "\ufffd", 5]],
  );
  for (const { value } of contents.records) assert.ok(value.length <= 2_000);
  assert.equal(bob.page.colour, "blue");
});
