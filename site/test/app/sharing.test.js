import assert from "node:assert/strict";
import { test } from "node:test";
import { keepInvitation } from "../../src/app/invitation.js";
import { Remembered } from "../../src/storage/remembered.js";
import { ALICE, BOB, people } from "../fakes/people.js";
import { newStorage } from "../fakes/world.js";

const HOME = "https://site.test/index.html";

test("who shares nothing pays for nothing: there is a button, and no request beyond those of the own colour", async () => {
  const { page } = await people();
  const bob = await page();
  await bob.controller.start();
  await bob.act("set", "blue");
  assert.deepEqual(bob.wire.calls, ["changes", "update"]);
  assert.equal(bob.found("#sharing").hidden, false);
  assert.equal(bob.found("#walls").open, false);
  assert.equal(bob.found("#share").textContent, "Share yours");
});

test("the token of the link waits in the tab, and the page says so; another fragment is none", () => {
  const storage = newStorage();
  keepInvitation(`${HOME}#joint=a`, storage);
  keepInvitation(`${HOME}#join=`, storage);
  assert.deepEqual(storage.keys(), []);
  keepInvitation(`${HOME}#join=ab-C_9`, storage);
  assert.equal(storage.get("join"), "ab-C_9");
  assert.match(storage.get("told"), /invited.*Sign in/);
});

test("an invitation says whose colour it is, as text; joined, the colour is shown and followed, and the token is gone", async () => {
  const { page, alice, api } = await people();
  const bob = await page();
  bob.storage.set("join", await alice.invite("writer", "<b>Alice</b>"));
  await bob.controller.start();
  assert.match(bob.found("#join-about").textContent, /name <b>Alice<\/b>\. You may change it\. .*expires on /);
  assert.ok(!bob.found("#join-about b"));
  assert.equal(bob.found("#join-name").value, "Bob");
  bob.found("#join-name").value = "  ";
  bob.found("#join").click();
  assert.match(bob.found("#joining [role=status]").textContent, /1 to 64 characters/);
  assert.equal(bob.storage.get("join") !== undefined, true);
  bob.found("#join-name").value = "Bobby";
  bob.found("#join").click();
  await bob.until(() => bob.page.colour === "red" && bob.found("#whose"));
  assert.equal(bob.storage.get("join"), undefined);
  assert.equal(bob.storage.get("called").name, "Bobby");
  assert.ok(!bob.found("dialog#joining"));
  assert.deepEqual(
    api.members.all.map(({ id, name, role }) => [id, name, role]),
    [[BOB, "Bobby", "writer"]],
  );
  assert.equal(bob.whose(), "The colour of <b>Alice</b>");
  await alice.set("green");
  await bob.until(() => bob.page.colour === "green");
  await bob.until(() => bob.page.status === "<b>Alice</b> set green.");
});

test("without a name in the ID token the field is empty: the email address is nobody else's business", async () => {
  const { page, alice } = await people();
  const bob = await page({ name: null });
  bob.storage.set("join", await alice.invite());
  await bob.controller.start();
  assert.equal(bob.found("#join-name").value, "");
});

for (const [circumstance, leave] of Object.entries({
  "Not now": (/** @type {any} */ bob) => bob.found("#join-not").click(),
  Escape: (/** @type {any} */ bob) => bob.found("#joining").dispatchEvent(new bob.window.Event("cancel")),
})) {
  test(`${circumstance} joins nothing, and the invitation waits no longer in this tab`, async () => {
    const { page, alice, api } = await people();
    const bob = await page();
    bob.storage.set("join", await alice.invite());
    await bob.controller.start();
    leave(bob);
    assert.deepEqual([bob.storage.get("join"), api.members.all], [undefined, []]);
    assert.match(bob.page.status, /didn’t join/);
  });
}

for (const [circumstance, leave] of Object.entries({
  "Not now": (/** @type {any} */ bob) => bob.found("#join-not").click(),
  Escape: (/** @type {any} */ bob) =>
    bob.found("#joining").dispatchEvent(new bob.window.Event("cancel", { cancelable: true })),
})) {
  test(`${circumstance} while joining is on its way tells nothing of it, and the colour is shown`, async () => {
    const { page, alice, api } = await people();
    const bob = await page();
    bob.storage.set("join", await alice.invite());
    await bob.controller.start();
    bob.found("#join").click();
    leave(bob);
    assert.doesNotMatch(bob.page.status, /didn’t join/);
    assert.ok(bob.found("#joining"));
    await bob.until(() => bob.page.colour === "red" && bob.found("#whose"));
    assert.deepEqual([api.members.all.length, bob.found("#joining"), bob.failures], [1, null, []]);
  });
}

