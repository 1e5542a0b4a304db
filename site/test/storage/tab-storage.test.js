import assert from "node:assert/strict";
import { test } from "node:test";
import { TabStorage } from "../../src/storage/tab-storage.js";
import { MemoryStorage } from "../fakes/world.js";

test("values come back as they were, and only by their own name", () => {
  const storage = new TabStorage(new MemoryStorage());
  storage.set("a", { b: [1, "zwei"] });
  assert.deepEqual(storage.get("a"), { b: [1, "zwei"] });
  assert.equal(storage.get("b"), undefined);
  storage.remove("a");
  assert.equal(storage.get("a"), undefined);
});

test("clear leaves alone what others stored", () => {
  const shared = new MemoryStorage();
  shared.setItem("other", "1");
  const storage = new TabStorage(shared);
  storage.set("a", 1);
  storage.set("ab", 2);
  assert.deepEqual(storage.keys("a"), ["a", "ab"]);
  storage.clear();
  assert.deepEqual(storage.keys(), []);
  assert.equal(shared.getItem("other"), "1");
});

test("what is no JSON counts as absent", () => {
  const shared = new MemoryStorage();
  shared.setItem("colour:a", "{");
  assert.equal(new TabStorage(shared).get("a"), undefined);
  assert.equal(shared.getItem("colour:a"), null);
});

test("a browser that blocks storage is told apart", () => {
  const window = {
    /** @returns {Storage} */
    get sessionStorage() {
      throw new DOMException("denied", "SecurityError");
    },
  };
  assert.throws(() => TabStorage.of(window), { name: "StorageBlockedError" });
});
