import { provenance } from "../messages/format.js";
import { keep } from "../messages/messages.js";
import { chip, part } from "./elements.js";

/** Two colours side by side. Escape is “Decide later”: the change of this device stays pending. */
export class ConflictDialog {
  #document;
  #now;
  #dialog;
  /** The postponed conflict: it does not open the dialog again. @type {string | undefined} */
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

  /** @param {import("../colour/preference.js").Conflict} conflict */
  open(conflict) {
    for (const side of /** @type {const} */ (["local", "remote"])) {
      const one = conflict[side];
      part(this.#document, `${side}-colour`).textContent = one.colour;
      part(this.#document, `${side}-about`).textContent = provenance(one, this.#now());
      part(this.#document, `keep-${side}`).textContent = keep(one.colour);
      chip(part(this.#document, side), one.colour);
    }
    const both = `${conflict.local.colour}\n${conflict.remote.colour}`;
    if (!this.#dialog.open && this.#later !== both) this.#dialog.showModal();
    this.#later = both;
  }

  close() {
    this.#later = undefined;
    this.#dialog.close();
  }
}
