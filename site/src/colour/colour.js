/** Longer than any colour that people write. */
export const LONGEST = 200;

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

/**
 * @param {string} text
 * @param {typeof CSS.supports} supports of this browser
 */
export const isColour = (text, supports) =>
  text !== "" &&
  text.length <= LONGEST &&
  supports("color", text) &&
  !CONTEXT_DEPENDENT.some((pattern) => pattern.test(text));
