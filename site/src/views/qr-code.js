import { generate } from "lean-qr/nano";
import { QR_CODE } from "../messages/sharing.js";

const SVG = "http://www.w3.org/2000/svg";
/** What readers need around the code, in modules. */
const QUIET = 4;

/**
 * Black on white in dark mode as well: not every reader knows the inverse.
 *
 * @param {Document} document
 * @param {string} text
 */
export function qrCode(document, text) {
  const code = generate(text);
  const length = code.size + 2 * QUIET;
  const dark = Array.from({ length: code.size ** 2 }, (_, index) => [index % code.size, Math.floor(index / code.size)])
    .filter(([x = 0, y = 0]) => code.get(x, y))
    .map(([x = 0, y = 0]) => `M${x + QUIET} ${y + QUIET}h1v1h-1z`)
    .join("");
  const drawn = (/** @type {string} */ tag, /** @type {Record<string, string | number>} */ attributes) => {
    const element = document.createElementNS(SVG, tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
    return element;
  };
  const svg = drawn("svg", { id: "share-qr", role: "img", "aria-label": QR_CODE, viewBox: `0 0 ${length} ${length}` });
  svg.setAttribute("class", "qr");
  svg.append(
    drawn("rect", { width: length, height: length, fill: "#fff" }),
    drawn("path", { d: dark, fill: "#000", "shape-rendering": "crispEdges" }),
  );
  return svg;
}