test("a session that ends in the middle of it leaves the invitation for the next one", async () => {
  const { page, alice } = await people();
  const bob = await page();
  bob.storage.set("join", await alice.invite());
  await bob.controller.start();
  bob.found("#joining").close();
  assert.ok(bob.storage.get("join"));
});

test("an invitation that was used, has ended or never was is told, and waits no longer", async () => {
  const { page, alice } = await people();
  const bob = await page();
  await bob.join();
  const again = await page({ storage: bob.storage });
  again.storage.set("join", "token0");
  await again.act("join");
  assert.equal(again.failures[0]?.type, "InvalidInvitation");
  assert.equal(again.storage.get("join"), undefined);
  assert.ok(alice);
});

test("without a network the invitation waits on", async () => {
  const { page, alice } = await people();
  const bob = await page();
  bob.storage.set("join", await alice.invite());
  bob.wire.before = ({ field }) => {
    if (field === "invitation") throw new TypeError("Failed to fetch");
  };
  await bob.controller.start();
  assert.equal(bob.failures[0]?.name, "NetworkError");
  assert.ok(bob.storage.get("join"));
});

test("a writer sets it for everybody, under the name that was told", async () => {
  const { page, alice } = await people();
  const bob = await page();
  await bob.join();
  await bob.act("set", "blue");
  assert.deepEqual(bob.failures, []);
  assert.match(bob.page.status, /^blue is saved\. Everybody who shares the colour of Alice/);
  await alice.hers.synchronize();
  assert.equal(alice.hers.get("background-color"), "blue");
  assert.equal(JSON.parse(alice.hers.get("device") ?? "").name, "Bob");
});

test("a reader sees that he may only look, and sets nothing; as a writer he does", async () => {
  const { page, alice } = await people();
  const bob = await page();
  await bob.join("reader");
  const set = bob.found("#button-set");
  assert.equal(set.getAttribute("aria-disabled"), "true");
  assert.match(bob.found(`#${set.getAttribute("aria-describedby")}`).textContent, /^You may only look/);
  bob.storage.set("live", true);
  assert.equal(bob.controller.setsAtOnce("blue"), false);
  await bob.act("set", "blue");
  assert.equal(bob.failures.pop()?.name, "ReadOnlyError");
  assert.equal(bob.wire.calls.includes("update"), false);
  await alice.sharing.setRole({ dataset: "preference", member: BOB, role: "writer" });
  await bob.act("get");
  assert.equal(set.hasAttribute("aria-disabled"), false);
  assert.ok(!bob.found("#may-only-look"));
  assert.equal(bob.controller.setsAtOnce("blue"), true);
});

test("what a reader set while he was still a writer is dropped, and the colour is the owner's again", async () => {
  const { page, alice } = await people();
  const bob = await page();
  await bob.join();
  await alice.sharing.setRole({ dataset: "preference", member: BOB, role: "reader" });
  await bob.act("set", "blue");
  assert.equal(bob.failures[0]?.name, "ReadOnlyError");
  await bob.until(() => bob.page.colour === "red");
  assert.equal(await bob.controller.unsent(), false);
});

test("what a reader set without a network, while he was still a writer, is dropped and told once he is back", async () => {
  const { page, alice } = await people();
  const bob = await page();
  await bob.join();
  bob.wire.before = ({ field }) => {
    if (field === "update") throw new TypeError("Failed to fetch");
  };
  await bob.act("set", "blue");
  assert.equal(bob.page.colour, "blue");
  await alice.sharing.setRole({ dataset: "preference", member: BOB, role: "reader" });
  bob.wire.before = undefined;
  await bob.act("get");
  await bob.until(
    () => /may only look at this colour/.test(bob.page.status) || bob.failures[0]?.name === "ReadOnlyError",
  );
  await bob.until(() => bob.page.colour === "red");
  assert.equal(await bob.controller.unsent(), false);
});

test("a removed member is told, and what was not sent; the page shows the own colour again", async () => {
  const { page, alice } = await people();
  const bob = await page();
  await bob.act("set", "teal");
  await bob.join();
  bob.wire.before = ({ field }) => {
    if (field === "update") throw new TypeError("Failed to fetch");
  };
  await bob.act("set", "blue");
  await alice.sharing.remove({ dataset: "preference", member: BOB });
  await bob.until(() => /no longer shares/.test(bob.page.status));
  assert.match(bob.page.status, /^Alice no longer shares a colour with you, so you see your own\. blue was not sent/);
  assert.deepEqual([bob.page.colour, bob.whose(), bob.storage.get("wall")], ["teal", undefined, undefined]);
  assert.deepEqual([bob.controller.walls, bob.failures], [[], []]);
  assert.equal(bob.found("#erase").hidden, false);
});

