import { origin } from "../messages/format.js";
import { chip, part } from "./elements.js";

/** Two colours side by side. Escape is “later”: what this device has set goes on waiting. */
export class ConflictDialog {
  #document;
  #now;
  #dialog;
  /** The choice that was put off: it is not put again by itself. @type {string | undefined} */
  #later;

  /**
   * @param {Document} document
   * @param {() => number} now milliseconds
   */
  constructor(document, now) {
    this.#document = document;
    this.#now = now;
    this.#dialog = /** @type {HTMLDialogElement} */ (part(document, "conflict"));
  }

  /** @param {(winner: "local" | "remote") => void} decide */
  connect(decide) {
    const on = (/** @type {string} */ id, /** @type {() => void} */ listener) =>
      part(this.#document, id).addEventListener("click", listener);
    for (const winner of /** @type {const} */ (["local", "remote"])) {
      on(`keep-${winner}`, () => {
        this.#dialog.close();
        decide(winner);
      });
    }
    on("decide-later", () => this.#dialog.close());
    on("decide", () => this.#dialog.open || this.#dialog.showModal());
  }

  /** @param {import("../colour/preference.js").Choice} choice */
  open(choice) {
    for (const side of /** @type {const} */ (["local", "remote"])) {
      const worn = choice[side];
      part(this.#document, `${side}-colour`).textContent = worn.colour;
      part(this.#document, `${side}-about`).textContent = origin(worn, this.#now());
      part(this.#document, `keep-${side}`).textContent = `Keep ${worn.colour}`;
      chip(part(this.#document, side), worn.colour);
    }
    const both = `${choice.local.colour}\n${choice.remote.colour}`;
    if (!this.#dialog.open && this.#later !== both) this.#dialog.showModal();
    this.#later = both;
  }

  close() {
    this.#later = undefined;
    this.#dialog.close();
  }
}
