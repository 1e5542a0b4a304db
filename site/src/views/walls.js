import { LEAVE, leaveColour, MINE, NOTHING_SHARED, youMayDo } from "../messages/sharing.js";
import { make, part } from "./elements.js";

/** @typedef {import("../colour/shared-preference.js").Wall} Wall */

/** The list of the user's own colour and of those that others share. */
export class Walls {
  #document;
  #actions;

  /**
   * @param {Document} document
   * @param {{ show(wall?: Wall): unknown, leave(wall: Wall): unknown }} actions
   */
  constructor(document, actions) {
    this.#document = document;
    this.#actions = actions;
  }

  /**
   * @param {Wall[]} walls
   * @param {string | undefined} shown identity id of the owner
   */
  show(walls, shown) {
    const list = part(this.#document, "walls-list");
    const focused = list.contains(this.#document.activeElement);
    const hint = make(this.#document, "li", { className: "hint", textContent: NOTHING_SHARED });
    list.replaceChildren(
      this.#item(MINE, "", shown === undefined, undefined),
      ...walls.map((wall) => this.#item(wall.ownerName, youMayDo(wall.role ?? ""), shown === wall.owner, wall)),
      ...(walls.length === 0 ? [hint] : []),
    );
    // The pressed button is another element now.
    if (focused) /** @type {HTMLElement | null} */ (list.querySelector("[aria-current]"))?.focus();
  }

  clear() {
    part(this.#document, "walls-list").replaceChildren();
  }

  /**
   * @param {string} name
   * @param {string} about
   * @param {boolean} current
   * @param {Wall | undefined} wall undefined: the user's own
   */
  #item(name, about, current, wall) {
    const button = make(this.#document, "button", { type: "button", className: "grow" }, [
      make(this.#document, "span", { textContent: name }),
      ...(about ? [make(this.#document, "span", { className: "hint", textContent: about })] : []),
    ]);
    if (current) button.setAttribute("aria-current", "true");
    button.addEventListener("click", () => this.#actions.show(wall));
    if (!wall) return make(this.#document, "li", {}, [button]);
    const leave = make(this.#document, "button", { type: "button", className: "quiet", textContent: LEAVE });
    leave.setAttribute("aria-label", leaveColour(name));
    leave.addEventListener("click", () => this.#actions.leave(wall));
    return make(this.#document, "li", {}, [button, leave]);
  }
}
