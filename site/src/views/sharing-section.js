import { MINE_AND_OTHERS, SHARE_YOURS, SHARED_COLOURS } from "../messages/sharing.js";
import { make, part } from "./elements.js";

/** The part of the card where colours are shared: a button, and a list that is filled when it is opened. */
export class SharingSection {
  #document;
  #section;
  #walls;

  /** @param {Document} document */
  constructor(document) {
    this.#document = document;
    const title = make(document, "h2", { id: "sharing-title", textContent: SHARED_COLOURS });
    const share = make(document, "button", {
      id: "share",
      type: "button",
      className: "quiet",
      textContent: SHARE_YOURS,
    });
    const summary = make(document, "summary", { textContent: MINE_AND_OTHERS });
    const list = make(document, "ul", { id: "walls-list" });
    list.dataset.personal = "";
    this.#walls = make(document, "details", { id: "walls" }, [summary, list]);
    const heading = make(document, "div", { className: "heading" }, [title, share]);
    this.#section = make(document, "section", { id: "sharing", className: "late" }, [heading, this.#walls]);
    this.#section.dataset.personal = "part";
    this.#section.setAttribute("aria-labelledby", title.id);
    part(document, "past").after(this.#section);
  }

  /** @param {(action: "share" | "list") => unknown} act */
  connect(act) {
    part(this.#document, "share").addEventListener("click", () => act("share"));
    this.#walls.addEventListener("toggle", () => this.#walls.open && act("list"));
  }

  /** @param {boolean} open the list: there are others' colours */
  show(open) {
    this.#section.hidden = false;
    this.#walls.open = open;
  }

  /** The user has signed out. */
  clear() {
    this.#section.hidden = true;
  }
}
