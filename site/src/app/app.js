import { readCallback } from "../auth/callback.js";
import { SignInRequiredError } from "../auth/errors.js";
import { NetworkError } from "../config/network-error.js";
import { CHUNK, FORGET, SIGN_OUT, STORE, WORKER, within } from "../config/waits.js";
import { messageFor } from "../messages/for-error.js";
import {
  FORGOTTEN,
  NO_NAME,
  NOT_FORGOTTEN,
  OPENING_SIGN_IN,
  PART_OF_PAGE,
  SIGNED_IN,
  SIGNED_OUT,
  SIGNED_OUT_ELSEWHERE,
  SIGNING_IN,
  SIGNING_OUT,
} from "../messages/messages.js";
import { Address } from "./address.js";
import { Queue } from "./queue.js";

const ignore = () => undefined;

/**
 * The application: sign-in, sign-out, and the one queue through which every action and every error passes.
 *
 * @typedef {"set" | "get" | "undo" | "decide" | "save" | "erase" | "recover"} Action of the controller
 * @typedef {"share" | "join" | "list" | "show" | "quit" | "end" | "revert"} SharingAction of the controller of a page whose service has shared datasets
 * @typedef {Pick<import("./preference-controller.js").PreferenceController, Action | "start" | "unsent" | "leave">} Controller
 * @typedef {Pick<import("../auth/sign-in.js").SignIn, "start" | "startAgain" | "finish">} Provider how people sign in
 * @typedef {(action: Action | SharingAction, ...values: any[]) => Promise<void>} Act runs an action in the queue
 */
export class App {
  #page;
  #window;
  #session;
  #signIn;
  #storage;
  #load;
  /** `sub` of the user that the page shows as signed in. @type {string | undefined} */
  #user;
  /** @type {Promise<Controller> | undefined} */
  #loaded;
  #queue;
  #address;

  /**
   * @param {object} parts
   * @param {Pick<import("../views/page.js").Page, "showSignedOut" | "showSignedIn" | "confirmForget" | "connect" | "paint" | "restore" | "working" | "tell" | "complain">} parts.page
   * @param {Window & typeof globalThis} parts.window
   * @param {import("../auth/session.js").Session} parts.session
   * @param {Provider} parts.signIn
   * @param {import("../storage/tab-storage.js").TabStorage} parts.storage
   * @param {(act: Act, signal: AbortSignal) => Promise<Controller>} parts.load
   *   loads the AWS SDK and the code that uses it; does nothing more once the signal is aborted
   */
  constructor({ page, window, session, signIn, storage, load }) {
    this.#page = page;
    this.#window = window;
    this.#session = session;
    this.#signIn = signIn;
    this.#storage = storage;
    this.#load = load;
    this.#address = new Address(window);
    const explain = (/** @type {unknown} */ error) => this.#explain(error);
    this.#queue = new Queue({ working: (busy) => page.working(busy), explain });
  }

