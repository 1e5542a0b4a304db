import { endOf } from "../messages/format.js";
import {
  CLOSE,
  COPIED,
  COPY,
  ENDS,
  inDays,
  LINK,
  linkMade,
  MAKE_LINK,
  MAKING_LINK,
  mayDo,
  NOT_COPIED,
  ROLE,
  SHARE_TEXT,
  SHARE_TITLE,
  YOUR_NAME,
} from "../messages/sharing.js";
import { openDialog, runnerOf } from "./dialog.js";
import { make } from "./elements.js";
import { members } from "./members.js";
import { nameField } from "./name-field.js";

const DAYS = [1, 3, 7];
const ROLES = /** @type {const} */ (["writer", "reader"]);

/** @typedef {"reader" | "writer"} Role */

/**
 * Makes a link for one person, and lists who shares the colour.
 *
 * @param {Document} document
 * @param {object} parts
 * @param {string} parts.name what the user calls himself
 * @param {() => number} parts.now milliseconds
 * @param {(error: unknown) => string | undefined} parts.explain
 * @param {(role: Role, days: number, name: string) => Promise<{ link: string, expires: Date }>} parts.invite
 * @param {(text: string) => Promise<void>} parts.copy
 * @param {() => Promise<import("./members.js").Member[]>} parts.members
 * @param {(member: string, role: Role) => Promise<unknown>} parts.setRole
 * @param {(member: string) => Promise<unknown>} parts.remove
 */
export function openShareDialog(document, { name, explain, invite, copy, ...parts }) {
  const text = make(document, "p", { textContent: SHARE_TEXT });
  const role = choice(
    document,
    "share-role",
    ROLE,
    ROLES.map((role) => [role, mayDo(role)]),
  );
  const days = choice(
    document,
    "share-days",
    ENDS,
    DAYS.map((days) => [String(days), inDays(days)]),
  );
  const field = nameField(document, { id: "share-name", text: YOUR_NAME, value: name });
  const button = make(document, "button", {
    id: "share-make",
    type: "submit",
    className: "primary",
    textContent: MAKE_LINK,
  });
  const actions = make(document, "div", { className: "actions" }, [button]);
  const pair = make(document, "div", { className: "two" }, [role.node, days.node]);
  const form = make(document, "form", { noValidate: true }, [pair, ...field.nodes, actions]);
  const made = make(document, "div", { className: "data", hidden: true });
  const close = make(document, "button", { id: "share-close", type: "button", textContent: CLOSE });
  const opened = openDialog(document, "sharing-dialog", SHARE_TITLE, [text, form]);
  const { dialog, body, tell, complain } = opened;
  // Below the line that says how it went.
  body.append(made);
  const run = runnerOf(opened, explain);
  const list = members(document, { ...parts, run });
  dialog.append(...list.nodes, make(document, "p", { className: "actions" }, [close]));
  close.addEventListener("click", () => dialog.close());
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const called = field.read(complain);
    if (called === undefined) return;
    run(MAKING_LINK, async () => {
      const asked = /** @type {Role} */ (role.value());
      const { link, expires } = await invite(asked, Number(days.value()), called);
      const nodes = linkNodes(document, link, copy, { tell, complain });
      made.replaceChildren(...nodes);
      made.hidden = false;
      made.querySelector("input")?.focus();
      // The link is of use without the code, as where this part of the page cannot be loaded.
      const code = import("./qr-code.js");
      code.then(
        // Another link may have been made meanwhile.
        ({ qrCode }) => nodes[0]?.isConnected && made.append(qrCode(document, link)),
        () => undefined,
      );
      return linkMade(asked, endOf(expires));
    });
  });
  list.load();
}

/**
 * @param {Document} document
 * @param {string} link
 * @param {(text: string) => Promise<void>} copy
 * @param {{ tell(text: string): void, complain(text: string): void }} say
 */
function linkNodes(document, link, copy, { tell, complain }) {
  const input = make(document, "input", { id: "share-link", type: "text", readOnly: true, value: link });
  const button = make(document, "button", { id: "share-copy", type: "button", textContent: COPY });
  input.addEventListener("focus", () => input.select());
  button.addEventListener("click", () =>
    copy(link).then(
      () => tell(COPIED),
      () => {
        complain(NOT_COPIED);
        input.focus();
      },
    ),
  );
  const field = make(document, "div", { className: "field" });
  field.append(input, button);
  return [make(document, "label", { htmlFor: input.id, textContent: LINK }), field];
}

/**
 * @param {Document} document
 * @param {string} id
 * @param {string} text
 * @param {string[][]} options value and text
 */
function choice(document, id, text, options) {
  const select = make(
    document,
    "select",
    { id },
    options.map(([value = "", text = ""]) => make(document, "option", { value, textContent: text })),
  );
  const label = make(document, "label", { htmlFor: id, textContent: text });
  return { node: make(document, "div", {}, [label, select]), value: () => select.value };
}
