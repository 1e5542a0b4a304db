import { App } from "./app/app.js";
import { keepInvitation } from "./app/invitation.js";
import { afterSignIn } from "./app/load.js";
import { Attempts } from "./auth/attempts.js";
import { Session } from "./auth/session.js";
import { SignIn } from "./auth/sign-in.js";
import { TokenEndpoint } from "./auth/token-endpoint.js";
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
    const endpoint = new TokenEndpoint(config, fetch);
    const session = new Session({ config, endpoint, storage, now, window });
    // After the session, which clears the tab's storage if it was ended elsewhere.
    if (config.sync.kind === "appsync") keepInvitation(arrival, storage);
    const signIn = new SignIn({ config, session, endpoint, attempts: new Attempts(storage), storage, crypto, now });
    /** @type {ConstructorParameters<typeof App>[0]["load"]} */
    const load = (act, signal) => afterSignIn({ window, page, config, session, storage, identities, now, act }, signal);
    await new App({ page, window, session, signIn, storage, load }).begin(arrival);
  } catch (error) {
    page.complain(messageFor(error, navigator));
  }
}
// Undefined: boot.js is redirecting, or the browser is too old. No top-level await: the later chunks import from this one.
if (arrival !== undefined) start(arrival);
