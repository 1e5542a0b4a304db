import { readCallback } from "../auth/callback.js";
import { SignInNeeded } from "../auth/errors.js";
import { NetworkError } from "../config/network-error.js";
import { CHUNK, FORGET, SIGN_OUT, STORE, WORKER, within } from "../config/waits.js";
import { sentenceFor } from "../messages/messages.js";
import { Address } from "./address.js";
import { Queue } from "./queue.js";

const ignore = () => undefined;
const OUT = "You are signed out.";
const ELSEWHERE = "You signed out in another tab.";
const FORGOTTEN = "You are signed out, and this device has forgotten you.";
const NOT_ALL =
  "You are signed out, but this browser may not have removed everything. Clear the data of this site in its settings.";

/**
 * The page from its start to its end: sign-in, sign-out, and the one queue that every action and every error goes through.
 *
 * @typedef {"set" | "get" | "undo" | "decide" | "save" | "erase" | "recover"} Action of the controller
 * @typedef {Pick<import("./preference-controller.js").PreferenceController, Action | "start" | "unsent" | "leave">} Controller
 * @typedef {(action: Action, ...values: any[]) => Promise<void>} Act what a control of the page starts
 */
export class App {
  #page;
  #window;
  #session;
  #signIn;
  #storage;
  #load;
  /** `sub` of whoever is signed in, as the page shows it. @type {string | undefined} */
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
   * @param {import("../auth/sign-in.js").SignIn} parts.signIn
   * @param {import("../storage/tab-storage.js").TabStorage} parts.storage
   * @param {(act: Act, signal: AbortSignal) => Promise<Controller>} parts.load
   *   loads the AWS SDK and what uses it, and makes nothing of it once the signal is aborted
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
    // Of a sign-out in another tab it is told at once, or when it is seen again.
    for (const type of ["storage", "visibilitychange", "pageshow"]) {
      this.#window.addEventListener(type, () => this.#endedElsewhere());
    }
    this.#window.addEventListener("pageshow", ({ persisted }) => {
      // Back from the sign-in page: what the browser kept may show somebody who has signed out since.
      if (persisted) this.#window.location.reload();
    });
    await this.#run(() => this.#arrive(arrival));
  }

  /** @param {string} arrival */
  async #arrive(arrival) {
    const callback = readCallback(arrival);
    if (callback.kind !== "none") this.#page.tell("Signing you in …");
    const refused = await this.#finish(callback).catch((error) => ({ error }));
    if (refused === "leaving") return;
    const asked = this.#address.takeSignInParameter();
    const user = this.#session.user();
    const failed = user && (await this.#renewed());
    if (failed instanceof SignInNeeded) throw failed;
    if (user) this.#welcome(user);
    else if (asked) return this.#go(await this.#signIn.start(this.#address.here));
    else this.#page.showSignedOut();
    if (refused) throw refused.error;
    if (failed) throw failed;
    if (!user) this.#page.tell(this.#session.endedElsewhere ? ELSEWHERE : (this.#storage.get("told") ?? OUT));
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
    this.#page.showSignedIn(user.name ?? user.email ?? "friend");
    // What this tab wore before it was loaded anew, until the dataset is open.
    const painted = this.#storage.get("painted");
    if (painted?.user === user.sub) this.#page.paint(painted.colour);
    const draft = this.#storage.get("draft");
    if (draft?.user === user.sub) this.#page.restore(draft.text);
    this.#window.setBackgroundColorToCognitoSyncDataset = (color) => this.#queue.run(() => this.#do("set", color));
    this.#window.getBackgroundColorFromCognitoSyncDataset = () => this.#queue.run(() => this.#do("get"));
    this.#page.tell("You are signed in. Set a colour here, get it on any other device.");
    // Opened ahead, so that the first press of a button does not wait for it; that press reports if it fails.
    this.#controller()
      .then((controller) => (this.#user ? controller.start() : undefined))
      .catch(ignore);
  }

  /**
   * Before anything of a person is shown: a session that has ended shows nothing. An implicit sign-in, too, which cannot be
   * renewed silently, is better made anew now than in the middle of something; but never offline.
   *
   * @returns {Promise<unknown>} why it was not
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

  /** @type {(action: Action, ...values: any[]) => Promise<any>} */
  #do = async (action, ...values) => /** @type {any} */ (await this.#controller())[action](...values);

  /** Nothing is done for a user who is not signed in any more. @returns {Promise<Controller>} */
  async #controller() {
    if (!this.#user || this.#session.user()?.sub !== this.#user) throw new SignInNeeded();
    this.#loaded ??= within(CHUNK, (signal) => this.#load(this.#act, signal)).catch((cause) => {
      this.#loaded = undefined;
      throw new NetworkError("A part of this page", cause);
    });
    return this.#loaded;
  }

  /** Not one thing after another: whatever hangs, waits or fails, nobody stays signed in for it. */
  async #signOut(forget = false) {
    this.#queue.reset();
    // Nobody is kept in by what the domain has not heard, or a store has not done.
    const ended = this.#session.end(forget).catch(ignore);
    let outcome = NOT_ALL;
    await within(forget ? FORGET : SIGN_OUT, () => {
      const left = this.#leave(forget).then(() => {
        outcome = FORGOTTEN;
      }, ignore);
      this.#page.tell(`${OUT} One moment …`);
      return Promise.all([ended, this.#window.workerStarted, forget && left]);
    })
      .catch(ignore)
      .then(() => forget && this.#storage.set("told", outcome))
      .catch(ignore);
    this.#window.location.assign(this.#session.logoutAddress);
  }

  /** Asks first where something would be lost by it, as far as a store that may hang tells. */
  async #forget() {
    const unsent = await within(STORE, async () => (await this.#controller()).unsent()).catch(() => false);
    const sure = !unsent || (await this.#page.confirmForget());
    if (sure && this.#user) await this.#signOut(true);
  }

  /** Somebody has signed out in another tab. @returns {boolean} */
  #endedElsewhere() {
    if (!this.#user || this.#session.user() || !this.#session.endedElsewhere) return false;
    this.#queue.reset();
    this.#leave().catch(ignore);
    this.#page.tell(ELSEWHERE);
    return true;
  }

  /** What a button starts: telling its error on the page is all there is to do with it. @param {() => unknown} work */
  async #run(work) {
    await this.#queue.run(async () => work()).catch(ignore);
  }

  /** @param {unknown} error */
  async #explain(error) {
    if (this.#endedElsewhere()) return;
    let reason = error;
    const known = this.#session.user();
    // Whatever comes next: of a session that has ended nothing is shown.
    if (!known || error instanceof SignInNeeded) this.#leave().catch(ignore);
    if (known && error instanceof SignInNeeded) {
      // Without a good refresh token nothing is renewed here; the sign-in page mostly still knows who it is.
      try {
        return await this.#go(await this.#signIn.startAgain(this.#address.here));
      } catch (again) {
        reason = again;
      }
    }
    this.#page.complain(sentenceFor(reason, { onLine: this.#window.navigator.onLine }));
  }

  /** @param {boolean} [forget] what the browser keeps of the person */
  async #leave(forget = false) {
    this.#user = undefined;
    this.#page.showSignedOut();
    const loaded = this.#loaded;
    this.#loaded = undefined;
    // What could not be loaded shows nothing that would have to go, and forgets nothing.
    if (!loaded) throw new NetworkError("A part of this page");
    await (await loaded).leave(forget);
  }

  /** @param {string} address */
  async #go(address) {
    this.#page.tell("One moment …");
    // A page that leaves while its service worker starts leaves WebKit with one that never does, on later visits either.
    await within(WORKER, () => this.#window.workerStarted).catch(ignore);
    this.#window.location.assign(address);
  }
}
