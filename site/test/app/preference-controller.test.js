import assert from "node:assert/strict";
import { test } from "node:test";
import { timersOf } from "../../../packages/cognito-sync-datasets/test/fakes/time.js";
import { PreferenceController } from "../../src/app/preference-controller.js";
import { newDatasets } from "../../src/colour/cognito-sync.js";
import { connect } from "../../src/colour/connect.js";
import { FakeBoard, FakePage, FakeWindow } from "../fakes/browser.js";
import { Cognito, refused } from "../fakes/cognito.js";
import { tab } from "../fakes/signing-in.js";
import { FakeIdentities } from "../fakes/world.js";

const KEY = "background-color";

/** Controllers of one user, each on a device of its own, against a service in memory. */
function user() {
  const { clock } = tab();
  const cognito = new Cognito(clock.now);
  const device = async (remembered = {}, lasting = true) => {
    const own = tab();
    own.session.begin({ idToken: own.pool.idToken(), refreshToken: own.pool.newRefreshToken() });
    for (const [key, value] of Object.entries(remembered)) own.storage.set(key, value);
    const page = new FakePage();
    const board = new FakeBoard();
    const window = /** @type {any} */ (new FakeWindow("https://site.test/index.html"));
    const identities = /** @type {any} */ (new FakeIdentities());
    const world = { opened: 0 };
    /** @type {any[]} */
    const failures = [];
    const report = (/** @type {unknown} */ failed) => void failures.push(failed);
    /** @type {import("../../src/app/app.js").Act} */
    const act = (action, ...values) => /** @type {any} */ (controller)[action](...values).catch(report);
    /** @type {PreferenceController} */
    const controller = new PreferenceController({
      page,
      board,
      window,
      storage: own.storage,
      user: own.session.user()?.sub ?? "",
      act,
      connect: async () => {
        world.opened += 1;
        const parts = {
          ...own,
          identities,
          now: clock.now,
          userAgent: "Chrome/1 X11",
          newDatasets,
          client: cognito.client,
        };
        const connected = await connect(parts);
        // Node has no IndexedDB, as a browser that refuses it: the others are as if they had.
        if (lasting) Object.defineProperty(connected.preference, "lasting", { value: true });
        return connected;
      },
    });
    board.connect(/** @type {any} */ (act), controller);
    return { ...own, identities, controller, page, board, window, failures, world };
  };
  const unplug = () => {
    cognito.instead.ListRecords = () => {
      throw new TypeError("Failed to fetch");
    };
  };
  return { clock, cognito, device, unplug };
}

test("set saves the checked colour, paints it and says so; get does the same on another device", async () => {
  const { device, cognito } = user();
  const one = await device({ draft: "re" });
  await one.controller.set(" red ");
  assert.equal(cognito.records.get(KEY)?.Value, "red");
  assert.equal(one.page.colour, "red");
  assert.equal(one.storage.get("draft"), undefined);
  assert.deepEqual(one.storage.get("painted"), { user: "user-1", colour: "red" });
  assert.match(one.page.status, /^red is saved\. Your other devices/);
  const other = await device();
  assert.equal(await other.controller.get(), "red");
  assert.equal(other.page.colour, "red");
  assert.match(other.page.status, /^Your saved colour is red/);
});

test("nothing saved yet is said, and paints nothing", async () => {
  const { page, controller } = await user().device();
  assert.equal(await controller.get(), undefined);
  assert.match(page.status, /No colour is saved yet/);
  assert.equal(page.colour, "");
});

test("a colour is checked before it is sent, and before it is painted", async () => {
  const { device, cognito } = user();
  const { page, controller } = await device();
  await assert.rejects(controller.set("blurple"), { name: "InvalidColourError", source: "typed" });
  assert.deepEqual(cognito.calls, []);
  cognito.write(KEY, "url(//x.test)");
  await assert.rejects(controller.get(), { name: "InvalidColourError", source: "saved" });
  assert.equal(page.colour, "");
});

test("without a network a colour is set here, said to be so, and goes out once the network is back", async () => {
  const { device, cognito, unplug } = user();
  const { page, board, controller } = await device();
  await controller.start();
  unplug();
  await controller.set("red");
  assert.equal(page.colour, "red");
  assert.match(page.status, /^red is saved on this device\. It goes/);
  assert.equal(board.states.at(-1), "waiting");
  cognito.instead = {};
  assert.equal(await controller.get(), "red");
  assert.equal(board.states.at(-1), "everywhere");
  assert.equal(cognito.records.get(KEY)?.Value, "red");
});

