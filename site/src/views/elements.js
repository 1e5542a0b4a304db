import { isColour } from "../colour/colour.js";

/**
 * @param {Document} document
 * @param {string} id of the page
 */
export const part = (document, id) => /** @type {HTMLElement} */ (document.getElementById(id));

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Document} document
 * @param {Tag} tag
 * @param {Partial<HTMLElementTagNameMap[Tag]>} [properties]
 * @param {Node[]} [children]
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function make(document, tag, properties = {}, children = []) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

/**
 * Another device may have saved a colour that this browser does not support: it is shown as transparent.
 *
 * @param {HTMLElement} element
 * @param {string} colour
 */
export function chip(element, colour) {
  element.style.setProperty("--chip", isColour(colour, CSS.supports) ? colour : "transparent");
}
