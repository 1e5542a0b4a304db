import { readFile } from "node:fs/promises";
import { Window } from "happy-dom";
import { Datasets } from "../../../packages/cognito-sync-datasets/src/appsync.js";
import { Sharing } from "../../../packages/cognito-sync-datasets/src/appsync-sharing.js";
import { ApiWire, AppSync } from "../../../packages/cognito-sync-datasets/test/fakes/appsync.js";
import { ALICE, BOB } from "../../../packages/cognito-sync-datasets/test/fakes/devices.js";
import { Sockets } from "../../../packages/cognito-sync-datasets/test/fakes/sockets.js";
import { PreferenceController } from "../../src/app/preference-controller.js";
import { ShownController } from "../../src/app/shown-controller.js";
import { VouchedPreference } from "../../src/colour/vouched-preference.js";
import { MESSAGES } from "../../src/messages/for-appsync-error.js";
import { addMessages } from "../../src/messages/for-error.js";
import { FakeBoard, FakePage } from "./browser.js";
import { CONFIG, NOW, newStorage } from "./world.js";

export { ALICE, BOB };

const HTML = await readFile(new URL("../../public/index.html", import.meta.url), "utf8");
const DAY = 86_400_000;
const SUPPORTS = (/** @type {string} */ _, value = "") => /^(red|green|blue|teal)$/.test(value);

/** Alice, who shares her colour, and pages of Bob, each on a device of its own, against an API in memory. */
export async function people() {
  addMessages(MESSAGES);
  const api = new AppSync();
  api.time = NOW;
  const of = (/** @type {string} */ identityId) => {
    const wire = new ApiWire(api, identityId);
    const { WebSocket } = new Sockets(api, identityId);
    const environment = /** @type {any} */ ({
      setTimeout: globalThis.setTimeout,
      clearTimeout: globalThis.clearTimeout,
      request: wire.fetch,
      WebSocket,
    });
    const open = () =>
      new Datasets(/** @type {any} */ ({ client: wire.client, identityId, environment, now: () => api.time }));
    return { wire, open };
  };
  const datasets = of(ALICE).open();
  const hers = await datasets.openOrCreateDataset("preference");
  const sharing = new Sharing(datasets);
  const alice = {
    hers,
    sharing,
    set: async (/** @type {string} */ colour) => {
      await hers.put("background-color", colour);
      await hers.synchronize();
    },
    /** @param {"reader" | "writer"} role */
    invite: async (role = "writer", name = "Alice") =>
      (await sharing.invite({ dataset: "preference", role, expires: new Date(NOW + DAY), name })).token,
  };
  await alice.set("red");

  /** @param {{ storage?: import("../../src/storage/tab-storage.js").TabStorage, window?: any, name?: string | null }} [parts] */
  const page = async ({ storage = newStorage(), window = newWindow(), name = "Bob" } = {}) => {
    const { wire, open } = of(BOB);
    const shownPage = new FakePage();
    const board = new FakeBoard();
    const world = { opened: 0, closed: 0 };
    /** @type {any[]} */
    const failures = [];
    /** @type {Promise<unknown>} */
    let last = Promise.resolve();
    // One after the other, as in the queue of the page.
    const act = (/** @type {string} */ action, /** @type {unknown[]} */ ...values) => {
      last = last
        .then(() => /** @type {any} */ (controller)[action](...values))
        .catch((/** @type {unknown} */ failed) => void failures.push(failed));
      return /** @type {Promise<any>} */ (last);
    };
    /** @type {object | undefined} */
    let user = { sub: "bob", name: name ?? undefined, email: "bob@example.test" };
    const session = { user: () => user };
    const signOut = () => {
      user = undefined;
    };
    const parts = /** @type {any} */ ({
      window,
      page: shownPage,
      config: { ...CONFIG, sync: { kind: "appsync", endpoint: wire.client.endpoint } },
      session,
      storage,
      now: () => api.time,
      act,
      own: async () => {
        world.opened += 1;
        const datasets = open();
        const dataset = await datasets.openOrCreateDataset("preference", {
          onConflict: (_, conflicts) => preference.resolve(conflicts),
        });
        /** @type {VouchedPreference} */
        const preference = new VouchedPreference({ dataset, device: "Chrome on Linux", now: () => api.time });
        const close = () => {
          world.closed += 1;
          datasets.close();
        };
        return { preference, datasets, close, forget: () => datasets.wipe(), forgetCredentials: () => undefined };
      },
      make: (/** @type {any} */ connect, /** @type {boolean} */ follows) =>
        new PreferenceController({
          page: shownPage,
          board,
          window,
          storage,
          user: "bob",
          act: /** @type {any} */ (act),
          connect,
          follows,
        }),
    });
    const controller = new ShownController(parts);
    const { document } = window;
    const found = (/** @type {string} */ selector) => /** @type {any} */ (document.querySelector(selector));
    // Of elements only their texts are compared: a comparison that fails would print the document.
    const whose = () => found("#whose")?.textContent;
    const until = async (/** @type {() => unknown} */ condition) => {
      for (const end = Date.now() + 5_000; !condition(); await new Promise(setImmediate)) {
        if (Date.now() > end) throw new Error(`Not reached: ${condition}; ${shownPage.status}`);
      }
    };
    /** Presses a button and waits until it has done what it does. @param {string} selector */
    const press = async (selector) => {
      found(selector).click();
      await last;
    };
    const join = async (/** @type {"reader" | "writer"} */ role = "writer") => {
      storage.set("join", await alice.invite(role));
      await controller.start();
      found("#join").click();
      await until(() => shownPage.colour === "red" && found("#whose"));
      await last;
    };
    return {
      controller,
      page: shownPage,
      board,
      storage,
      window,
      wire,
      world,
      failures,
      found,
      whose,
      until,
      press,
      join,
      signOut,
      act,
    };
  };
  /** Sends any records to another's dataset. @param {string} id @param {string} owner @param {Record<string, string>} records */
  const send = async (id, owner, records) => {
    const shared = await of(id).open().openOrCreateDataset("preference", undefined, { owner });
    await shared.synchronize();
    await shared.putAll(records);
    await shared.synchronize();
  };
  /** Makes a member of Bob's, who sends any records. @param {string} id @param {string} name */
  const writer = (id, name) => {
    api.members.all.push({
      owner: BOB,
      ownerName: "Bob",
      dataset: "preference",
      id,
      name,
      role: "writer",
      since: NOW,
      generation: 0,
    });
    return (/** @type {Record<string, string>} */ records) => send(id, BOB, records);
  };
  return { api, alice, page, send, writer };
}

/** A window with the page's document. */
export function newWindow() {
  const window = /** @type {any} */ (new Window({ url: CONFIG.siteUrl }));
  window.document.body.innerHTML = HTML.replace(/^.*<body[^>]*>|<\/body>.*$/gs, "");
  // The window makes a new one whenever it is asked for it.
  Object.defineProperty(window, "CSS", { value: { supports: SUPPORTS } });
  globalThis.CSS = window.CSS;
  globalThis.CSSStyleSheet = window.CSSStyleSheet;
  return window;
}