test("a refusal is the caller's; what was set stays here and waits", async () => {
  const { device, cognito } = user();
  const { page, board, controller } = await device();
  cognito.instead.UpdateRecords = () => refused(403, "SubscriptionRequiredException");
  await assert.rejects(controller.set("red"), { name: "SyncServiceError", status: 403 });
  assert.equal(page.colour, "red");
  assert.equal(board.states.at(-1), "here");
});

test("what has waited goes out when the page starts, without a press; where nothing waits, nothing is asked", async () => {
  const { device, cognito } = user();
  const { board, controller } = await device({ looked: true });
  await controller.start();
  assert.ok(!cognito.calls.includes("ListRecords"));
  cognito.instead.UpdateRecords = () => refused(500, "InternalErrorException");
  await assert.rejects(controller.set("red"), { name: "SyncServiceError", status: 500 });
  assert.equal(board.states.at(-1), "here");
  cognito.instead = {};
  await controller.start();
  assert.equal(cognito.records.get(KEY)?.Value, "red");
  assert.equal(board.states.at(-1), "everywhere");
});

test("credentials that are refused are not used again", async () => {
  const { device, cognito } = user();
  const { controller } = await device();
  cognito.instead.ListRecords = () => refused(403, "ExpiredTokenException", "The security token is expired");
  await assert.rejects(controller.get(), { name: "SyncServiceError" });
  cognito.instead = {};
  await controller.get();
  assert.deepEqual(cognito.calls, [
    "GetId",
    "GetCredentialsForIdentity",
    "ListRecords",
    "GetCredentialsForIdentity",
    "ListRecords",
  ]);
});

/** Set here without a network, and on another device with one. */
async function conflict() {
  const all = user();
  const here = await all.device();
  await here.controller.start();
  all.unplug();
  await here.controller.set("red");
  all.cognito.instead = {};
  const there = await all.device();
  await there.controller.set("blue");
  return { ...all, here, there };
}

test("get, where both have set a colour: the choice is shown, and nothing is decided", async () => {
  const { here, cognito } = await conflict();
  assert.equal(await here.controller.get(), "red");
  assert.equal(here.board.states.at(-1), "conflict");
  assert.match(here.page.status, /Choose one to keep/);
  assert.equal(cognito.records.get(KEY)?.Value, "blue");
});

for (const [winner, colour] of /** @type {const} */ ([
  ["local", "red"],
  ["remote", "blue"],
])) {
  test(`chosen, the ${winner} colour is worn everywhere`, async () => {
    const { here, there } = await conflict();
    await here.controller.get();
    await here.board.press.decide(winner);
    assert.equal(here.page.colour, colour);
    assert.match(here.page.status, new RegExp(`^Kept ${colour}`));
    assert.equal(await there.controller.get(), colour);
  });
}

for (const [winner, colour] of /** @type {const} */ ([
  ["local", "red"],
  ["remote", "blue"],
])) {
  test(`the ${winner} colour, chosen without a network, is worn everywhere once there is one`, async () => {
    const { here, there, unplug, cognito } = await conflict();
    await here.controller.get();
    unplug();
    await here.board.press.decide(winner);
    cognito.instead = {};
    assert.equal(await here.controller.get(), colour);
    assert.equal(await there.controller.get(), colour);
    // Of no use for the next conflict.
    unplug();
    await here.controller.set("green");
    cognito.instead = {};
    await there.controller.set("#00ff00");
    await here.controller.get();
    assert.equal(here.board.states.at(-1), "conflict");
  });
}

test("a choice made without a network does not count for a colour that was never shown", async () => {
  const { here, there, unplug, cognito } = await conflict();
  await here.controller.get();
  unplug();
  await here.board.press.decide("local");
  cognito.instead = {};
  await there.controller.set("#00ff00");
  await here.controller.get();
  assert.equal(here.board.states.at(-1), "conflict");
  assert.equal(cognito.records.get(KEY)?.Value, "#00ff00");
});

test("undo wears the colour before, everywhere, and says when there is none", async () => {
  const { device, cognito } = user();
  const { page, board, controller } = await device();
  await controller.set("red");
  await controller.set("green");
  await board.press.undo();
  assert.equal(page.colour, "red");
  assert.equal(cognito.records.get(KEY)?.Value, "red");
  await board.press.undo();
  assert.match(page.status, /nothing to undo/);
});

test("undo to what another program wrote into the history, and is no colour, changes nothing", async () => {
  const { device, cognito } = user();
  const { page, board, failures, controller } = await device();
  await controller.set("red");
  const history = [
    { colour: "red", device: "x", at: 2 },
    { colour: "v\\61r(--x)", device: "x", at: 1 },
  ];
  cognito.write("history", JSON.stringify(history));
  await controller.get();
  await board.press.undo();
  assert.deepEqual(
    failures.map(({ name, source }) => [name, source]),
    [["InvalidColourError", "saved"]],
  );
  assert.equal(page.colour, "red");
  assert.equal(cognito.records.get(KEY)?.Value, "red");
});

