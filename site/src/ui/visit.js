import { readCallback } from "../auth/callback.js";
import { SignInNeeded } from "../auth/refusals.js";
import { Unreachable } from "../config/unreachable.js";
import { ACTION, CHUNK, SIGN_OUT, WORKER, within } from "../config/waits.js";
import { sentenceFor } from "./sentences.js";

/**
 * One visit to the page: from how it was opened to what is pressed on it.
 *
 * @typedef {Pick<import("../board/desk.js").Desk, "start" | "set" | "get" | "leave">} Desk
 */
export class Visit {
  #page;
  #window;
  #session;
  #signIn;
  #storage;
  #open;
  /** @type {Promise<Desk> | undefined} */
  #opened;
  /** @type {Promise<unknown>} */
  #last = Promise.resolve();
  /** Goes up when somebody signs out: what was begun before has nothing to say any more. */
  #era = 0;

  /**
   * @param {object} parts
   * @param {Pick<import("./page.js").Page, "showSignedOut" | "showSignedIn" | "connect" | "paint" | "restore" | "working" | "tell" | "complain">} parts.page
   * @param {Window & typeof globalThis} parts.window
   * @param {import("../auth/session.js").Session} parts.session
   * @param {import("../auth/sign-in.js").SignIn} parts.signIn
   * @param {import("../storage/tab-storage.js").TabStorage} parts.storage
   * @param {(attempt: (work: () => Promise<unknown>) => Promise<void>, signal: AbortSignal) => Promise<Desk>} parts.open
   *   loads the AWS SDK, and makes nothing of it once the signal has told that it came too late
   */
  constructor({ page, window, session, signIn, storage, open }) {
    this.#page = page;
    this.#window = window;
    this.#session = session;
    this.#signIn = signIn;
    this.#storage = storage;
    this.#open = open;
  }

