import { colourOf, isColour } from "../colour/colour.js";
import { CHOOSE, erasedWords, unsentWords } from "../messages/format.js";
import { Connection } from "./connection.js";

/** A page and a board on which nobody looks any more. @type {any} */
const NOBODY = new Proxy({}, { get: () => () => undefined });

/** Set, get, undo, resolve, export, erase and live mode for the signed-in user. Each action says how it went, or fails. */
export class PreferenceController {
  #page;
  #board;
  #window;
  #storage;
  #user;
  #act;
  #connection;
  /** @type {string | undefined} */
  #painted;

  /**
   * @param {object} parts
   * @param {Pick<import("../views/page.js").Page, "paint" | "clear" | "tell" | "complain">} parts.page
   * @param {Pick<import("../views/board.js").Board, "show" | "showLive" | "refresh" | "clear" | "save">} parts.board
   * @param {Window & typeof globalThis} parts.window
   * @param {import("../storage/tab-storage.js").TabStorage} parts.storage
   * @param {string} parts.user `sub` of whoever is signed in
   * @param {import("./app.js").Act} parts.act
   * @param {() => Promise<import("./connection.js").Connected>} parts.connect
   */
  constructor({ page, board, window, storage, user, act, connect }) {
    this.#page = page;
    this.#board = board;
    this.#window = window;
    this.#storage = storage;
    this.#user = user;
    this.#act = act;
    this.#connection = new Connection({
      connect,
      updated: (preference, before) => this.#updated(preference, before),
      failed: (error) => this.#failed(error),
    });
    window.setInterval(() => this.#board.refresh(), 30_000);
  }

  /** Shows what this device has already, sends what has waited, and follows the others where that was asked for. */
  async start() {
    const live = this.#storage.get("live") === true;
    this.#board.showLive(live);
    const { preference } = await (live ? this.#connection.follow() : this.#connection.open());
    if (!this.#user) return;
    if (!preference.lasting) {
      this.#page.tell("You are signed in. This browser keeps nothing for this site: a colour lasts once sent.");
    }
    // Once per sign-in, not at a reload. Or what was set on an earlier visit waits: nobody will press anything for it.
    if (!live && !this.#connection.inUse && (preference.state === "here" || !this.#storage.get("looked"))) {
      const look = this.#connection.use((shown) => shown.synchronize().then(() => this.#show(shown, "unasked")));
      await look.catch((error) => this.#failed(error));
    }
  }

  /**
   * @param {string} text
   * @param {"asked" | "unasked"} [how] unasked, what has been typed meanwhile stays
   */
  async set(text, how = "asked") {
    const colour = colourOf(text, "typed", this.#window.CSS.supports);
    this.#page.tell(`Saving ${colour} …`);
    await this.#connection.use(async (preference) => {
      await preference.setColour(colour);
      this.#paint(colour, how);
      await this.#push(preference, colour);
    });
  }

  /** @returns {Promise<string | undefined>} */
  get() {
    this.#page.tell("Getting your colour …");
    return this.#connection.use(async (preference) => {
      await preference.synchronize();
      const colour = this.#show(preference, "asked");
      if (preference.conflict) this.#page.tell(CHOOSE);
      else if (colour === undefined) this.#page.tell("No colour is saved yet. Choose one and set it.");
      else this.#page.tell(`${colour} is your saved colour, and this page wears it now.`);
      return colour;
    });
  }

  /** Whether something waits to be sent. */
  async unsent() {
    return (await this.#connection.open()).preference.changed;
  }

  /**
   * Whoever was signed in is not any more.
   *
   * @param {boolean} [forget] what this device keeps of them, too
   */
  async leave(forget = false) {
    this.#connection.unfollow();
    this.#board.clear();
    // What was begun before and answers late says and shows nothing any more.
    this.#page = NOBODY;
    this.#board = NOBODY;
    this.#user = "";
    await this.#connection.end(forget);
  }

  undo() {
    return this.#connection.use(async (preference) => {
      const [entry] = preference.previous;
      if (entry) colourOf(entry.colour, "saved", this.#window.CSS.supports);
      const colour = await preference.undo();
      if (colour === undefined) return this.#page.tell("There is nothing before this colour.");
      this.#paint(colour, "asked");
      await this.#push(preference, colour);
    });
  }

  /** @param {"local" | "remote"} winner */
  decide(winner) {
    return this.#connection.use(async (preference) => {
      await preference.synchronize(winner, preference.conflict?.remote.colour);
      const colour = this.#show(preference, "asked");
      if (!preference.conflict) this.#page.tell(`${colour} stays, on all your devices.`);
    });
  }

  save() {
    return this.#connection.use(async (preference) => {
      this.#board.save("colour.json", `${JSON.stringify(preference.export(), undefined, 2)}\n`);
      this.#page.tell("What is in the dataset is in the file colour.json now.");
    });
  }

  erase() {
    this.#page.tell("Erasing …");
    return this.#connection.use(async (preference) => {
      await preference.erase();
      this.#show(preference, "asked");
      this.#page.tell(erasedWords(preference.current?.colour));
    });
  }

  /** Whether what is chosen is set without a press. @param {string} text */
  setsAtOnce(text) {
    return this.#connection.following && isColour(text.trim(), this.#window.CSS.supports);
  }

  /** @param {boolean} on */
  live(on) {
    if (!this.#user) return;
    this.#storage.set("live", on);
    if (on) this.#connection.follow().catch((error) => this.#failed(error));
    else this.#connection.unfollow();
    this.#page.tell(on ? "Live: what you choose is set at once, and your other devices are followed." : "Live is off.");
  }

  /**
   * What failed in the background is recovered from in its turn, or fails that turn.
   *
   * @param {any} error
   */
  async recover(error) {
    if (!(await this.#connection.recover(error))) throw error;
    await this.#connection.open();
  }

  /** In the background. What a retry may cure is left to it. @param {any} error */
  async #failed(error) {
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
      this.#page.tell(`${colour} is saved. Your other devices can get it now.`);
    } catch (/** @type {any} */ error) {
      if (error.name !== "NetworkError") throw error;
      this.#page.tell(unsentWords(colour, preference.lasting));
    }
  }

  /**
   * Something came by itself: from another tab, another device, or a network that is back.
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
    if (state === "conflict" && before !== state) this.#page.tell(CHOOSE);
    if (state === "everywhere" && before === "waiting") {
      this.#page.tell(`The network is back: ${colour} is saved everywhere.`);
    }
  }

  /**
   * @param {import("../colour/preference.js").Preference} preference
   * @param {"asked" | "unasked"} how
   */
  #show(preference, how) {
    const { colour: saved, device } = preference.current ?? {};
    const known = isColour(saved ?? "", this.#window.CSS.supports);
    if (how === "unasked" && this.#painted !== undefined && saved !== this.#painted) {
      this.#page.tell(
        saved === undefined ? "Your colours were erased." : `${saved} came from ${device ?? "another device"}.`,
      );
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