test("erase: nothing is worn, here or there", async () => {
  const { device, cognito } = user();
  const { page, board, storage, controller } = await device();
  await controller.set("red");
  await board.press.erase();
  assert.equal(cognito.records.size, 0);
  assert.equal(page.colour, "");
  assert.equal(storage.get("painted"), undefined);
  assert.match(page.status, /^Everything was erased/);
});

test("erase without a network erases nothing, and says so by failing", async () => {
  const { device, cognito } = user();
  const { page, board, failures, controller } = await device();
  await controller.set("red");
  cognito.instead.DeleteDataset = () => {
    throw new TypeError("Failed to fetch");
  };
  await board.press.erase();
  assert.equal(failures[0]?.name, "NetworkError");
  assert.equal(page.colour, "red");
  assert.equal(await controller.get(), "red");
});

test("export is a file of what is here, and needs no network", async () => {
  const { device, unplug } = user();
  const { board, controller } = await device();
  await controller.set("red");
  unplug();
  await board.press.save();
  const [name, text = ""] = board.saved;
  assert.equal(name, "colour.json");
  const { records } = JSON.parse(text);
  assert.deepEqual(records[0].key, KEY);
  assert.deepEqual(records[0].value, "red");
});

test("live follows another device, without touching what is being typed", async (context) => {
  const { device, cognito } = user();
  const { page, board, controller, storage } = await device();
  await controller.start();
  const passes = timersOf(context);
  cognito.write(KEY, "green");
  board.press.live(true);
  await passes(100);
  assert.equal(storage.get("live"), true);
  assert.deepEqual(page.painted, ["green unasked"]);
  cognito.write(KEY, "blue");
  await passes(6_000);
  assert.deepEqual(page.painted, ["green unasked", "blue unasked"]);
  assert.equal(page.status, "Another device set blue.");
  await passes(6_000);
  assert.equal(page.painted.length, 2);
});

test("live sets what is chosen at once; otherwise choosing sets nothing", async () => {
  const { device, cognito } = user();
  const { page, board, controller } = await device();
  await controller.start();
  await board.press.choose("red");
  assert.deepEqual(cognito.records.size, 0);
  board.press.live(true);
  await board.press.choose("re");
  await board.press.choose(" red ");
  assert.equal(cognito.records.get(KEY)?.Value, "red");
  // What has been typed since stays in the field.
  assert.deepEqual(page.painted, ["red unasked"]);
});

test("live is remembered in this tab, and ends where it is of no use", async () => {
  const { device, cognito } = user();
  cognito.instead.ListRecords = () => refused(403, "AccessDeniedException", "not authorized to perform");
  const { board, failures, controller } = await device({ live: true });
  await controller.start();
  for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
  assert.equal(failures[0]?.status, 403);
  assert.equal(board.live, false);
});

test("a connection that could not be opened is opened by the next action", async () => {
  const { device, cognito } = user();
  cognito.instead.GetId = () => refused(400, "NotAuthorizedException");
  const { controller, world } = await device();
  await assert.rejects(controller.start(), { name: "IdentityServiceError" });
  cognito.instead = {};
  await controller.set("red");
  assert.equal(world.opened, 2);
});

test("an identity that another tab found to be a new one is opened anew, and the colour set there", async () => {
  const { device, cognito } = user();
  const { controller, identities, world, config } = await device();
  await controller.set("red");
  identities.set(config.identityPool.id, "user-1", "eu-west-1:00000000-0000-4000-8000-00000000000f");
  await controller.set("blue");
  assert.equal(world.opened, 2);
  assert.equal(cognito.records.get(KEY)?.Value, "blue");
});

test("in a browser that keeps nothing, a colour without a network is not called saved", async () => {
  const { device, unplug } = user();
  const { controller, page } = await device({}, false);
  await controller.start();
  assert.match(page.status, /stores nothing for this site/);
  unplug();
  await controller.set("red");
  assert.match(page.status, /^red is not saved yet:.*or it is lost\.$/);
  assert.doesNotMatch(page.status, /saved on this device/);
});

test("what answers after somebody has left says, paints and remembers nothing", async () => {
  const { device, cognito } = user();
  const { controller, page, storage } = await device();
  await controller.start();
  cognito.instead.ListRecords = () => {
    controller.leave();
    storage.clear();
    page.tell("You are signed out.");
    return undefined;
  };
  await controller.set("red").catch(() => undefined);
  await new Promise(setImmediate);
  assert.equal(page.status, "You are signed out.");
  assert.equal(storage.get("painted"), undefined);
});