  /** @param {string} arrival address of the page as it was opened */
  async begin(arrival) {
    this.#page.connect({
      signIn: () => this.#run(async () => this.#go(await this.#signIn.start(this.#address.here))),
      signOut: () => this.#signOut(),
      forget: () => this.#forget(),
      set: (colour) => this.#act("set", colour),
      get: () => this.#act("get"),
      draft: (text) => this.#user && this.#storage.set("draft", { user: this.#user, text }),
    });
    // A sign-out in another tab is noticed at once, or when this tab becomes visible again.
    for (const type of ["storage", "visibilitychange", "pageshow"]) {
      this.#window.addEventListener(type, () => this.#endedElsewhere());
    }
    this.#window.addEventListener("pageshow", ({ persisted }) => {
      // From the back/forward cache: that page may show a user who has signed out since.
      if (persisted) this.#window.location.reload();
    });
    await this.#run(() => this.#arrive(arrival));
  }

  /** @param {string} arrival */
  async #arrive(arrival) {
    const callback = readCallback(arrival);
    if (callback.kind !== "none") this.#page.tell(SIGNING_IN);
    const refused = await this.#finish(callback).catch((error) => ({ error }));
    if (refused === "leaving") return;
    const asked = this.#address.takeSignInParameter();
    const user = this.#session.user();
    const failed = user && (await this.#renewed());
    if (failed instanceof SignInRequiredError) throw failed;
    if (user) this.#welcome(user);
    else if (asked) return this.#go(await this.#signIn.start(this.#address.here));
    else this.#page.showSignedOut();
    if (refused) throw refused.error;
    if (failed) throw failed;
    if (!user)
      this.#page.tell(this.#storage.get("told") ?? (this.#session.endedElsewhere ? SIGNED_OUT_ELSEWHERE : SIGNED_OUT));
    this.#storage.remove("told");
  }

  /**
   * @param {import("../auth/callback.js").Callback} callback
   * @returns {Promise<"leaving" | undefined>}
   */
  async #finish(callback) {
    if (callback.kind === "none") return undefined;
    const finished = await this.#signIn.finish(callback);
    if (finished !== "not-ours") {
      this.#address.replace(finished.returnTo);
      this.#storage.remove("looked");
      return undefined;
    }
    await this.#go(await this.#signIn.startAgain(""));
    return "leaving";
  }

  /** @param {import("../auth/id-token.js").Claims} user */
  #welcome(user) {
    this.#user = user.sub;
    this.#page.showSignedIn(user.name ?? user.email ?? NO_NAME);
    // The colour from before a reload, until the dataset is open.
    const painted = this.#storage.get("painted");
    if (painted?.user === user.sub) this.#page.paint(painted.colour);
    const draft = this.#storage.get("draft");
    if (draft?.user === user.sub) this.#page.restore(draft.text);
    this.#window.setBackgroundColorToCognitoSyncDataset = (color) => this.#queue.run(() => this.#do("set", color));
    this.#window.getBackgroundColorFromCognitoSyncDataset = () => this.#queue.run(() => this.#do("get"));
    this.#page.tell(SIGNED_IN);
    // Loaded in advance, so that the first press of a button is fast; if loading fails, that press reports it.
    this.#controller()
      .then((controller) => (this.#user ? controller.start() : undefined))
      .catch(ignore);
  }

  /**
   * Refreshes the session before any personal data is shown. An implicit sign-in, which has no refresh token, is better
   * repeated now than in the middle of an action; but never offline.
   *
   * @returns {Promise<unknown>} the error, unless it is a network error
   */
  async #renewed() {
    if (!this.#window.navigator.onLine) return undefined;
    return this.#session.idToken().then(
      () => undefined,
      (error) => (error instanceof NetworkError ? undefined : error),
    );
  }

  /** @type {Act} */
  #act = (action, ...values) => this.#run(() => this.#do(action, ...values));

  /** @type {(...values: Parameters<Act>) => Promise<any>} */
  #do = async (action, ...values) => /** @type {any} */ (await this.#controller())[action](...values);

  /** Fails with SignInRequiredError if the user has signed out. @returns {Promise<Controller>} */
  async #controller() {
    if (!this.#user || this.#session.user()?.sub !== this.#user) throw new SignInRequiredError();
    this.#loaded ??= within(CHUNK, (signal) => this.#load(this.#act, signal)).catch((cause) => {
      this.#loaded = undefined;
      throw new NetworkError(PART_OF_PAGE, cause);
    });
    return this.#loaded;
  }

  /** All steps run in parallel within a time limit: nothing that hangs or fails keeps the user signed in. */
  async #signOut(forget = false) {
    this.#queue.reset();
    // A failed revocation does not stop the sign-out.
    const ended = this.#session.end(forget).catch(ignore);
    let outcome = NOT_FORGOTTEN;
    await within(forget ? FORGET : SIGN_OUT, () => {
      const left = this.#leave(forget).then(() => {
        outcome = FORGOTTEN;
      }, ignore);
      this.#page.tell(SIGNING_OUT);
      return Promise.all([ended, this.#window.workerStarted, forget && left]);
    })
      .catch(ignore)
      .then(() => forget && this.#storage.set("told", outcome))
      .catch(ignore);
    this.#window.location.assign(this.#session.logoutAddress);
  }

  /** Asks for confirmation if unsynchronized changes would be lost; a store that hangs counts as having none. */
  async #forget() {
    const unsent = await within(STORE, async () => (await this.#controller()).unsent()).catch(() => false);
    const sure = !unsent || (await this.#page.confirmForget());
    if (sure && this.#user) await this.#signOut(true);
  }

  /** Handles a sign-out in another tab. @returns {boolean} whether there was one */
  #endedElsewhere() {
    if (!this.#user || this.#session.user() || !this.#session.endedElsewhere) return false;
    this.#queue.reset();
    this.#leave().catch(ignore);
    this.#page.tell(SIGNED_OUT_ELSEWHERE);
    return true;
  }

  /** For buttons: the queue shows the error, so the promise never rejects. @param {() => unknown} work */
  async #run(work) {
    await this.#queue.run(async () => work()).catch(ignore);
  }

  /** @param {unknown} error */
  async #explain(error) {
    if (this.#endedElsewhere()) return;
    let reason = error;
    const known = this.#session.user();
    // First of all: personal data of an ended session is removed from the page.
    if (!known || error instanceof SignInRequiredError) this.#leave().catch(ignore);
    if (known && error instanceof SignInRequiredError) {
      // There is no valid refresh token, but the sign-in page's own session mostly still exists.
      try {
        return await this.#go(await this.#signIn.startAgain(this.#address.here));
      } catch (again) {
        reason = again;
      }
    }
    this.#page.complain(messageFor(reason, { onLine: this.#window.navigator.onLine }));
  }

  /** @param {boolean} [forget] also removes the user's data from this browser */
  async #leave(forget = false) {
    this.#user = undefined;
    this.#page.showSignedOut();
    const loaded = this.#loaded;
    this.#loaded = undefined;
    // Without the controller nothing personal is on the page, and nothing can be removed from the browser.
    if (!loaded) throw new NetworkError(PART_OF_PAGE);
    await (await loaded).leave(forget);
  }

  /** @param {string} address empty: the form is on this page */
  async #go(address) {
    if (!address) return;
    this.#page.tell(OPENING_SIGN_IN);
    // WebKit: leaving the page while its service worker starts breaks that worker for all later visits.
    await within(WORKER, () => this.#window.workerStarted).catch(ignore);
    this.#window.location.assign(address);
  }
}
