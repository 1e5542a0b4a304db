/** Longer than any colour that a person writes; shorter than anything worth sending. */
const LONGEST = 200;

/** What is refused even where a browser calls it a colour: it is another one, or none, on other pages and devices. */
const NOT_OF_ITS_OWN = [
  /^(inherit|initial|unset|revert(-\w+)?)$|\bcurrentcolor\b/i,
  // Without these two, what is written is what the parser reads, so that the other patterns decide by the value.
  /\\|\/\*/,
  // Functions that give something else in another place: var() and its like, random(), sibling-index(), whatever comes.
  /(?:^|[^\w-])(?!(?:rgba?|hsla?|hwb|(?:ok)?l(?:ab|ch)|color|color-mix|light-dark|calc)\()[\w-]+\(/i,
  // Lengths that depend on font, window or container, inside of calc().
  /\d(?:r?(?:em|ex|ch|ic|cap|lh)|[sld]?v[a-z]|cq)/i,
];

/** What should be a colour is none. */
export class ColourRefused extends Error {
  name = "ColourRefused";

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
 * Any CSS colour that means the same wherever it is painted.
 *
 * @param {unknown} value
 * @param {"typed" | "saved"} source
 * @param {typeof CSS.supports} supports of this browser
 */
export function colourOf(value, source, supports) {
  const text = String(value ?? "").trim();
  if (!isColour(text, supports)) throw new ColourRefused(text, source);
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
  !NOT_OF_ITS_OWN.some((pattern) => pattern.test(text));