test("a first look that fails after somebody has left is no action of anybody's", async () => {
  const { device, cognito } = user();
  const { controller, session, failures } = await device();
  cognito.instead.ListRecords = () => {
    session.end();
    controller.leave();
    return refused(403, "NotAuthorizedException", "late");
  };
  await controller.start();
  await new Promise(setImmediate);
  assert.deepEqual(failures, []);
});

test("after a sign-in the page pulls once, without a press; at a reload it does not", async () => {
  const { device, cognito } = user();
  cognito.write(KEY, "green");
  const lists = () => cognito.calls.filter((call) => call === "ListRecords").length;
  const { page, board, controller, storage } = await device();
  const starting = controller.start();
  assert.equal(board.known, false);
  await starting;
  assert.deepEqual([page.colour, board.known, lists()], ["green", true, 1]);
  // Loaded anew: another controller, with what this tab remembers.
  const again = await device({ looked: storage.get("looked") });
  await again.controller.start();
  assert.equal(lists(), 1);
  assert.equal(again.board.known, true);
});

test("a pull that finds nobody is not a look: nothing is said of what there is, and the next start pulls", async () => {
  const { device, cognito, unplug } = user();
  unplug();
  const { board, controller, storage, failures } = await device();
  await controller.start();
  assert.deepEqual([board.known, storage.get("looked"), failures], [false, undefined, []]);
  cognito.instead = {};
  await controller.start();
  assert.deepEqual([board.known, storage.get("looked")], [true, true]);
});

test("in live mode the first look is the pull: one request", async () => {
  const { device, cognito } = user();
  cognito.write(KEY, "green");
  const { page, controller } = await device({ live: true });
  await controller.start();
  for (let turn = 0; turn < 20; turn++) await new Promise(setImmediate);
  assert.equal(page.colour, "green");
  assert.equal(cognito.calls.filter((call) => call === "ListRecords").length, 1);
});

test("a colour set while the pull is under way is meant: nobody is asked which one stays", async () => {
  const { device, cognito } = user();
  cognito.write(KEY, "green");
  const { board, controller } = await device();
  /** @type {Promise<void> | undefined} */
  let setting;
  cognito.instead.ListRecords = () => {
    cognito.instead = {};
    setting = controller.set("red");
  };
  await controller.start();
  await setting;
  assert.equal(cognito.records.get(KEY)?.Value, "red");
  assert.ok(!board.states.includes("conflict"), board.states.join());
});

test("a controller that was left while it was being opened shows nothing, asks nothing, and follows nobody", async () => {
  const { device, cognito } = user();
  cognito.write(KEY, "green");
  const { board, controller, page, storage, window, failures } = await device({ live: true });
  /** @type {unknown[]} */
  const timers = [];
  window.setTimeout = (/** @type {unknown} */ timer) => timers.push(timer);
  const starting = controller.start();
  const left = controller.leave();
  page.tell("You are signed out.");
  await Promise.all([starting, left]);
  for (let turn = 0; turn < 20; turn++) await new Promise(setImmediate);
  assert.deepEqual([board.states, page.painted, timers, failures], [[], [], [], []]);
  assert.deepEqual([page.status, storage.get("painted")], ["You are signed out.", undefined]);
  assert.ok(!cognito.calls.includes("ListRecords"));
});

test("what is pressed at a controller that was left does nothing, and opens nothing anew", async () => {
  const { device, cognito } = user();
  const { board, controller, page, world, failures, storage } = await device();
  await controller.set("red");
  await controller.leave();
  const calls = cognito.calls.length;
  for (const press of ["undo", "save", "erase"]) await board.press[press]();
  await board.press.set("blue");
  await board.press.decide("local");
  board.press.live(true);
  await assert.rejects(controller.get(), { name: "SignInRequiredError" });
  assert.deepEqual(
    failures.map(({ name }) => name),
    Array(5).fill("SignInRequiredError"),
  );
  assert.deepEqual([cognito.calls.length, world.opened, board.saved], [calls, 1, []]);
  assert.equal(storage.get("live"), undefined);
  assert.equal(page.colour, "red");
});

test("a session that was ended in another tab sends and fetches nothing, whatever is remembered", async () => {
  const { device, cognito } = user();
  const { controller, session } = await device();
  await controller.set("red");
  await session.end();
  const calls = cognito.calls.length;
  await assert.rejects(controller.get(), { name: "SignInRequiredError" });
  assert.equal(cognito.calls.length, calls);
});

test("unsent is what waits; left with forget, this device has nothing of the dataset any more", async () => {
  const { device, unplug } = user();
  const { controller } = await device();
  await controller.set("red");
  assert.equal(await controller.unsent(), false);
  unplug();
  await controller.set("blue");
  assert.equal(await controller.unsent(), true);
  await controller.leave(true);
});
