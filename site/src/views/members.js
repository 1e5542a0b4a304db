import { ago } from "../messages/format.js";
import {
  joined,
  LOADING_MEMBERS,
  MEMBERS,
  mayDo,
  NO_MEMBERS,
  REMOVE,
  REMOVE_TEXT,
  removed,
  removePerson,
  removeTitle,
  roleChanged,
  roleOf,
} from "../messages/sharing.js";
import { confirmed } from "./dialog.js";
import { make } from "./elements.js";

/** @typedef {{ id: string, name: string, role: "reader" | "writer", since: Date }} Member */

/**
 * Who shares the user's colour, with their roles, which can be changed.
 *
 * @param {Document} document
 * @param {object} parts
 * @param {() => number} parts.now milliseconds
 * @param {() => Promise<Member[]>} parts.members
 * @param {(member: string, role: "reader" | "writer") => Promise<unknown>} parts.setRole
 * @param {(member: string) => Promise<unknown>} parts.remove
 * @param {ReturnType<typeof import("./dialog.js").runnerOf>} parts.run
 */
export function members(document, { now, members: listed, setRole, remove, run }) {
  const title = make(document, "h3", { id: "members-title", tabIndex: -1, textContent: MEMBERS });
  const list = make(document, "ul", { id: "members" });
  list.setAttribute("aria-labelledby", title.id);
  const none = make(document, "p", { className: "hint", hidden: true, textContent: NO_MEMBERS });

  const showNone = () => {
    none.hidden = list.children.length > 0;
  };

  /** @param {Member} member */
  const itemOf = ({ id, name, role, since }) => {
    let known = role;
    const options = /** @type {const} */ (["writer", "reader"]).map((value) =>
      make(document, "option", { value, textContent: mayDo(value), selected: value === role }),
    );
    const select = make(document, "select", {}, options);
    select.setAttribute("aria-label", roleOf(name));
    const button = make(document, "button", { type: "button", className: "quiet", textContent: REMOVE });
    button.setAttribute("aria-label", removePerson(name));
    const who = make(document, "div", { className: "grow" }, [
      make(document, "strong", { textContent: name }),
      make(document, "p", { className: "hint", textContent: joined(ago(since.getTime(), now())) }),
    ]);
    const item = make(document, "li");
    item.append(who, select, button);
    select.addEventListener("change", async () => {
      const wanted = /** @type {Member["role"]} */ (select.value);
      await run("", async () => {
        await setRole(id, wanted);
        known = wanted;
        return roleChanged(name, wanted);
      });
      // What was refused is not shown as if it were so.
      select.value = known;
    });
    button.addEventListener("click", async () => {
      if (!(await confirmed(document, { title: removeTitle(name), text: REMOVE_TEXT, yes: REMOVE }))) return;
      await run("", async () => {
        await remove(id);
        item.remove();
        showNone();
        title.focus();
        return removed(name);
      });
    });
    return item;
  };

  return {
    nodes: [title, list, none],
    load: () =>
      run(LOADING_MEMBERS, async () => {
        list.replaceChildren(...(await listed()).map(itemOf));
        showNone();
        return "";
      }),
  };
}
