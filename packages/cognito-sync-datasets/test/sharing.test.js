import assert from "node:assert/strict";
import { test } from "node:test";
import { Sharing } from "../src/appsync-sharing.js";
import { fieldRefused } from "./fakes/appsync.js";
import { ALICE, apiDevice, BOB, CAROL, settled } from "./fakes/devices.js";
import { endsOf, NAME, openShared, shared } from "./fakes/shared.js";
import { Sockets } from "./fakes/sockets.js";
import { NOW } from "./fakes/storage.js";

const EXPIRES = new Date(NOW + 1000);

test("an invitation is shown before it is accepted, and used once", async () => {
  const { api, sharing, invite } = await shared();
  const invited = await invite("reader");
  const expires = new Date(NOW + 7 * 24 * 60 * 60_000);
  const expected = { owner: ALICE, ownerName: "Alice", dataset: NAME, role: "reader", expires };
  assert.deepEqual(invited, { token: invited.token, ...expected });
  const carol = new Sharing(apiDevice({ api, identityId: CAROL }).datasets);
  assert.deepEqual(await carol.invitation(invited.token), invited);
  assert.deepEqual(await carol.accept(invited.token, { name: "Carol" }), {
    owner: ALICE,
    ownerName: "Alice",
    dataset: NAME,
    member: CAROL,
    role: "reader",
  });
  const invalid = { name: "SyncServiceError", type: "InvalidInvitation", status: 400 };
  await assert.rejects(sharing.bob.invitation(invited.token), invalid);
  await assert.rejects(sharing.bob.accept(invited.token, { name: "Bob" }), invalid);
});

test("an answer to accept was lost: the same again succeeds, and there is one membership", async () => {
  const { api, sharing, invite } = await shared();
  const { token } = await invite();
  const carol = apiDevice({ api, identityId: CAROL });
  const joining = new Sharing(carol.datasets);
  carol.wire.loses = ({ field }) => field === "accept";
  await assert.rejects(joining.accept(token, { name: "Carol" }), { name: "NetworkError" });
  carol.wire.loses = () => false;
  assert.equal((await joining.accept(token, { name: "Carol" })).role, "writer");
  assert.deepEqual(
    (await sharing.alice.members({ dataset: NAME })).map(({ id, name, role, since }) => [
      id,
      name,
      role,
      since.getTime(),
    ]),
    [
      [BOB, "Bob", "writer", NOW],
      [CAROL, "Carol", "writer", NOW],
    ],
  );
});

test("members are listed on all pages, for each of them; roles are changed by the owner", async () => {
  const { api, sharing, invite } = await shared();
  for (const identityId of [CAROL, `${CAROL}1`, `${CAROL}2`]) {
    await new Sharing(apiDevice({ api, identityId }).datasets).accept((await invite()).token, { name: "Carol" });
  }
  const changed = await sharing.alice.setRole({ dataset: NAME, member: BOB, role: "reader" });
  assert.deepEqual(changed, { id: BOB, name: "Bob", role: "reader", since: new Date(NOW) });
  const members = await sharing.bob.members({ owner: ALICE, dataset: NAME });
  assert.deepEqual(
    members.map(({ role }) => role),
    ["reader", "writer", "writer", "writer"],
  );
  const stranger = new Sharing(apiDevice({ api, identityId: `${CAROL}3` }).datasets);
  await assert.rejects(stranger.members({ owner: ALICE, dataset: NAME }), { type: "Unauthorized", status: 403 });
});

test("what is shared is listed with one's own, with owner and role", async () => {
  const { bob } = await shared({ role: "reader" });
  const own = await bob.open("own");
  await own.put("k", "1");
  await own.synchronize();
  const by = (/** @type {string} */ lastModifiedBy) => ({ lastModifiedDate: new Date(NOW), lastModifiedBy });
  assert.deepEqual(await bob.datasets.listRemoteDatasets(), [
    { name: "own", owner: BOB, role: "owner", ...by(BOB) },
    { name: NAME, owner: ALICE, role: "reader", ownerName: "Alice", ...by(ALICE) },
  ]);
});

test("another write came between: it is asked again until it is taken", async () => {
  const { alice, sharing } = await shared();
  let times = 3;
  alice.wire.instead = () => (times-- > 0 ? fieldRefused("Contention", "Another write came between.") : undefined);
  alice.wire.calls = [];
  assert.deepEqual(await sharing.alice.remove({ dataset: NAME, member: BOB }), {
    owner: ALICE,
    dataset: NAME,
    member: BOB,
  });
  assert.deepEqual(alice.wire.calls, Array(4).fill("remove"));
});

