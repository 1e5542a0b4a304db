import { colourOfPerson, mayOnlyLook } from "../messages/sharing.js";
import { make, part } from "./elements.js";

/** On the wall: whose colour is shown; at the buttons: that a reader may only look. The elements are there while it is another's. */
export class Whose {
  #document;
  #title;
  #hint;
  /** What the wall is called otherwise. @type {string} */
  #label;

  /** @param {Document} document */
  constructor(document) {
    this.#document = document;
    this.#title = make(document, "p", { id: "whose", className: "whose" });
    this.#hint = make(document, "p", { id: "may-only-look", className: "hint" });
    this.#label = part(document, "wall").getAttribute("aria-label") ?? "";
  }

  /** @param {{ ownerName: string, role?: string }} wall */
  show({ ownerName, role }) {
    const reads = role === "reader";
    this.#title.textContent = colourOfPerson(ownerName);
    part(this.#document, "wall").prepend(this.#title);
    part(this.#document, "wall").setAttribute("aria-label", colourOfPerson(ownerName));
    this.#hint.textContent = mayOnlyLook(ownerName);
    if (reads) part(this.#document, "button-set").parentElement?.before(this.#hint);
    else this.#hint.remove();
    this.#lock(reads);
    // Only its owner erases a colour.
    part(this.#document, "erase").hidden = true;
  }

  clear() {
    this.#title.remove();
    this.#hint.remove();
    part(this.#document, "wall").setAttribute("aria-label", this.#label);
    this.#lock(false);
    part(this.#document, "erase").hidden = false;
    // What the conflict dialog has said last names a person.
    for (const id of ["local-about", "remote-about"]) part(this.#document, id).textContent = "";
  }

  /** @param {boolean} locked */
  #lock(locked) {
    for (const id of ["button-set", "undo"]) {
      const button = part(this.#document, id);
      if (locked) button.setAttribute("aria-disabled", "true");
      else if (id === "button-set") button.removeAttribute("aria-disabled");
    }
    const set = part(this.#document, "button-set");
    if (locked) set.setAttribute("aria-describedby", this.#hint.id);
    else set.removeAttribute("aria-describedby");
  }
}
