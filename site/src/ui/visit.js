import { readCallback } from "../auth/callback.js";
import { SignInNeeded } from "../auth/refusals.js";
import { Unreachable } from "../config/unreachable.js";
import { ColourRefused, colourOf } from "./colour.js";
import { sentenceFor } from "./sentences.js";

/**
 * One visit to the page: from how it was opened to what is pressed on it.
 *
 * @typedef {Pick<import("../preference/preference.js").Preference, "get" | "set">} Preference
 */
export class Visit {
  #page;
  #window;
  #session;
  #signIn;
  #storage;
  #open;
  /** @type {Promise<Preference> | undefined} */
  #opened;
  /** @type {Promise<unknown>} */
  #last = Promise.resolve();

  /**
   * @param {object} parts
   * @param {Pick<import("./page.js").Page, "showSignedOut" | "showSignedIn" | "connect" | "paint" | "restore" | "working" | "tell" | "complain">} parts.page
   * @param {Window & typeof globalThis} parts.window
   * @param {import("../auth/session.js").Session} parts.session
   * @param {import("../auth/sign-in.js").SignIn} parts.signIn
   * @param {import("../storage/tab-storage.js").TabStorage} parts.storage
   * @param {() => Promise<Preference>} parts.open loads the AWS SDK
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
      signOut: () => this.#attempt(async () => this.#go(await this.#session.end())),
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
    const refused = await this.#finish(readCallback(arrival)).catch((error) => ({ error }));
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
    this.#go(await this.#signIn.startAgain(""));
    return "leaving";
  }

  /** @param {import("../auth/id-token.js").Claims} user */
  async #welcome(user) {
    this.#page.showSignedIn(user.name ?? user.email ?? "friend");
    const draft = this.#storage.get("draft");
    if (draft) this.#page.restore(draft);
    this.#window.setBackgroundColorToCognitoSyncDataset = (color) => this.#run(() => this.#set(color));
    this.#window.getBackgroundColorFromCognitoSyncDataset = () => this.#run(() => this.#get());
    this.#page.tell("You are signed in. Set a colour here, get it on any other device.");
    // An implicit sign-in cannot be renewed silently: better now than in the middle of something.
    await this.#session.idToken();
    // Fetched ahead, so that the first press of a button does not wait for it; that press reports if it fails.
    this.#preference().catch(() => undefined);
  }

  /** @param {string} text */
  async #set(text) {
    const colour = colourOf(text, "typed", this.#window.CSS.supports);
    this.#page.tell(`Saving ${colour} …`);
    await (await this.#preference()).set(colour);
    this.#paint(colour);
    this.#page.tell(`${colour} is saved. Your other devices can get it now.`);
  }

  /** @returns {Promise<string | undefined>} */
  async #get() {
    this.#page.tell("Getting your colour …");
    const saved = await (await this.#preference()).get();
    if (saved === undefined) {
      this.#page.tell("No colour is saved yet. Choose one and set it.");
      return undefined;
    }
    const colour = colourOf(saved, "saved", this.#window.CSS.supports);
    this.#paint(colour);
    this.#page.tell(`${colour} is your saved colour, and this page wears it now.`);
    return colour;
  }

  /** @returns {Promise<Preference>} */
  #preference() {
    this.#opened ??= this.#open().catch((cause) => {
      this.#opened = undefined;
      throw new Unreachable("A part of this page", cause);
    });
    return this.#opened;
  }

  /** @param {string} colour */
  #paint(colour) {
    this.#storage.remove("draft");
    this.#page.paint(colour);
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
    const run = this.#last.then(async () => {
      this.#page.working(true);
      try {
        return await work();
      } catch (error) {
        await this.#explain(error);
        throw error;
      } finally {
        this.#page.working(false);
      }
    });
    this.#last = run.catch(() => undefined);
    return run;
  }

  /** @param {unknown} error */
  async #explain(error) {
    let told = error;
    if (error instanceof SignInNeeded && this.#session.user()) {
      // The implicit grant has no refresh token; the sign-in page mostly still knows who it is.
      try {
        return this.#go(await this.#signIn.startAgain(this.#here()));
      } catch (again) {
        told = again;
      }
    }
    if (!this.#session.user()) this.#page.showSignedOut();
    this.#page.complain(sentenceFor(told, { onLine: this.#window.navigator.onLine }), told instanceof ColourRefused);
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
  #go(address) {
    this.#page.tell("One moment …");
    this.#window.location.assign(address);
  }
}
