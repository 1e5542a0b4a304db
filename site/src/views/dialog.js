import { CANCEL } from "../messages/sharing.js";
import { make } from "./elements.js";

/**
 * A dialog that is in the document while it is open, so that nothing personal stays behind. It returns the focus when it closes.
 *
 * @param {Document} document
 * @param {string} id
 * @param {string} title
 * @param {Node[]} content
 */
export function openDialog(document, id, title, content) {
  const heading = make(document, "h2", { id: `${id}-title`, tabIndex: -1, autofocus: true, textContent: title });
  const status = make(document, "p");
  status.setAttribute("role", "status");
  const body = make(document, "div", { className: "data" }, [...content, status]);
  const dialog = make(document, "dialog", { id }, [heading, body]);
  dialog.setAttribute("aria-labelledby", heading.id);
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  const say = (/** @type {"fine" | "wrong"} */ mood, /** @type {string} */ text) => {
    status.dataset.mood = mood;
    status.textContent = text;
  };
  return {
    dialog,
    body,
    tell: (/** @type {string} */ text) => say("fine", text),
    complain: (/** @type {string} */ text) => say("wrong", text),
  };
}

/** @typedef {ReturnType<typeof openDialog>} Dialog */

/**
 * Runs the actions of a dialog one after the other, and shows how each went. One that is pressed twice runs once.
 *
 * @param {Pick<Dialog, "dialog" | "tell" | "complain">} dialog
 * @param {(error: unknown) => string | undefined} explain undefined: the page explains it, and the dialog closes
 */
export function runnerOf({ dialog, tell, complain }, explain) {
  let last = "";
  let waiting = 0;
  let ended = Promise.resolve();
  const run = async (/** @type {string} */ doing, /** @type {() => Promise<string>} */ work) => {
    tell(doing);
    try {
      tell(await work());
    } catch (error) {
      const text = explain(error);
      if (text === undefined) dialog.close();
      else complain(text);
    }
  };
  return (/** @type {string} */ doing, /** @type {() => Promise<string>} */ work) => {
    if (doing !== "" && doing === last) return ended;
    last = doing;
    waiting += 1;
    dialog.setAttribute("aria-busy", "true");
    ended = ended.then(async () => {
      // It may have been closed meanwhile.
      if (dialog.isConnected) await run(doing, work);
      waiting -= 1;
      if (waiting > 0) return;
      last = "";
      dialog.setAttribute("aria-busy", "false");
    });
    return ended;
  };
}

/**
 * @param {Document} document
 * @param {{ title: string, text: string, yes: string }} texts
 * @returns {Promise<boolean>}
 */
export function confirmed(document, { title, text, yes }) {
  const sure = make(document, "button", { type: "submit", className: "danger", value: "yes", textContent: yes });
  const not = make(document, "button", { type: "submit", className: "primary", value: "", textContent: CANCEL });
  const form = make(document, "form", { method: "dialog", className: "actions" }, [not, sure]);
  const { dialog } = openDialog(document, "confirming", title, [make(document, "p", { textContent: text }), form]);
  return new Promise((answered) => {
    dialog.addEventListener("close", () => answered(dialog.returnValue === "yes"), { once: true });
  });
}
