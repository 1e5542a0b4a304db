/** Longer than any colour that people write. */
const LONGEST = 200;

/** Rejected although CSS allows them: their value depends on the page or device. */
const CONTEXT_DEPENDENT = [
  /^(inherit|initial|unset|revert(-\w+)?)$|\bcurrentcolor\b/i,
  // Escapes and comments could hide a value from the other patterns.
  /\\|\/\*/,
  // All functions but the colour functions and calc(): var(), env(), random(), sibling-index() and future ones.
  /(?:^|[^\w-])(?!(?:rgba?|hsla?|hwb|(?:ok)?l(?:ab|ch)|color|color-mix|light-dark|calc)\()[\w-]+\(/i,
  // Relative lengths inside calc(): font, viewport, container.
  /\d(?:r?(?:em|ex|ch|ic|cap|lh)|[sld]?v[a-z]|cq)/i,
];

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

/**
 * @param {string} text
 * @param {typeof CSS.supports} supports of this browser
 */
export const isColour = (text, supports) =>
  text !== "" &&
  text.length <= LONGEST &&
  supports("color", text) &&
  !CONTEXT_DEPENDENT.some((pattern) => pattern.test(text));
