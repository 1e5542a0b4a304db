import { ConflictDialog } from "./conflict-dialog.js";
import { showContents } from "./contents.js";
import { chip, make, part } from "./elements.js";
import { origin, stateWords } from "./words.js";

/**
 * @typedef {object} Actions
 * @property {(colour: string) => void} set
 * @property {(colour: string) => void} choose what live mode sets at once
 * @property {() => void} undo
 * @property {(winner: "local" | "remote") => void} decide
 * @property {() => void} save as a file
 * @property {() => void} erase
 * @property {(on: boolean) => void} live
 */

/** @typedef {Pick<import("../preference/preference.js").Preference, "worn" | "past" | "state" | "lasting" | "choice" | "contents">} Shown */

/** What only somebody signed in sees: the wall's small print, the past, the choice between two colours, the dataset. */
export class Board {
  #document;
  #now;
  #conflict;
  /** @type {Shown | undefined} */
  #shown;

  /**
   * @param {Document} document
   * @param {() => number} now milliseconds
   */
  constructor(document, now) {
    this.#document = document;
    this.#now = now;
    this.#conflict = new ConflictDialog(document, now);
  }

  /** @param {Actions} actions */
  connect(actions) {
    const on = (/** @type {string} */ id, /** @type {string} */ type, /** @type {(event: any) => void} */ listener) =>
      part(this.#document, id).addEventListener(type, listener);
    const erasing = /** @type {HTMLDialogElement} */ (part(this.#document, "erasing"));
    this.#conflict.connect(actions.decide);
    on("undo", "click", actions.undo);
    on("history", "click", ({ target }) => {
      const { colour } = target.closest("button")?.dataset ?? {};
      if (colour) actions.set(colour);
    });
    on("live", "change", ({ target }) => actions.live(target.checked));
    for (const id of ["background-color", "picker"]) on(id, "change", ({ target }) => actions.choose(target.value));
    on("export", "click", actions.save);
    on("erase", "click", () => erasing.showModal());
    on("erase-not", "click", () => erasing.close());
    on("erase-yes", "click", () => {
      erasing.close();
      actions.erase();
    });
  }

  /**
   * @param {Shown} preference
   * @param {boolean} known whether Cognito Sync was ever asked for it
   */
  show(preference, known) {
    this.#shown = preference;
    const { worn, state, lasting, choice, contents } = preference;
    part(this.#document, "decide").hidden = !choice;
    if (choice) this.#conflict.open(choice);
    else this.#conflict.close();
    const words = part(this.#document, "sync-state");
    words.dataset.state = state;
    words.textContent = stateWords(state, lasting);
    part(this.#document, "provenance").textContent = worn ? origin(worn, this.#now()) : "";
    this.#showPast(preference.past);
    showContents(this.#document, contents, known);
  }

  /** Time passes: what is shown is shown anew. */
  refresh() {
    const worn = this.#shown?.worn;
    if (worn) part(this.#document, "provenance").textContent = origin(worn, this.#now());
  }

  /** @param {boolean} on */
  showLive(on) {
    /** @type {HTMLInputElement} */ (part(this.#document, "live")).checked = on;
  }

  /** @param {string} name @param {string} text */
  save(name, text) {
    const address = URL.createObjectURL(new Blob([text], { type: "application/json" }));
    make(this.#document, "a", { href: address, download: name }).click();
    URL.revokeObjectURL(address);
  }

  /** @param {import("../preference/history.js").Entry[]} past */
  #showPast(past) {
    part(this.#document, "past").hidden = past.length === 0;
    const list = part(this.#document, "history");
    const focused = list.contains(this.#document.activeElement);
    list.replaceChildren(
      ...past.map((entry) => {
        const label = `${entry.colour}, ${origin(entry, this.#now())}`;
        const button = make(this.#document, "button", {
          type: "button",
          title: label,
          ariaLabel: `Bring back ${label}`,
        });
        button.dataset.colour = entry.colour;
        chip(button, entry.colour);
        return make(this.#document, "li", {}, [button]);
      }),
    );
    if (focused) /** @type {HTMLElement | null} */ (list.querySelector("button"))?.focus();
    part(this.#document, "undo").setAttribute("aria-description", past[0] ? `Back to ${past[0].colour}` : "");
  }
}
