import { provenance, stateWords } from "../messages/format.js";
import { ConflictDialog } from "./conflict-dialog.js";
import { showContents } from "./contents.js";
import { chip, make, part } from "./elements.js";

/** What is typed or picked counts as chosen after this rest: longer than between two keys, and “at once” to the eye. */
const REST = 500;

/** @typedef {Pick<import("../colour/preference.js").Preference, "current" | "previous" | "state" | "lasting" | "conflict" | "contents">} Shown */

/** What only somebody signed in sees: provenance and state, the previous colours, the conflict between two, the dataset. */
export class Board {
  #document;
  #now;
  #dialog;
  /** @type {Shown | undefined} */
  #shown;
  /** Of the history, by entry. @type {Map<string, HTMLLIElement>} */
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
    // The list was left as it is while one of it was pressed. After the click, which comes after this.
    this.#document.addEventListener("pointerup", () => setTimeout(() => this.refresh()));
    on("live", "change", ({ target }) => mode.live(target.checked));
    const rest = (/** @type {() => void} */ work) => {
      clearTimeout(this.#rest);
      this.#rest = setTimeout(work, REST);
    };
    for (const type of ["input", "change"]) {
      on("chooser", type, ({ target }) => {
        const choose = () => {
          // To press a button is to leave the field: what is pressed goes first.
          if (this.#document.querySelector("button:active")) rest(choose);
          else if (mode.setsAtOnce(target.value)) act("set", target.value, "unasked");
        };
        rest(choose);
      });
    }
    // And is what was meant: what is in the field, and was not set, is a draft.
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
   * @param {boolean} known whether Cognito Sync was ever asked for it
   */
  show(preference, known) {
    this.#shown = preference;
    const { state, lasting, conflict, contents } = preference;
    part(this.#document, "decide").hidden = !conflict;
    if (conflict) this.#dialog.open(conflict);
    else this.#dialog.close();
    const words = part(this.#document, "sync-state");
    words.dataset.state = state;
    words.textContent = stateWords(state, lasting);
    this.refresh();
    showContents(this.#document, contents, known);
  }

  /** Time passes: what is shown is shown anew. */
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

  /** Nobody is signed in any more: nothing of it is shown again. What is on the page is the page's to remove. */
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
   * What is pressed stays where it is, and what stays in the list stays the same element: a press that has begun ends on it.
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
      Object.assign(item.firstChild ?? {}, { title, ariaLabel: `Bring back ${title}` });
      if (list.children[index] !== item) list.insertBefore(item, list.children[index] ?? null);
    });
    if (focused && !list.contains(this.#document.activeElement)) list.querySelector("button")?.focus();
    part(this.#document, "past").hidden = false;
    const undo = part(this.#document, "undo");
    undo.setAttribute("aria-disabled", String(!previous[0]));
    undo.setAttribute("aria-description", previous[0] ? `Back to ${previous[0].colour}` : "");
  }

  /** @param {import("../colour/history.js").Entry} entry */
  #chip({ colour }) {
    const button = make(this.#document, "button", { type: "button" });
    button.dataset.colour = colour;
    chip(button, colour);
    return make(this.#document, "li", {}, [button]);
  }
}