  /** @param {string} arrival address of the page as it was opened */
  async begin(arrival) {
    this.#page.connect({
      signIn: () => this.#attempt(async () => this.#go(await this.#signIn.start(this.#here()))),
      signOut: () => this.#signOut(),
      set: (colour) => this.#attempt(() => this.#set(colour)),
      get: () => this.#attempt(() => this.#get()),
      draft: (text) => this.#storage.set("draft", text),
    });
    this.#window.addEventListener("pageshow", ({ persisted }) => {
      // Back from the sign-in page: what the browser kept may show somebody who has signed out since.
      if (persisted) this.#window.location.reload();
    });
    await this.#attempt(() => this.#arrive(arrival));
  }

  /** @param {string} arrival */
  async #arrive(arrival) {
    const callback = readCallback(arrival);
    if (callback.kind !== "none") this.#page.tell("Signing you in …");
    const refused = await this.#finish(callback).catch((error) => ({ error }));
    if (refused === "leaving") return;
    const asked = this.#takeSignInParameter();
    const user = this.#session.user();
    if (user) await this.#welcome(user);
    else if (asked) return this.#go(await this.#signIn.start(this.#here()));
    else this.#page.showSignedOut();
    if (refused) throw refused.error;
    if (!user) this.#page.tell("You are signed out.");
  }

  /**
   * @param {import("../auth/callback.js").Callback} callback
   * @returns {Promise<"leaving" | undefined>}
   */
  async #finish(callback) {
    if (callback.kind === "none") return undefined;
    const finished = await this.#signIn.finish(callback);
    if (finished !== "not-ours") {
      this.#replaceAddress(finished.returnTo);
      return undefined;
    }
    await this.#go(await this.#signIn.startAgain(""));
    return "leaving";
  }

  /** @param {import("../auth/id-token.js").Claims} user */
  async #welcome(user) {
    this.#page.showSignedIn(user.name ?? user.email ?? "friend");
    // What this tab wore before it was loaded anew, until the dataset is open.
    const painted = this.#storage.get("painted");
    if (painted?.user === user.sub) this.#page.paint(painted.colour);
    const draft = this.#storage.get("draft");
    if (draft) this.#page.restore(draft);
    this.#window.setBackgroundColorToCognitoSyncDataset = (color) => this.#run(() => this.#set(color));
    this.#window.getBackgroundColorFromCognitoSyncDataset = () => this.#run(() => this.#get());
    this.#page.tell("You are signed in. Set a colour here, get it on any other device.");
    // Opened ahead, so that the first press of a button does not wait for it; that press reports if it fails.
    this.#desk()
      .then((desk) => desk.start())
      .catch(() => undefined);
    await this.#renew();
  }

  /** An implicit sign-in cannot be renewed silently: better now than in the middle of something, but never offline. */
  async #renew() {
    if (!this.#window.navigator.onLine) return;
    await this.#session.idToken().catch((error) => {
      if (!(error instanceof Unreachable)) throw error;
    });
  }

  /** @param {string} text */
  async #set(text) {
    await (await this.#desk()).set(text);
  }

  async #get() {
    return (await this.#desk()).get();
  }

  /** @returns {Promise<Desk>} */
  #desk() {
    this.#opened ??= within(CHUNK, (signal) => this.#open((work) => this.#attempt(work), signal)).catch((cause) => {
      this.#opened = undefined;
      throw new Unreachable("A part of this page", cause);
    });
    return this.#opened;
  }

  /** Not one thing after another: whatever hangs, waits or fails, nobody stays signed in for it. */
  async #signOut() {
    this.#era += 1;
    this.#last = Promise.resolve();
    // Nobody is kept in by what the domain has not heard, or a store has not done.
    const told = this.#session.end().catch(() => undefined);
    await within(SIGN_OUT, () => {
      this.#page.working(false);
      this.#leave();
      this.#page.tell("You are signed out. One moment …");
      return Promise.all([told, this.#window.workerStarted]);
    }).catch(() => undefined);
    this.#window.location.assign(this.#session.logoutAddress);
  }

  /**
   * What a button starts: its error is told on the page, and that is all there is to do with it.
   *
   * @param {() => unknown} work
   */
  async #attempt(work) {
    await this.#run(async () => work()).catch(() => undefined);
  }

  /**
   * One thing after another, told on the page when it fails, and failing for the caller too.
   *
   * @template Result
   * @param {() => Promise<Result>} work
   * @returns {Promise<Result>}
   */
  #run(work) {
    const era = this.#era;
    const before = this.#last;
    const begun = within(ACTION, async (signal) => {
      await before;
      if (signal.aborted || era !== this.#era) throw new SignInNeeded("Its turn did not come");
      this.#page.working(true);
      return await work();
    });
    const run = begun.then(
      (result) => {
        if (era === this.#era) this.#page.working(false);
        return result;
      },
      async (error) => {
        if (era === this.#era) {
          await this.#explain(error);
          this.#page.working(false);
        }
        throw error;
      },
    );
    this.#last = run.catch(() => undefined);
    return run;
  }

  /** @param {unknown} error */
  async #explain(error) {
    let told = error;
    if (error instanceof SignInNeeded && this.#session.user()) {
      // Without a good refresh token nothing is renewed here; the sign-in page mostly still knows who it is.
      try {
        return await this.#go(await this.#signIn.startAgain(this.#here()));
      } catch (again) {
        told = again;
      }
    }
    if (!this.#session.user()) this.#leave();
    this.#page.complain(sentenceFor(told, { onLine: this.#window.navigator.onLine }));
  }

  #leave() {
    this.#page.showSignedOut();
    const opened = this.#opened;
    this.#opened = undefined;
    // What could not be loaded shows nothing that would have to go, and nobody waits for what is being closed.
    opened?.then((desk) => desk.leave()).catch(() => undefined);
  }

  /** @returns {boolean} whether the address asked for a sign-in at once; from now on it does not, or Back would be a trap */
  #takeSignInParameter() {
    const parameters = new URLSearchParams(this.#window.location.search);
    if (!parameters.has("sign-in")) return false;
    parameters.delete("sign-in");
    const rest = parameters.toString();
    this.#replaceAddress((rest && `?${rest}`) + this.#window.location.hash);
    return true;
  }

  /** @returns {string} query and fragment */
  #here() {
    return this.#window.location.search + this.#window.location.hash;
  }

  /** @param {string} queryAndFragment */
  #replaceAddress(queryAndFragment) {
    this.#window.history.replaceState(null, "", this.#window.location.pathname + queryAndFragment);
  }

  /** @param {string} address */
  async #go(address) {
    this.#page.tell("One moment …");
    // A page that leaves while its service worker starts leaves WebKit with one that never does, on later visits either.
    await within(WORKER, () => this.#window.workerStarted).catch(() => undefined);
    this.#window.location.assign(address);
  }
}
