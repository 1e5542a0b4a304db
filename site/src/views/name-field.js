import { NAME_NEEDED } from "../messages/sharing.js";
import { make } from "./elements.js";

/** Of names, in characters, as the service has it. */
const LONGEST = 64;

/**
 * What somebody wants to be called by others.
 *
 * @param {Document} document
 * @param {{ id: string, text: string, value: string, hint?: string }} parts
 */
export function nameField(document, { id, text, value, hint }) {
  const label = make(document, "label", { htmlFor: id, textContent: text });
  const input = make(document, "input", {
    id,
    type: "text",
    className: "words",
    maxLength: LONGEST,
    value: value.trim().slice(0, LONGEST),
  });
  input.setAttribute("autocomplete", "nickname");
  /** @type {HTMLElement[]} */
  const nodes = [label, make(document, "div", { className: "field" }, [input])];
  if (hint) {
    nodes.push(make(document, "p", { id: `${id}-hint`, className: "hint", textContent: hint }));
    input.setAttribute("aria-describedby", `${id}-hint`);
  }
  return {
    nodes,
    /** @param {(text: string) => void} complain @returns {string | undefined} undefined: there is none, which is said */
    read(complain) {
      const name = input.value.trim();
      const good = name !== "";
      input.setAttribute("aria-invalid", String(!good));
      if (good) return name;
      complain(NAME_NEEDED);
      input.focus();
      return undefined;
    },
  };
}
