import { App } from "./app/app.js";
import { keepInvitation } from "./app/invitation.js";
import { afterSignIn, signInOf } from "./app/load.js";
import { Attempts } from "./auth/attempts.js";
import { Session } from "./auth/session.js";
import { loadConfig } from "./config/config.js";
import { messageFor } from "./messages/for-error.js";
import { Remembered } from "./storage/remembered.js";
import { TabStorage } from "./storage/tab-storage.js";
import { Page } from "./views/page.js";

const { arrival } = window;
window.arrival = undefined;
const { now } = Date;
const fetch = window.fetch.bind(window);

/** @param {string} arrival */
async function start(arrival) {
  const page = new Page(document);
  try {
    const storage = TabStorage.of(window);
    const identities = new Remembered(window, "identity");
    const config = await loadConfig(fetch);
    const [endpointOf, providerOf] = await signInOf(config);
    const endpoint = endpointOf(config, fetch);
    const session = new Session({ config, endpoint, storage, now, window });
    // After the session, which clears the tab's storage if it was ended elsewhere.
    if (config.sync.kind === "appsync") keepInvitation(arrival, storage);
    const attempts = new Attempts(storage);
    const signIn = providerOf({ window, page, config, session, endpoint, attempts, storage, crypto, now });
    /** @type {ConstructorParameters<typeof App>[0]["load"]} */
    const load = (act, signal) => afterSignIn({ window, page, config, session, storage, identities, now, act }, signal);
    await new App({ page, window, session, signIn, storage, load }).begin(arrival);
  } catch (error) {
    page.complain(messageFor(error, navigator));
  }
}
// Undefined: boot.js is redirecting, or the browser is too old. No top-level await: the later chunks import from this one.
if (arrival !== undefined) start(arrival);
