import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, renameSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, test } from "node:test";
import { ABSENT, ofTree, ofValues } from "../freshen.mjs";

let folder;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "fingerprint-"));
  mkdirSync(join(folder, "inner"));
  writeFileSync(join(folder, "inner", "a.txt"), "a");
});

afterEach(() => rmSync(folder, { recursive: true }));

test("ofTree_ofTheSameContent_isTheSameWhateverTheTimes", () => {
  const before = ofTree(folder);
  utimesSync(join(folder, "inner", "a.txt"), 1, 1);
  assert.equal(ofTree(folder), before);
});

test("ofTree_whenContentChanges_changes", () => {
  const before = ofTree(folder);
  writeFileSync(join(folder, "inner", "a.txt"), "b");
  assert.notEqual(ofTree(folder), before);
});

test("ofTree_whenAFileIsRenamed_changes", () => {
  const before = ofTree(folder);
  renameSync(join(folder, "inner", "a.txt"), join(folder, "inner", "b.txt"));
  assert.notEqual(ofTree(folder), before);
});

test("ofTree_whenAFileIsAdded_changes", () => {
  const before = ofTree(folder);
  writeFileSync(join(folder, "empty"), "");
  assert.notEqual(ofTree(folder), before);
});

test("ofTree_withSkippedNames_doesNotReadThem", () => {
  const skipped = (name) => name === "dist";
  const before = ofTree(folder, skipped);
  mkdirSync(join(folder, "dist"));
  writeFileSync(join(folder, "dist", "made.js"), "x");
  assert.equal(ofTree(folder, skipped), before);
});

test("ofTree_ofALargeFile_changesWithItsSize", () => {
  const large = join(folder, "large.zip");
  writeFileSync(large, Buffer.alloc(2 * 1024 * 1024));
  const before = ofTree(large);
  writeFileSync(large, Buffer.alloc(2 * 1024 * 1024 + 1));
  assert.notEqual(ofTree(large), before);
});

test("ofTree_ofNothing_isAbsent", () => assert.equal(ofTree(join(folder, "nothing")), ABSENT));

test("ofValues_keepsItsPartsApart", () => assert.notEqual(ofValues("ab", "c"), ofValues("a", "bc")));
