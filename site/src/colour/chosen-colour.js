import { isColour, LONGEST } from "./colour.js";

export { isColour };

/** The text is not a colour. */
export class InvalidColourError extends Error {
  name = "InvalidColourError";

  /**
   * @param {string} text
   * @param {"typed" | "saved"} source
   */
  constructor(text, source) {
    super(`Not a colour: ${text.slice(0, LONGEST)}`);
    this.text = text;
    this.source = source;
  }
}

/**
 * Any CSS colour that looks the same on every page and device.
 *
 * @param {unknown} value
 * @param {"typed" | "saved"} source
 * @param {typeof CSS.supports} supports of this browser
 */
export function colourOf(value, source, supports) {
  const text = String(value ?? "").trim();
  if (!isColour(text, supports)) throw new InvalidColourError(text, source);
  return text;
}
