import { openShared } from "../colour/shared-preference.js";
import { Sharing } from "../colour/sharing.js";
import * as messages from "../messages/sharing.js";
import { confirmed } from "../views/dialog.js";
import { addSharingStyle } from "../views/sharing-style.js";
import { Walls } from "../views/walls.js";
import { Whose } from "../views/whose.js";
import { DATASET, Invitations } from "./invitations.js";
import { SharedController } from "./shared-controller.js";

/** @typedef {import("../colour/shared-preference.js").Wall} Wall */
/** @typedef {import("../colour/shared-preference.js").SharedPreference} SharedPreference */

/** Others' colours, and invitations. Loaded when somebody shares. */
export class SharingController {
  #host;
  #parts;
  #walls;
  #whose;
  #invitations;
  /** By the datasets with which they were opened, and by owner. @type {WeakMap<object, Map<string, Promise<SharedPreference>>>} */
  #opened = new WeakMap();

  /**
   * @param {import("./shown-controller.js").ShownController} host
   * @param {import("./after-sign-in.js").Parts} parts
   */
  constructor(host, parts) {
    this.#host = host;
    this.#parts = parts;
    const { document } = parts.window;
    addSharingStyle(document);
    this.#walls = new Walls(document, {
      show: (wall) => parts.act("show", wall),
      leave: (wall) => this.#askToLeave(wall),
    });
    this.#whose = new Whose(document);
    this.#invitations = new Invitations(parts, {
      own: () => this.#own(),
      joined: (wall) => this.#joined(wall),
      shared: () => host.followMembers(),
    });
  }

  share = () => this.#invitations.share();
  join = () => this.#invitations.join();

  /** @param {Wall} wall which the user has joined */
  #joined(wall) {
    this.#host.walls = [...this.#host.walls.filter(({ owner }) => owner !== wall.owner), wall];
    this.#host.section.show(true);
    void this.#parts.act("show", wall);
  }

  /** Shows the user's own colour and those of others, as remembered and then as the service lists them. */
  async list() {
    this.#showWalls();
    const { datasets } = await this.#own();
    const summaries = await datasets.listRemoteDatasets();
    this.#host.walls = summaries
      .filter(({ name, role }) => name === DATASET && role !== "owner")
      .map(({ owner, ownerName = "", role }) => ({ owner, ownerName, role }));
    this.#showWalls();
  }

  /**
   * @param {Wall} [wall] undefined: the user's own
   * @param {boolean} [told] whether the page says whose it is
   */
  async show(wall, told = true) {
    const { page, storage } = this.#parts;
    const host = this.#host;
    // Opened before the one that is shown now is given up.
    const { own } = host;
    if (wall) await this.#open(await own.connect(), wall);
    await own.handOn(host.current);
    page.clear();
    storage.remove("painted");
    if (wall) storage.set("wall", { ...wall, user: this.#parts.session.user()?.sub });
    else {
      storage.remove("wall");
      // What was looked at since may have been another's.
      storage.remove("looked");
      this.#whose.clear();
    }
    host.current = wall ? this.#controllerOf(wall) : host.mine();
    this.#showWalls();
    await host.current.start();
    if (told) page.tell(wall ? messages.showing(wall.ownerName) : messages.SHOWING_MINE);
  }

  /** Leaves another's colour, as the user has confirmed. @param {Wall} wall */
  async quit(wall) {
    const { sharing } = await this.#own();
    await sharing.leave({ owner: wall.owner, dataset: DATASET });
    await this.#gone(wall);
    this.#parts.page.tell(messages.left(wall.ownerName));
  }

  /**
   * The user is no longer a member.
   *
   * @param {Wall} wall
   * @param {{ records: { key: string, value: string | null }[] }} error
   */
  async end(wall, { records }) {
    // The user has left it meanwhile, which has been told.
    if (this.#shown !== wall.owner && !this.#host.walls.some(({ owner }) => owner === wall.owner)) return;
    await this.#gone(wall);
    const unsent = records.find(({ key }) => key === "background-color")?.value ?? undefined;
    this.#parts.page.tell(messages.ended(wall.ownerName, unsent));
  }

  /** @param {Wall} wall */
  async #gone({ owner }) {
    this.#host.walls = this.#host.walls.filter((wall) => wall.owner !== owner);
    if (this.#shown === owner) await this.show(undefined, false);
    else this.#showWalls();
  }

  /** @param {Wall} wall */
  async #askToLeave(wall) {
    const { ownerName } = wall;
    const texts = { title: messages.leaveTitle(ownerName), text: messages.LEAVE_TEXT, yes: messages.LEAVE };
    if (await confirmed(this.#parts.window.document, texts)) await this.#parts.act("quit", wall);
  }

  /** The user has signed out. */
  close() {
    this.#whose.clear();
    this.#walls.clear();
  }

  /** @param {Wall} wall */
  #controllerOf(wall) {
    const { make, page, act } = this.#parts;
    const connect = async () => {
      const own = await this.#host.own.connect();
      return { ...own, preference: await this.#open(own, wall) };
    };
    return new SharedController({
      make,
      connect,
      page,
      act,
      wall,
      showRole: (role) => this.#whose.show({ ...wall, role }),
    });
  }

  /**
   * @param {import("./own-connection.js").Own} own
   * @param {Wall} wall
   */
  #open(own, wall) {
    const {
      datasets,
      preference: { self },
    } = own;
    const { owner } = wall;
    const opened = this.#opened.get(datasets) ?? new Map();
    this.#opened.set(datasets, opened);
    const preference =
      opened.get(owner) ??
      openShared({
        datasets,
        wall,
        self,
        name: this.#invitations.called,
        members: () => this.members(own, owner),
        now: this.#parts.now,
      });
    opened.set(owner, preference);
    preference.catch(() => opened.delete(owner));
    return preference;
  }

  /**
   * Who shares a colour.
   *
   * @param {import("./own-connection.js").Own} own
   * @param {string} [owner] identity id (default: the user's)
   */
  members({ datasets }, owner) {
    return new Sharing(datasets).members({ ...(owner && { owner }), dataset: DATASET });
  }

  #showWalls() {
    this.#walls.show(this.#host.walls, this.#shown);
  }

  /** @returns {string | undefined} identity id of the owner; undefined: the user's own is shown */
  get #shown() {
    return this.#parts.storage.get("wall")?.owner;
  }

  async #own() {
    const { preference, datasets } = await this.#host.own.connect();
    return {
      preference,
      datasets,
      sharing: new Sharing(datasets),
    };
  }
}
