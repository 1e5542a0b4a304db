import { endOf } from "../messages/format.js";
import { invitationOf, JOIN, JOIN_HINT, JOIN_TITLE, JOINING, NOT_NOW, YOUR_NAME } from "../messages/sharing.js";
import { openDialog, runnerOf } from "./dialog.js";
import { make } from "./elements.js";
import { nameField } from "./name-field.js";

/**
 * Shows whose colour the user is invited to, and asks for the user's name. Escape is “Not now”.
 *
 * @param {Document} document
 * @param {object} parts
 * @param {{ ownerName: string, role: string, expires: Date }} parts.invitation
 * @param {string} parts.name what the user calls himself
 * @param {(error: unknown) => string | undefined} parts.explain
 * @param {(name: string) => Promise<void>} parts.accept
 * @param {() => void} parts.decline
 */
export function openJoinDialog(document, { invitation, name, explain, accept, decline }) {
  const { ownerName, role, expires } = invitation;
  const about = make(document, "p", {
    id: "join-about",
    textContent: invitationOf(ownerName, role, endOf(expires)),
  });
  const field = nameField(document, { id: "join-name", text: YOUR_NAME, value: name, hint: JOIN_HINT });
  const join = make(document, "button", { id: "join", type: "submit", className: "primary", textContent: JOIN });
  const not = make(document, "button", { id: "join-not", type: "button", textContent: NOT_NOW });
  const actions = make(document, "div", { className: "actions" }, [join, not]);
  const form = make(document, "form", { noValidate: true }, [...field.nodes, actions]);
  const opened = openDialog(document, "joining", JOIN_TITLE, [about, form]);
  const { dialog, complain } = opened;
  dialog.setAttribute("aria-describedby", about.id);
  const run = runnerOf(opened, explain);
  // Not when it closes: a session that ends closes it as well, and the invitation waits for the next one.
  const later = (/** @type {Event} */ event) => {
    // Joining may succeed: how it went is told then.
    if (dialog.getAttribute("aria-busy") === "true") return event.preventDefault();
    dialog.close();
    decline();
  };
  dialog.addEventListener("cancel", later);
  not.addEventListener("click", later);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const called = field.read(complain);
    if (called === undefined) return;
    run(JOINING, async () => {
      await accept(called);
      dialog.close();
      return "";
    });
  });
}
