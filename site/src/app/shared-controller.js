import { READ_ONLY_NOW, savedForAll } from "../messages/sharing.js";

/** @typedef {import("../colour/shared-preference.js").SharedPreference} SharedPreference */
/** @typedef {import("../colour/shared-preference.js").Wall} Wall */

/**
 * The controller of another person's colour: the same actions, for a writer or a reader, until the membership ends. The end is told by an
 * event, so an action that fails because of it says nothing more.
 */
export class SharedController {
  #inner;
  /** @type {SharedPreference | undefined} */
  #preference;
  #page;
  #act;
  #wall;
  #showRole;
  #listening = new AbortController();

  /**
   * @param {object} parts
   * @param {import("./after-sign-in.js").Parts["make"]} parts.make
   * @param {() => Promise<import("./connection.js").Connected & { preference: SharedPreference }>} parts.connect
   * @param {Pick<import("../views/page.js").Page, "tell">} parts.page
   * @param {import("./app.js").Act} parts.act
   * @param {Wall} parts.wall
   * @param {(role: string | undefined) => void} parts.showRole
   */
  constructor({ make, connect, page, act, wall, showRole }) {
    this.#page = page;
    this.#act = act;
    this.#wall = wall;
    this.#showRole = showRole;
    showRole(wall.role);
    this.#inner = make(async () => {
      const connected = await connect();
      this.#listen(connected.preference);
      return connected;
    }, true);
  }

  start = () => this.#unlessEnded(() => this.#inner.start());

  /** @param {string} text @param {"asked" | "unasked"} [how] */
  set = (text, how) => this.#changing(() => this.#inner.set(text, how));
  undo = () => this.#changing(() => this.#inner.undo(), Boolean(this.#preference?.previous.length));
  /** @param {"local" | "remote"} winner */
  decide = (winner) => this.#changing(() => this.#inner.decide(winner), winner === "local");

  get = () => this.#unlessEnded(() => this.#inner.get());
  save = () => this.#inner.save();
  erase = () => this.#inner.erase();
  unsent = () => this.#inner.unsent();
  /** @param {any} error */
  recover = (error) => this.#unlessEnded(() => this.#inner.recover(error));
  /** @param {boolean} on */
  live = (on) => this.#inner.live(on);
  /** @param {string} text */
  setsAtOnce = (text) => this.#preference?.role === "writer" && this.#inner.setsAtOnce(text);

  /** @param {boolean} [forget] */
  leave = (forget) => {
    this.#listening.abort();
    return this.#inner.leave(forget);
  };

  /** @param {() => Promise<unknown>} work @param {boolean} [saves] false: nothing new, and it is told what was done instead */
  #changing = async (work, saves = true) => {
    await this.#unlessEnded(work);
    const { state, current } = this.#preference ?? {};
    if (saves && state === "everywhere" && current) this.#page.tell(savedForAll(current.colour, this.#wall.ownerName));
  };

  /**
   * @template Result
   * @param {() => Promise<Result>} work
   * @returns {Promise<Result | undefined>}
   */
  async #unlessEnded(work) {
    try {
      return await work();
    } catch (/** @type {any} */ error) {
      if (error.name === "MembershipEndedError") return undefined;
      throw error;
    }
  }

  /** Drops what waited when the role became that of a reader: it would wait for ever. */
  revert = async () => {
    const preference = this.#preference;
    if (preference?.role !== "reader" || !preference.changed) return;
    await preference.revert();
    this.#page.tell(READ_ONLY_NOW);
  };

  /** @param {SharedPreference} preference another one, if the identity has changed */
  #listen(preference) {
    if (this.#preference === preference) return;
    this.#listening.abort();
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    this.#preference = preference;
    preference.addEventListener("ended", (event) => this.#act("end", this.#wall, /** @type {any} */ (event).detail), {
      signal,
    });
    const changed = () => {
      this.#showRole(preference.role ?? this.#wall.role);
      // After the action that may be running, and fails by itself.
      this.#act("revert");
    };
    changed();
    preference.addEventListener("role", changed, { signal });
  }
}
