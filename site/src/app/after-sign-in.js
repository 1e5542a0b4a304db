import { connect } from "../colour/connect.js";
import { MESSAGES } from "../messages/after-sign-in.js";
import { addMessages } from "../messages/for-error.js";
import { Board } from "../views/board.js";
import { PreferenceController } from "./preference-controller.js";

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
 * @param {{ newDatasets: import("../colour/connect.js").NewDatasets, MESSAGES: import("../messages/for-error.js").MessageTable }} parts.backend
 */
export function controllerOf({ window, page, config, session, storage, identities, now, act, backend }) {
  addMessages({ ...MESSAGES, ...backend.MESSAGES });
  const { newDatasets } = backend;
  const { userAgent, serviceWorker } = window.navigator;
  // The service worker caches the chunks that are loaded now, so that the page opens offline. There is none in private windows.
  // The message is repeated after a change of controller: a worker that is still being activated may lose it.
  const loaded = () => serviceWorker?.ready.then(({ active }) => active?.postMessage("signed-in"));
  serviceWorker?.addEventListener("controllerchange", loaded);
  loaded();
  const board = new Board(window.document, now);
  const user = session.user()?.sub ?? "";
  const controller = new PreferenceController({
    page,
    board,
    window,
    storage,
    user,
    act,
    connect: () => connect({ config, session, storage, identities, now, userAgent, newDatasets }),
  });
  board.connect(act, controller);
  return controller;
}