test("leaving asks first, and then shows the own colour", async () => {
  const { page, api } = await people();
  const bob = await page();
  await bob.join();
  await bob.until(() => bob.found("#walls-list .quiet"));
  bob.found("#walls-list .quiet").click();
  bob.found("#confirming .primary").click();
  await bob.until(() => !bob.found("#confirming"));
  assert.equal(api.members.all.length, 1);
  bob.found("#walls-list .quiet").click();
  bob.found("#confirming .danger").click();
  await bob.until(() => /^You left the colour of Alice/.test(bob.page.status));
  assert.deepEqual([api.members.all, bob.whose(), bob.failures], [[], undefined, []]);
});

test("the end of a membership that the user has left is not told as the owner's doing", async () => {
  const { page } = await people();
  const bob = await page();
  await bob.join();
  const [wall] = bob.controller.walls;
  await bob.act("quit", wall);
  await bob.act("end", wall, { records: [] });
  assert.match(bob.page.status, /^You left the colour of Alice/);
});

test("what saves nothing is not told as saved: an undo without an earlier colour, the other's colour kept", async () => {
  const { page, alice } = await people();
  const bob = await page();
  await bob.join();
  await bob.act("undo");
  assert.match(bob.page.status, /nothing to undo/i);
  bob.wire.before = () => {
    throw new TypeError("Failed to fetch");
  };
  await bob.act("set", "blue");
  await alice.set("green");
  bob.wire.before = undefined;
  await bob.act("get");
  await bob.act("decide", "remote");
  assert.equal(bob.page.colour, "green");
  assert.doesNotMatch(bob.page.status, /is saved/);
});

test("from one colour to the other and back: the datasets are opened once, and closed by the sign-out", async () => {
  const { page } = await people();
  const bob = await page();
  await bob.act("set", "teal");
  await bob.join();
  await bob.press("#walls-list li:first-child button");
  assert.deepEqual([bob.page.colour, bob.whose()], ["teal", undefined]);
  await bob.press("#walls-list li:nth-child(2) button");
  assert.deepEqual([bob.page.colour, bob.whose()], ["red", "The colour of Alice"]);
  assert.deepEqual([bob.world, bob.failures], [{ opened: 1, closed: 0 }, []]);
  await bob.controller.leave();
  assert.equal(bob.world.closed, 1);
});

test("loaded anew, the tab shows the colour that it showed; another user's tab does not", async () => {
  const { page } = await people();
  const bob = await page();
  await bob.join();
  const again = await page({ storage: bob.storage, window: bob.window });
  await again.controller.start();
  await again.until(() => again.page.colour === "red");
  assert.deepEqual([again.whose(), again.controller.walls[0]?.owner], ["The colour of Alice", ALICE]);
  bob.storage.set("wall", { ...bob.storage.get("wall"), user: "carol" });
  const other = await page({ storage: bob.storage });
  await other.controller.start();
  assert.deepEqual([other.page.colour, other.whose()], ["", undefined]);
});

test("signed out, nothing of others is left on the page", async () => {
  const { page } = await people();
  const bob = await page();
  await bob.join();
  await bob.controller.leave();
  assert.deepEqual([bob.whose(), bob.found("#walls-list").children.length], [undefined, 0]);
  assert.equal(bob.found("#wall").getAttribute("aria-label"), "Your colour");
  assert.doesNotMatch(bob.window.document.body.textContent, /Alice/);
  for (const id of ["sharing", "walls-list"]) assert.ok("personal" in bob.found(`#${id}`).dataset, id);
});

test("share: a link for one person with role and end, to copy and as a QR code", async () => {
  const { page, api } = await people();
  const bob = await page();
  await bob.press("#share");
  assert.match(bob.page.status, /^Set a colour first/);
  await bob.act("set", "blue");
  await bob.press("#share");
  bob.found("#share-role").value = "reader";
  bob.found("#share-days").value = "3";
  await bob.until(() => bob.found("#sharing-dialog").getAttribute("aria-busy") === "false");
  bob.found("#share-make").click();
  await bob.until(() => bob.found("#share-qr"));
  const [token, invitation] = [...api.members.invitations].at(-1) ?? assert.fail();
  assert.equal(bob.found("#share-link").value, `https://site.test/index.html#join=${token}`);
  assert.ok(bob.found("#share-link").readOnly);
  assert.deepEqual(
    [invitation.role, invitation.ownerName, invitation.expires - api.time],
    ["reader", "Bob", 3 * 86_400_000],
  );
  assert.match(bob.found("#sharing-dialog [role=status]").textContent, /first may only look\. It expires on /);
  assert.equal(bob.found("#share-qr").getAttribute("aria-label"), "QR code of the link");
  assert.equal(
    bob.storage.keys().some((key) => `${bob.storage.get(key)}`.includes(token)),
    false,
  );
  bob.found("#share-close").click();
  assert.ok(!bob.found("dialog#sharing-dialog"));
});

