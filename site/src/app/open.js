import { connect } from "../colour/connect.js";
import { SENTENCES } from "../messages/later.js";
import { addSentences } from "../messages/messages.js";
import { Board } from "../views/board.js";
import { Desk } from "./desk.js";

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
 * @param {(work: () => Promise<unknown>) => Promise<void>} parts.attempt
 */
export function openDesk({ window, page, config, session, storage, identities, now, attempt }) {
  addSentences(SENTENCES);
  const { userAgent, serviceWorker } = window.navigator;
  // It keeps what was loaded now, so that the page opens offline. Without one (private windows) there is nobody to tell.
  // Told once more by the one that takes over: what is said to a worker that is only being activated may be lost.
  const tell = () => serviceWorker?.ready.then(({ active }) => active?.postMessage("signed-in"));
  serviceWorker?.addEventListener("controllerchange", tell);
  tell();
  return new Desk({
    page,
    board: new Board(window.document, now),
    window,
    storage,
    user: session.user()?.sub ?? "",
    attempt,
    connect: () => connect({ config, session, storage, identities, now, userAgent }),
  });
}
