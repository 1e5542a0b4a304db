import { connect } from "../colour/connect.js";
import { SENTENCES } from "../messages/later.js";
import { addSentences } from "../messages/messages.js";
import { Board } from "../views/board.js";
import { PreferenceController } from "./preference-controller.js";

/**
 * All that is loaded after sign-in: the AWS SDK, the sync library, and what is done with them.
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
 */
export function controllerOf({ window, page, config, session, storage, identities, now, act }) {
  addSentences(SENTENCES);
  const { userAgent, serviceWorker } = window.navigator;
  // It keeps what was loaded now, so that the page opens offline. Without one (private windows) there is nothing to message.
  // Sent once more to the one that takes over: what is sent to a worker that is only being activated may be lost.
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
    connect: () => connect({ config, session, storage, identities, now, userAgent }),
  });
  board.connect(act, controller);
  return controller;
}
