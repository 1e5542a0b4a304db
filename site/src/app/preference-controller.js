import { colourOf, isColour } from "../colour/chosen-colour.js";
import * as messages from "../messages/messages.js";
import { Connection } from "./connection.js";

/** Stands for page and board after the user has signed out: every method does nothing. @type {any} */
const NO_VIEW = new Proxy({}, { get: () => () => undefined });

/** Set, get, undo, resolve, export, erase and live mode for the signed-in user. Each action shows its result, or fails. */
export class PreferenceController {
  #page;
  #board;
  #window;
  #storage;
  #user;
  #act;
  #connection;
  #follows;
  /** @type {string | undefined} */
  #painted;

  /**
   * @param {object} parts
   * @param {Pick<import("../views/page.js").Page, "paint" | "clear" | "tell" | "complain">} parts.page
   * @param {Pick<import("../views/board.js").Board, "show" | "showLive" | "clear" | "save">} parts.board
   * @param {Window & typeof globalThis} parts.window
   * @param {import("../storage/tab-storage.js").TabStorage} parts.storage
   * @param {string} parts.user `sub` of the signed-in user
   * @param {import("./app.js").Act} parts.act
   * @param {() => Promise<import("./connection.js").Connected>} parts.connect
   * @param {boolean} [parts.follows] others are followed, in live mode or not
   */
  constructor({ page, board, window, storage, user, act, connect, follows = false }) {
    this.#page = page;
    this.#board = board;
    this.#window = window;
    this.#storage = storage;
    this.#user = user;
    this.#act = act;
    this.#follows = follows;
    this.#connection = new Connection({
      connect,
      updated: (preference, before) => this.#updated(preference, before),
      failed: (error) => this.#failed(error),
    });
  }

  /** Shows the local copy, synchronizes if there are pending changes or it has not done so yet, and follows others in live mode. */
  async start() {
    const live = this.#storage.get("live") === true;
    this.#board.showLive(live);
    const { preference } = await (live || this.#follows ? this.#connection.follow() : this.#connection.open());
    if (!this.#user) return;
    if (!preference.lasting) this.#page.tell(messages.NOTHING_STORED);
    // Once per sign-in, not at a reload; or when a change of an earlier visit is pending, which no press would send.
    if (
      !this.#connection.following &&
      !this.#connection.inUse &&
      (preference.state === "here" || !this.#storage.get("looked"))
    ) {
      const look = this.#connection.use((shown) => shown.synchronize().then(() => this.#show(shown, "unasked")));
      await look.catch((error) => this.#failed(error));
    }
  }

  /**
   * @param {string} text
   * @param {"asked" | "unasked"} [how] unasked: text that is being typed stays
   */
  async set(text, how = "asked") {
    const colour = colourOf(text, "typed", this.#window.CSS.supports);
    this.#page.tell(messages.saving(colour));
    await this.#connection.use(async (preference) => {
      await preference.setColour(colour);
      this.#paint(colour, how);
      await this.#push(preference, colour);
    });
  }

  /** @returns {Promise<string | undefined>} */
  get() {
    this.#page.tell(messages.GETTING);
    return this.#connection.use(async (preference) => {
      await preference.synchronize();
      const colour = this.#show(preference, "asked");
      if (preference.conflict) this.#page.tell(messages.CHOOSE);
      else if (colour === undefined) this.#page.tell(messages.NOTHING_SAVED);
      else this.#page.tell(messages.got(colour));
      return colour;
    });
  }

  /** Whether changes are pending. */
  async unsent() {
    return (await this.#connection.open()).preference.changed;
  }

  /** Ends everything: the user has signed out. @param {boolean} [forget] also deletes the local copy */
  async leave(forget = false) {
    this.#connection.unfollow();
    this.#board.clear();
    // A late result of an earlier action is not shown.
    this.#page = NO_VIEW;
    this.#board = NO_VIEW;
    this.#user = "";
    await this.#connection.end(forget);
  }

  undo() {
    return this.#connection.use(async (preference) => {
      const [entry] = preference.previous;
      if (entry) colourOf(entry.colour, "saved", this.#window.CSS.supports);
      const colour = await preference.undo();
      if (colour === undefined) return this.#page.tell(messages.NOTHING_TO_UNDO);
      this.#paint(colour, "asked");
      await this.#push(preference, colour);
    });
  }

  /** @param {"local" | "remote"} winner */
  decide(winner) {
    return this.#connection.use(async (preference) => {
      await preference.synchronize(winner, preference.conflict?.remote.colour);
      const colour = this.#show(preference, "asked");
      if (!preference.conflict) this.#page.tell(messages.kept(colour ?? ""));
    });
  }

  save() {
    return this.#connection.use(async (preference) => {
      this.#board.save("colour.json", `${JSON.stringify(preference.export(), undefined, 2)}\n`);
      this.#page.tell(messages.EXPORTED);
    });
  }

  erase() {
    this.#page.tell(messages.ERASING);
    return this.#connection.use(async (preference) => {
      await preference.erase();
      this.#show(preference, "asked");
      const { colour } = preference.current ?? {};
      this.#page.tell(colour === undefined ? messages.ERASED : messages.erasedBut(colour));
    });
  }

  /** Whether a choice is set at once: live mode. @param {string} text */
  setsAtOnce(text) {
    return (
      this.#storage.get("live") === true &&
      this.#connection.following &&
      isColour(text.trim(), this.#window.CSS.supports)
    );
  }

  /** @param {boolean} on */
  live(on) {
    if (!this.#user) return;
    this.#storage.set("live", on);
    if (on) this.#connection.follow().catch((error) => this.#failed(error));
    else if (!this.#follows) this.#connection.unfollow();
    this.#page.tell(on ? messages.LIVE_ON : messages.LIVE_OFF);
  }

  /** Follows others from now on, in live mode or not. */
  follow() {
    this.#follows = true;
    if (this.#user) this.#connection.follow().catch((error) => this.#failed(error));
  }

  /** Recovers from an error in the background, as an action of the queue. @param {any} error */
  async recover(error) {
    if (!(await this.#connection.recover(error))) throw error;
    await this.#connection.open();
  }

  /** An error in the background. Temporary ones are left to the next retry, and nobody asks after a sign-out. @param {any} error */
  async #failed(error) {
    if (!this.#user) return;
    if (error.name === "NetworkError" || error.status === 429 || error.status >= 500) return;
    if (error.name !== "IdentityChangedError") {
      this.#connection.unfollow();
      this.#board.showLive(false);
    }
    await this.#act("recover", error);
  }

  /**
   * @param {import("../colour/preference.js").Preference} preference
   * @param {string} colour
   */
  async #push(preference, colour) {
    try {
      await preference.synchronize("local");
      this.#page.tell(messages.saved(colour));
    } catch (/** @type {any} */ error) {
      if (error.name !== "NetworkError") throw error;
      this.#page.tell(preference.lasting ? messages.savedHere(colour) : messages.notSaved(colour));
    }
  }

  /**
   * Handles a change that no action of this page made: by another tab, another device, or a reconnect.
   *
   * @param {import("../colour/preference.js").Preference} preference
   * @param {import("../colour/preference.js").State} before
   */
  #updated(preference, before) {
    if (!this.#user) return;
    if (preference.synced) this.#storage.set("looked", true);
    this.#board.show(preference, preference.known || this.#storage.get("looked") === true);
    if (this.#connection.inUse) return;
    const colour = this.#show(preference, "unasked");
    const { state } = preference;
    if (state === "conflict" && before !== state) this.#page.tell(messages.CHOOSE);
    if (state === "everywhere" && before === "waiting") this.#page.tell(messages.backOnline(colour ?? ""));
  }

  /**
   * @param {import("../colour/preference.js").Preference} preference
   * @param {"asked" | "unasked"} how
   */
  #show(preference, how) {
    const { colour: saved, device } = preference.current ?? {};
    const known = isColour(saved ?? "", this.#window.CSS.supports);
    if (how === "unasked" && this.#painted !== undefined && saved !== this.#painted) {
      this.#page.tell(messages.arrived(saved, known, device));
    }
    if (saved === undefined) {
      this.#painted = undefined;
      this.#storage.remove("painted");
      this.#page.clear();
    } else {
      if (how === "asked") colourOf(saved, "saved", this.#window.CSS.supports);
      if (known && (how === "asked" || saved !== this.#painted)) this.#paint(saved, how);
    }
    return saved;
  }

  /**
   * @param {string} colour
   * @param {"asked" | "unasked"} how
   */
  #paint(colour, how) {
    if (!this.#user) return;
    this.#painted = colour;
    this.#storage.set("painted", { user: this.#user, colour });
    if (how === "asked") this.#storage.remove("draft");
    this.#page.paint(colour, how);
  }
}
