import { connect } from "../colour/connect.js";
import { MESSAGES } from "../messages/after-sign-in.js";
import { addMessages } from "../messages/for-error.js";
import { Board } from "../views/board.js";
import { addBoardStyle } from "../views/board-style.js";
import { PreferenceController } from "./preference-controller.js";

/**
 * @typedef {object} Backend what only a page with one service loads
 * @property {import("../colour/connect.js").NewDatasets} newDatasets
 * @property {import("../colour/connect.js").NewPreference} [newPreference] where people can share
 * @property {import("../messages/for-error.js").MessageTable} MESSAGES
 * @property {(parts: Parts) => import("./shown-controller.js").ShownController} [shown] where people can share
 *
 * @typedef {object} Parts of such a page
 * @property {Window & typeof globalThis} window
 * @property {import("../views/page.js").Page} page
 * @property {import("../config/config.js").Config} config
 * @property {import("../auth/session.js").Session} session
 * @property {import("../storage/tab-storage.js").TabStorage} storage
 * @property {() => number} now
 * @property {import("./app.js").Act} act
 * @property {() => ReturnType<typeof connect>} own opens the user's own colour
 * @property {(connect: () => Promise<import("./connection.js").Connected>, follows?: boolean) => PreferenceController} make
 */

/**
 * The entry of the code that is loaded after sign-in: AWS SDK, sync library, controller and board.
 *
 * @param {object} parts
 * @param {Window & typeof globalThis} parts.window
 * @param {import("../views/page.js").Page} parts.page
 * @param {import("../config/config.js").Config} parts.config
 * @param {import("../auth/session.js").Session} parts.session
 * @param {import("../storage/tab-storage.js").TabStorage} parts.storage
 * @param {import("../storage/remembered.js").Remembered} parts.identities
 * @param {() => number} parts.now
 * @param {import("./app.js").Act} parts.act
 * @param {Backend} parts.backend
 */
export function controllerOf({ window, page, config, session, storage, identities, now, act, backend }) {
  addMessages({ ...MESSAGES, ...backend.MESSAGES });
  const { newDatasets, newPreference } = backend;
  const { userAgent, serviceWorker } = window.navigator;
  // The service worker caches the chunks that are loaded now, so that the page opens offline. There is none in private windows.
  // The message is repeated after a change of controller: a worker that is still being activated may lose it.
  const loaded = () => serviceWorker?.ready.then(({ active }) => active?.postMessage("signed-in"));
  serviceWorker?.addEventListener("controllerchange", loaded);
  loaded();
  addBoardStyle(window.document);
  const board = new Board(window.document, now);
  const user = session.user()?.sub ?? "";
  const own = () => connect({ config, session, storage, identities, now, userAgent, newDatasets, newPreference });
  /** @type {Parts["make"]} */
  const make = (connect, follows) =>
    new PreferenceController({ page, board, window, storage, user, act, connect, follows });
  const controller = backend.shown?.({ window, page, config, session, storage, now, act, own, make }) ?? make(own);
  board.connect(act, controller);
  return controller;
}
