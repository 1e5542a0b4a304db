import { provenance, stateText } from "../messages/format.js";
import { restoreColour, undoTo } from "../messages/messages.js";
import { ConflictDialog } from "./conflict-dialog.js";
import { showContents } from "./contents.js";
import { chip, make, part } from "./elements.js";

/** Debounce of live mode, in milliseconds: longer than between two keys, and still “at once”. */
const REST = 500;

/** @typedef {Pick<import("../colour/preference.js").Preference, "current" | "previous" | "state" | "lasting" | "conflict" | "contents">} Shown */

/** What only a signed-in user sees: provenance and state, previous colours, conflict, stored data. */
export class Board {
  #document;
  #now;
  #dialog;
  /** @type {Shown | undefined} */
  #shown;
  /** List items of the history, by entry. @type {Map<string, HTMLLIElement>} */
  #chips = new Map();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #rest;

  /**
   * @param {Document} document
   * @param {() => number} now milliseconds
   */
  constructor(document, now) {
    this.#document = document;
    this.#now = now;
    this.#dialog = new ConflictDialog(document, now);
  }

  /**
   * @param {(action: "set" | "undo" | "decide" | "save" | "erase", ...values: any[]) => unknown} act
   * @param {{ live(on: boolean): void, setsAtOnce(text: string): boolean }} mode
   */
  connect(act, mode) {
    const on = (/** @type {string} */ id, /** @type {string} */ type, /** @type {(event: any) => void} */ listener) =>
      part(this.#document, id).addEventListener(type, listener);
    const erasing = /** @type {HTMLDialogElement} */ (part(this.#document, "erasing"));
    this.#dialog.connect((winner) => act("decide", winner));
    on("undo", "click", () => act("undo"));
    on("history", "click", ({ target }) => {
      const { colour } = target.closest("button")?.dataset ?? {};
      if (colour) act("set", colour);
    });
    // The list is not updated while one of its buttons is pressed. After the click, which comes after pointerup.
    this.#document.addEventListener("pointerup", () => setTimeout(() => this.refresh()));
    setInterval(() => this.refresh(), 30_000);
    on("live", "change", ({ target }) => mode.live(target.checked));
    const rest = (/** @type {() => void} */ work) => {
      clearTimeout(this.#rest);
      this.#rest = setTimeout(work, REST);
    };
    for (const type of ["input", "change"]) {
      on("chooser", type, ({ target }) => {
        const choose = () => {
          // Pressing a button blurs the field: the button's action goes first.
          if (this.#document.querySelector("button:active")) rest(choose);
          else if (mode.setsAtOnce(target.value)) act("set", target.value, "unasked");
        };
        rest(choose);
      });
    }
    // A pressed button cancels the pending choice: the text in the field remains a draft.
    this.#document.addEventListener("click", ({ target }) => {
      if (/** @type {Element} */ (target).closest("button")) clearTimeout(this.#rest);
    });
    on("export", "click", () => act("save"));
    on("erase", "click", () => erasing.showModal());
    on("erase-not", "click", () => erasing.close());
    on("erase-yes", "click", () => {
      erasing.close();
      act("erase");
    });
  }

  /**
   * @param {Shown} preference
   * @param {boolean} known whether it was ever synchronized
   */
  show(preference, known) {
    this.#shown = preference;
    const { state, lasting, conflict, contents } = preference;
    part(this.#document, "decide").hidden = !conflict;
    if (conflict) this.#dialog.open(conflict);
    else this.#dialog.close();
    const line = part(this.#document, "sync-state");
    line.dataset.state = state;
    line.textContent = stateText(state, lasting);
    this.refresh();
    showContents(this.#document, contents, known);
  }

  /** Updates the relative times. */
  refresh() {
    if (!this.#shown) return;
    const { current, previous } = this.#shown;
    part(this.#document, "provenance").textContent = current ? provenance(current, this.#now()) : "";
    this.#showPrevious(previous);
  }

  /** @param {boolean} on */
  showLive(on) {
    /** @type {HTMLInputElement} */ (part(this.#document, "live")).checked = on;
  }

  /** The user has signed out: nothing is shown again. `Page.showSignedOut` removes what is shown now. */
  clear() {
    this.#shown = undefined;
    clearTimeout(this.#rest);
    this.#dialog.close();
  }

  /** @param {string} name @param {string} text */
  save(name, text) {
    const address = URL.createObjectURL(new Blob([text], { type: "application/json" }));
    make(this.#document, "a", { href: address, download: name }).click();
    URL.revokeObjectURL(address);
  }

  /**
   * Reuses the elements of entries that stay, and changes nothing while one is pressed: the click would miss its target.
   *
   * @param {import("../colour/history.js").Entry[]} previous
   */
  #showPrevious(previous) {
    const list = part(this.#document, "history");
    if (list.querySelector(":active")) return;
    const entries = new Map(previous.map((entry) => [JSON.stringify(entry), entry]));
    const focused = list.contains(this.#document.activeElement);
    for (const [key, item] of this.#chips) {
      if (entries.has(key)) continue;
      item.remove();
      this.#chips.delete(key);
    }
    [...entries].forEach(([key, entry], index) => {
      const item = this.#chips.get(key) ?? this.#chip(entry);
      this.#chips.set(key, item);
      const title = `${entry.colour}, ${provenance(entry, this.#now())}`;
      Object.assign(item.firstChild ?? {}, { title, ariaLabel: restoreColour(title) });
      if (list.children[index] !== item) list.insertBefore(item, list.children[index] ?? null);
    });
    if (focused && !list.contains(this.#document.activeElement)) list.querySelector("button")?.focus();
    part(this.#document, "past").hidden = false;
    const undo = part(this.#document, "undo");
    undo.setAttribute("aria-disabled", String(!previous[0]));
    undo.setAttribute("aria-description", previous[0] ? undoTo(previous[0].colour) : "");
  }

  /** @param {import("../colour/history.js").Entry} entry */
  #chip({ colour }) {
    const button = make(this.#document, "button", { type: "button" });
    button.dataset.colour = colour;
    chip(button, colour);
    return make(this.#document, "li", {}, [button]);
  }
}
