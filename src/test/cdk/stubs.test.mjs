import assert from "node:assert/strict";
import { test } from "node:test";
import { emptyFiles } from "../../main/cdk/stubs.cjs";

const NAMES = ["org/colours@1.0.0.tgz", "org/päint.tgz"];

test("emptyFiles_readFromItsEnd_hasEachNameOnceAndNothingInIt", () => {
  const zip = emptyFiles(NAMES);
  const end = zip.subarray(-22);
  assert.equal(end.toString("latin1", 0, 4), "PK\x05\x06");
  assert.equal(end.readUInt16LE(10), NAMES.length);
  let place = end.readUInt32LE(16);
  assert.equal(place + end.readUInt32LE(12), zip.length - 22);
  for (const name of NAMES) {
    const length = zip.readUInt16LE(place + 28);
    assert.equal(zip.toString("utf8", place + 46, place + 46 + length), name);
    const local = zip.readUInt32LE(place + 42);
    assert.equal(zip.toString("latin1", local, local + 4), "PK\x03\x04");
    assert.equal(zip.toString("utf8", local + 30, local + 30 + zip.readUInt16LE(local + 26)), name);
    assert.equal(zip.readUInt32LE(local + 22), 0);
    place += 46 + length;
  }
});
