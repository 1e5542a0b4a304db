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

test("one's own colour follows those who share it, from the first change of a member, also after a reload, and never before", async () => {
  const { page, writer } = await people();
  const bob = await page();
  await bob.controller.start();
  await bob.act("set", "blue");
  assert.equal(bob.storage.get("shares"), undefined);
  const send = writer(ALICE, "Alice");
  await send(labelled("green", "Alice"));
  await bob.act("get");
  await send(labelled("red", "Alice"));
  await bob.until(() => bob.page.colour === "red" && bob.page.status === "Alice set red.");
  await bob.controller.leave();

  const again = await page({ storage: bob.storage });
  await again.controller.start();
  await send(labelled("teal", "Alice"));
  await again.until(() => again.page.colour === "teal");
  assert.deepEqual([bob.failures, again.failures], [[], []]);
  await again.controller.leave();
});

test("one's own colour follows those who share it once a link was made, and those who have joined when their list is opened", async () => {
  for (const first of [true, false]) {
    const { page, writer } = await people();
    const bob = await page();
    await bob.controller.start();
    await bob.act("set", "blue");
    const send = first ? undefined : writer(ALICE, "Alice");
    await bob.act("share");
    await bob.until(() => bob.found("#sharing-dialog").getAttribute("aria-busy") === "false");
    if (first) {
      bob.found("#share-make").click();
      await bob.until(() => bob.found("#share-link"));
    }
    await (send ?? writer(ALICE, "Alice"))(labelled("red", "Alice"));
    await bob.until(() => bob.page.colour === "red");
    await bob.controller.leave();
  }
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
  const failed = asked(bob).length;
  await bob.until(() => bob.board.shown?.current && asked(bob).length > failed);
  for (let turn = 0; turn < 5; turn += 1) await bob.act("get");
  assert.equal(bob.board.shown?.current?.device, "Somebody you share with");
  assert.equal(asked(bob).length, failed + 1);
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