test("leaving erases the local copy at once, here and in other tabs", async () => {
  const { api, bob, theirs, sharing } = await shared();
  const tab = await openShared(apiDevice({ api, browser: bob.browser, identityId: BOB }).datasets);
  await theirs.synchronize();
  await sharing.bob.leave({ owner: ALICE, dataset: NAME });
  await settled();
  assert.deepEqual([theirs.records(), tab.records(), theirs.role], [[], [], undefined]);
  await assert.rejects(theirs.synchronize(), { name: "MembershipEndedError", records: [] });
  assert.deepEqual(await bob.datasets.listRemoteDatasets(), []);
  await sharing.bob.leave({ owner: CAROL, dataset: "never opened" });
});

test("an operation of other credentials than the datasets' is not begun", async () => {
  let identity = ALICE;
  const { datasets, wire } = apiDevice({ options: { identityId: async () => identity } });
  await datasets.openOrCreateDataset(NAME);
  identity = BOB;
  const sharing = new Sharing(datasets);
  const invitation = { dataset: NAME, role: /** @type {const} */ ("reader"), expires: EXPIRES, name: "Alice" };
  await assert.rejects(sharing.invite(invitation), { name: "IdentityChangedError" });
  assert.deepEqual(wire.calls, []);
  await assert.rejects(sharing.invitation("t", { signal: AbortSignal.abort(new Error("no more")) }), /no more/);
});

/** Bob follows Alice's dataset, and changes are pushed. */
async function followed() {
  const there = await shared();
  const sockets = new Sockets(there.api, BOB);
  /** Those that are due soon: of polls, and of subscriptions that start again. @type {Set<() => void>} */
  const timers = new Set();
  const page = {
    WebSocket: sockets.WebSocket,
    setTimeout: (/** @type {() => void} */ callback, /** @type {number} */ wait) => {
      const timer = () => {
        timers.delete(timer);
        callback();
      };
      if (wait < 10_000) timers.add(timer);
      return timer;
    },
    clearTimeout: (/** @type {() => void} */ timer) => void timers.delete(timer),
  };
  const bob = apiDevice({ api: there.api, identityId: BOB, environment: page });
  const theirs = await openShared(bob.datasets);
  const stopped = /** @type {any[]} */ ([]);
  theirs.follow({ onStop: (error) => stopped.push(error) });
  await settled();
  return { ...there, bob, theirs, sockets, stopped, timers };
}

test("a change by another is pushed, over one connection for one's own and others' datasets", async () => {
  const { bob, hers, theirs, sockets } = await followed();
  (await bob.open("own")).follow();
  await settled();
  await hers.put("k", "2");
  await hers.synchronize();
  await settled();
  assert.deepEqual([theirs.get("k"), sockets.all.length], ["2", 1]);
  const owners = [...sockets.last.subscriptions.values()].map(({ owner }) => owner);
  assert.deepEqual(owners, [ALICE, BOB]);
  bob.datasets.close();
});

test("removed through an open subscription: the copy goes, following ends and says why", async () => {
  const { bob, theirs, sharing, sockets, stopped, timers } = await followed();
  await theirs.put("k", "mine");
  const told = endsOf(theirs);
  await sharing.alice.remove({ dataset: NAME, member: BOB });
  await settled();
  // Subscribed to again, it is refused; or polled, whichever is first.
  for (let turn = 0; turn < 9 && stopped.length === 0; turn += 1) {
    for (const timer of [...timers]) timer();
    await settled();
  }
  assert.deepEqual([stopped.map(({ name }) => name), told], [["MembershipEndedError"], [{ k: "mine" }]]);
  assert.deepEqual([theirs.records(), sockets.last.subscriptions.size, sockets.open], [[], 0, []]);
  const calls = bob.wire.calls.length;
  for (const timer of [...timers]) timer();
  await settled();
  assert.equal(bob.wire.calls.length, calls, "nothing is asked any more");
});

test("a refused subscription finds out that the membership has ended", async () => {
  const there = await shared();
  const sockets = new Sockets(there.api, BOB);
  const bob = apiDevice({ api: there.api, identityId: BOB, environment: { WebSocket: sockets.WebSocket } });
  const theirs = await openShared(bob.datasets);
  await theirs.synchronize();
  const stopped = /** @type {any[]} */ ([]);
  sockets.instead = (_, { type }) => {
    if (type === "connection_init") there.api.members.answer("remove", ALICE, { dataset: NAME, member: BOB }, NOW);
    return undefined;
  };
  theirs.follow({ onStop: (error) => stopped.push(error.name) });
  await settled();
  await settled();
  assert.deepEqual([stopped, theirs.records()], [["MembershipEndedError"], []]);
});
