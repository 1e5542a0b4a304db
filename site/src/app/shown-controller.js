import { NetworkError } from "../config/network-error.js";
import { CHUNK, within } from "../config/waits.js";
import { PART_OF_PAGE } from "../messages/messages.js";
import { Remembered } from "../storage/remembered.js";
import { SharingSection } from "../views/sharing-section.js";
import { OwnConnection } from "./own-connection.js";

/** @typedef {import("../colour/shared-preference.js").Wall} Wall */
/** @typedef {import("./preference-controller.js").PreferenceController} PreferenceController */

/** @param {import("./after-sign-in.js").Parts} parts */
export const shown = (parts) => new ShownController(parts);

/**
 * Hands every action to the controller of the colour that is shown: the user's own, or another person's. What sharing needs beyond that
 * is loaded when it is first needed, and asks the service for nothing before.
 */
export class ShownController {
  #parts;
  #walls;
  #user;
  /** @type {Promise<import("./sharing.js").SharingController> | undefined} */
  #sharing;

  /** @param {import("./after-sign-in.js").Parts} parts */
  constructor(parts) {
    const { window, config, session, own, act } = parts;
    this.#parts = parts;
    this.#walls = new Remembered(window, "walls");
    this.#user = { pool: config.sync.endpoint, sub: session.user()?.sub ?? "" };
    this.own = new OwnConnection(async () => {
      const opened = /** @type {import("./own-connection.js").Own} */ (await own());
      const { preference } = opened;
      preference.members = async () => (await this.#loaded()).members(opened);
      preference.addEventListener("update", () => preference.isShared && this.followMembers());
      return opened;
    });
    /** @type {Pick<PreferenceController, keyof import("./app.js").Controller | "live" | "setsAtOnce"> & { revert?(): Promise<void>, follow?(): void }} */
    this.current = this.mine();
    this.section = new SharingSection(window.document);
    this.section.connect(act);
  }

  async start() {
    const { storage, act } = this.#parts;
    const { sub } = this.#user;
    this.section.show(this.walls.length > 0);
    const wall = storage.get("wall");
    // Without that part of the page, offline, one's own is shown.
    const sharing = wall?.user === sub ? await this.#loaded().catch(() => undefined) : undefined;
    if (sharing) await sharing.show(wall, false);
    else await this.current.start();
    if (storage.get("join")) await act("join");
  }

  /** A controller of the user's own colour. */
  mine() {
    const { make, storage } = this.#parts;
    return make(this.own.connect, storage.get("shares") === this.#user.sub);
  }

  /** Others may change the user's own colour: from now on it follows them in this tab, as theirs do. */
  followMembers() {
    const { storage } = this.#parts;
    const { sub } = this.#user;
    if (storage.get("shares") === sub) return;
    storage.set("shares", sub);
    this.current.follow?.();
  }

  /** Others' colours, as they were listed last. @returns {Wall[]} */
  get walls() {
    try {
      const walls = JSON.parse(this.#walls.get(this.#user.pool, this.#user.sub) ?? "[]");
      return Array.isArray(walls) ? walls : [];
    } catch {
      // Not written by this page: the next listing replaces it.
      return [];
    }
  }

  set walls(walls) {
    const { pool, sub } = this.#user;
    // A listing that ends after the sign-out: who is forgotten stays forgotten.
    if (this.#parts.session.user()?.sub !== sub) return;
    if (walls.length > 0) this.#walls.set(pool, sub, JSON.stringify(walls));
    else this.#walls.forget(pool, sub);
  }

  share = async () => (await this.#loaded()).share();
  join = async () => (await this.#loaded()).join();
  list = async () => (await this.#loaded()).list();
  /** @param {Wall} [wall] undefined: the user's own */
  show = async (wall) => (await this.#loaded()).show(wall);
  /** @param {Wall} wall */
  quit = async (wall) => (await this.#loaded()).quit(wall);
  /** @param {Wall} wall @param {any} error that told of the end */
  end = async (wall, error) => (await this.#loaded()).end(wall, error);

  revert = async () => this.current.revert?.();

  /** @param {string} text @param {"asked" | "unasked"} [how] */
  set = (text, how) => this.current.set(text, how);
  get = () => this.current.get();
  undo = () => this.current.undo();
  /** @param {"local" | "remote"} winner */
  decide = (winner) => this.current.decide(winner);
  save = () => this.current.save();
  erase = () => this.current.erase();
  /** @param {any} error */
  recover = (error) => this.current.recover(error);
  unsent = () => this.current.unsent();
  /** @param {boolean} on */
  live = (on) => this.current.live(on);
  /** @param {string} text */
  setsAtOnce = (text) => this.current.setsAtOnce(text);

  /** @param {boolean} [forget] */
  async leave(forget) {
    this.section.clear();
    (await this.#sharing?.catch(() => undefined))?.close();
    await this.current.leave(forget);
  }

  #loaded() {
    this.#sharing ??= within(CHUNK, () => import("./sharing.js")).then(
      ({ SharingController }) => new SharingController(this, this.#parts),
      (cause) => {
        this.#sharing = undefined;
        throw new NetworkError(PART_OF_PAGE, cause);
      },
    );
    return this.#sharing;
  }
}