test("what a member has set meanwhile is not overwritten by making a link: there is none until one is chosen", async () => {
  const { page, writer, api } = await people();
  const bob = await page();
  await bob.act("set", "blue");
  bob.wire.before = () => {
    throw new TypeError("Failed to fetch");
  };
  await bob.act("set", "teal");
  await writer(ALICE, "Alice")({ "background-color": "green" });
  bob.wire.before = undefined;
  await bob.press("#share");
  await bob.until(() => bob.found("#sharing-dialog").getAttribute("aria-busy") === "false");
  const make = async () => {
    bob.found("#share-make").click();
    await bob.until(() => bob.found("#sharing-dialog").getAttribute("aria-busy") === "false");
  };
  await make();
  assert.match(bob.found("#sharing-dialog [role=status]").textContent, /Choose which one to keep, then make the link/);
  const { local, remote } = bob.board.shown.conflict;
  assert.deepEqual([local.colour, remote.colour], ["teal", "green"]);
  assert.deepEqual([bob.found("#share-link"), [...api.members.invitations]], [null, []]);
  await bob.act("decide", "remote");
  await make();
  assert.equal(api.members.invitations.size, 1);
  assert.equal(bob.board.shown.current.colour, "green");
});

test("a link that is asked for while the members are loading is made once, after that", async () => {
  const { page, api } = await people();
  const bob = await page();
  await bob.act("set", "blue");
  await bob.press("#share");
  assert.equal(bob.found("#sharing-dialog").getAttribute("aria-busy"), "true");
  bob.found("#share-make").click();
  bob.found("#share-make").click();
  await bob.until(() => bob.found("#sharing-dialog").getAttribute("aria-busy") === "false");
  assert.equal(api.members.invitations.size, 1);
  assert.ok(bob.found("#share-link"));
});

test("a dialog that is closed while the members are loading makes no link", async () => {
  const { page, api } = await people();
  const bob = await page();
  await bob.act("set", "blue");
  await bob.press("#share");
  const dialog = bob.found("#sharing-dialog");
  bob.found("#share-make").click();
  bob.found("#share-close").click();
  await bob.until(() => dialog.getAttribute("aria-busy") === "false");
  assert.equal(api.members.invitations.size, 0);
});

test("members are listed, changed and removed; what is refused is told, and not shown as done", async () => {
  const { page, api } = await people();
  const bob = await page();
  await bob.act("set", "blue");
  const member = { owner: BOB, ownerName: "Bob", dataset: "preference", since: api.time, generation: 0 };
  api.members.all.push({ ...member, id: ALICE, name: "<i>Al</i>", role: "writer" });
  await bob.press("#share");
  await bob.until(() => bob.found("#members li"));
  const status = () => bob.found("#sharing-dialog [role=status]").textContent;
  assert.equal(bob.found("#members strong").textContent, "<i>Al</i>");
  const select = bob.found("#members select");
  const choose = (/** @type {string} */ role) => {
    select.value = role;
    select.dispatchEvent(new bob.window.Event("change"));
  };
  bob.wire.before = () => {
    throw new TypeError("Failed to fetch");
  };
  choose("reader");
  await bob.until(() => /couldn’t be reached/.test(status()));
  await bob.until(() => select.value === "writer");
  bob.wire.before = undefined;
  choose("reader");
  await bob.until(() => status() === "<i>Al</i> may only look now.");
  assert.equal(api.members.all[0]?.role, "reader");
  bob.found("#members button").click();
  bob.found("#confirming .danger").click();
  await bob.until(() => status() === "<i>Al</i> was removed.");
  assert.deepEqual([api.members.all, Boolean(bob.found("#members li"))], [[], false]);
});

test("others whom the page remembers are forgotten with the device, also if they are listed during that", async () => {
  const { page } = await people();
  const bob = await page();
  await bob.join();
  const kept = () => JSON.stringify({ ...bob.window.localStorage });
  const { walls } = bob.controller;
  assert.match(kept(), /Alice/);
  new Remembered(bob.window, "walls").forgetAllOf("bob");
  bob.signOut();
  bob.controller.walls = walls;
  assert.doesNotMatch(kept(), /Alice/);
});
