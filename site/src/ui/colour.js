/** Longer than any colour that a person writes; shorter than anything worth sending. */
const LONGEST = 200;

/** What CSS takes for a colour's place but what is a different colour, or none, on every page and device. */
const NOT_OF_ITS_OWN = /^(inherit|initial|unset|revert|revert-layer)$|\bcurrentcolor\b|\b(var|env|attr|if)\(|--/i;

/** What should be a colour is none. */
export class ColourRefused extends Error {
  name = "ColourRefused";

  /**
   * @param {string} text
   * @param {"typed" | "saved"} origin
   */
  constructor(text, origin) {
    super(`Not a colour: ${text.slice(0, LONGEST)}`);
    this.text = text;
    this.origin = origin;
  }
}

/**
 * Any CSS colour that means the same wherever it is painted.
 *
 * @param {unknown} value
 * @param {"typed" | "saved"} origin
 * @param {typeof CSS.supports} supports of this browser
 */
export function colourOf(value, origin, supports) {
  const text = String(value ?? "").trim();
  if (!isColour(text, supports)) throw new ColourRefused(text, origin);
  return text;
}

/**
 * @param {string} text
 * @param {typeof CSS.supports} supports of this browser
 */
export const isColour = (text, supports) =>
  text !== "" && text.length <= LONGEST && !NOT_OF_ITS_OWN.test(text) && supports("color", text);
