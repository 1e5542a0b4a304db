import { INVITED } from "../messages/messages.js";

/**
 * The token of an invitation, which boot.js has taken out of the address, waits in this tab until somebody has signed in.
 *
 * @param {string} arrival address of the page as it was opened
 * @param {import("../storage/tab-storage.js").TabStorage} storage
 */
export function keepInvitation(arrival, storage) {
  const [, token] = /#join=([\w-]+)/.exec(arrival) ?? [];
  if (!token) return;
  storage.set("join", token);
  storage.set("told", INVITED);
}
