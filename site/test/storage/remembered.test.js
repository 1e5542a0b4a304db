import assert from "node:assert/strict";
import { test } from "node:test";
import { Remembered } from "../../src/storage/remembered.js";
import { MemoryStorage } from "../fakes/world.js";

test("each kind is remembered per pool and user, and forgetting a user forgets them in every kind and pool", () => {
  const localStorage = /** @type {any} */ (new MemoryStorage());
  const identities = new Remembered({ localStorage }, "identity");
  const signIns = new Remembered({ localStorage }, "sign-in");
  identities.set("pool-1", "user-1", "a");
  identities.set("pool-2", "user-1", "b");
  signIns.set("pool-1", "user-1", "c");
  identities.set("pool-1", "user-2", "d");
  localStorage.setItem("other:user-1", "of another app");
  assert.deepEqual([identities.get("pool-1", "user-1"), signIns.get("pool-1", "user-1")], ["a", "c"]);
  signIns.forgetAllOf("user-1");
  assert.deepEqual(
    [identities.get("pool-1", "user-1"), identities.get("pool-2", "user-1"), signIns.get("pool-1", "user-1")],
    [undefined, undefined, undefined],
  );
  assert.equal(identities.get("pool-1", "user-2"), "d");
  assert.equal(localStorage.length, 2);
});

test("a browser that blocks it remembers nothing, and nothing fails", () => {
  const window = {
    /** @returns {Storage} */
    get localStorage() {
      throw new DOMException("denied", "SecurityError");
    },
  };
  const blocked = new Remembered(window, "identity");
  blocked.set("pool", "user", "x");
  blocked.forget("pool", "user");
  blocked.forgetAllOf("user");
  assert.equal(blocked.get("pool", "user"), undefined);
});
