import assert from "node:assert/strict";
import { test } from "node:test";
import { ALICE, people } from "../fakes/people.js";

const CAROL = "eu-west-1:00000000-0000-4000-8000-0000000000ca";
const labelled = (/** @type {string} */ colour, /** @type {string} */ name) => ({
  "background-color": colour,
  device: JSON.stringify({ name, colour, at: 1 }),
});
const asked = (/** @type {any} */ bob) => bob.wire.calls.filter((/** @type {string} */ call) => call === "members");

test("on one's own page a member's colour has the member's name, whatever label came with it, asked for once", async () => {
  const { page, writer } = await people();
  const bob = await page();
  await bob.act("set", "blue");
  const send = writer(ALICE, "Alice");
  await send(labelled("green", "Chrome on Linux"));
  await bob.act("get");
  await bob.until(() => bob.board.shown?.current?.device === "Alice");
  await send(labelled("red", "Bob"));
  await bob.act("get");
  assert.equal(bob.board.shown?.current?.device, "Alice");
  assert.deepEqual([asked(bob), bob.failures], [["members"], []]);
});

test("a label that another has put on one's own colour is not shown", async () => {
  const { page, writer } = await people();
  const bob = await page();
  await bob.act("set", "blue");
  assert.equal(bob.board.shown?.current?.device, "Chrome on Linux");
  const send = writer(ALICE, "Alice");
  await send({ device: labelled("blue", "Carol").device });
  await bob.act("get");
  assert.equal(bob.board.shown?.current?.colour, "blue");
  assert.equal(bob.board.shown?.current?.device, undefined);
  assert.deepEqual(asked(bob), []);
});

test("somebody who is no member any more has no name, and is asked for once, or again if that failed", async () => {
  const { page, writer, api } = await people();
  const bob = await page();
  await bob.act("set", "blue");
  const send = writer(CAROL, "Carol");
  await send(labelled("green", "Alice"));
  api.members.all = [];
  bob.wire.before = ({ field }) => {
    if (field === "members") throw new TypeError("Failed to fetch");
  };
  await bob.act("get");
  await bob.until(() => asked(bob).length > 0);
  bob.wire.before = undefined;
  await bob.until(() => bob.board.shown?.current && asked(bob).length > 1);
  for (let turn = 0; turn < 5; turn += 1) await bob.act("get");
  assert.equal(bob.board.shown?.current?.device, "Somebody you share with");
  assert.deepEqual(asked(bob), ["members", "members"]);
});

test("on another's page a third person's colour has the name that the members' list has", async () => {
  const { page, alice, api, send } = await people();
  const bob = await page();
  await bob.join();
  assert.deepEqual(asked(bob), []);
  const [member] = api.members.all;
  api.members.all.push({ ...(member ?? assert.fail()), id: CAROL, name: "Carol" });
  await send(CAROL, ALICE, labelled("green", "Alice"));
  await bob.act("get");
  await bob.until(() => bob.board.shown?.current?.device === "Carol");
  await alice.hers.synchronize();
  await alice.hers.putAll(labelled("blue", "Carol"));
  await alice.hers.synchronize();
  await bob.act("get");
  assert.equal(bob.board.shown?.current?.device, "Alice");
  await bob.act("set", "teal");
  assert.equal(bob.board.shown?.current?.device, "Bob");
  assert.deepEqual([asked(bob), bob.failures], [["members"], []]);
});
