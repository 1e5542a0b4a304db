import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, test } from "node:test";
import { ABSENT, freshen } from "../freshen.mjs";

let folder;
let source;
let product;

/** A step that copies its source, unless told to make something else. */
function copy(make = () => (product = `made of ${source}`)) {
  return freshen({ stamp: join(folder, "stamps", "copy.json"), inputs: () => source, outputs: () => product, make });
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "freshen-"));
  source = "one";
  product = ABSENT;
});

afterEach(() => rmSync(folder, { recursive: true }));

test("freshen_theFirstTime_makes", async () => {
  assert.equal(await copy(), true);
  assert.equal(product, "made of one");
});

test("freshen_withNothingChanged_reuses", async () => {
  await copy();
  assert.equal(await copy(), false);
});

test("freshen_withAChangedInput_makesAgain", async () => {
  await copy();
  source = "two";
  assert.equal(await copy(), true);
  assert.equal(product, "made of two");
});

test("freshen_withItsOutputGone_makesAgain", async () => {
  await copy();
  product = ABSENT;
  assert.equal(await copy(), true);
});

test("freshen_whenAnotherMadeTheOutputAndTheInputWentBack_makesAgain", async () => {
  await copy();
  product = "made of two";
  assert.equal(await copy(), true);
  assert.equal(product, "made of one");
});

test("freshen_whenMakingFails_makesAgainTheNextTime", async () => {
  await copy();
  source = "two";
  await assert.rejects(
    copy(() => Promise.reject(new Error("no space"))),
    /no space/,
  );
  source = "one";
  assert.equal(await copy(), true);
});

test("freshen_whenTheInputChangesMeanwhile_makesAgainTheNextTime", async () => {
  await copy(() => {
    product = "made of one";
    source = "two";
  });
  assert.equal(await copy(), true);
});

test("freshen_withAStampCutShort_makesAgain", async () => {
  await copy();
  writeFileSync(join(folder, "stamps", "copy.json"), '{"inputs":"o');
  assert.equal(await copy(), true);
});
