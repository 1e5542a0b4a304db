/**
 * The visible colour of stacked layers, the first at the bottom.
 *
 * @param {string[]} colours CSS colours that this browser supports
 * @param {Document} document
 * @returns {[number, number, number]} red, green and blue, each up to 255
 */
export function seen(colours, document) {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = 1;
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  for (const colour of colours) {
    context.fillStyle = colour;
    context.fillRect(0, 0, 1, 1);
  }
  const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
  return [red, green, blue];
}

/**
 * The only format that `<input type=color>` accepts.
 *
 * @param {[number, number, number]} parts
 */
export const hexOf = (parts) => `#${parts.map((part) => part.toString(16).padStart(2, "0")).join("")}`;

/**
 * {@link https://www.w3.org/TR/WCAG22/#dfn-relative-luminance Relative luminance}.
 *
 * @param {[number, number, number]} parts
 */
export function luminance(parts) {
  const [red = 0, green = 0, blue = 0] = parts.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/**
 * Black or white, whichever has more contrast: one of the two has at least 4.58 on any colour, no other pair has 4.5.
 *
 * @param {[number, number, number]} parts
 */
export const inkOn = (parts) => ((luminance(parts) + 0.05) ** 2 > 1.05 * 0.05 ? "#000" : "#fff");
