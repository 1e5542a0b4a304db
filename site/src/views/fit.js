/** In rem: smaller text is illegible, larger text no longer reads as a word. */
const SMALLEST = 0.75;
const LARGEST = 18;
/** From this size on, in rem, the name does not wrap. */
const ONE_LINE = 3;
/** Steps of the binary search between the two: to within 0.02 rem. */
const STEPS = 10;

/**
 * A colour may wrap between words and after commas only.
 *
 * @param {string} colour
 * @param {HTMLElement} name
 */
export function write(colour, name) {
  const words = colour.match(/\s+|,+|[^\s,]+,*/g)?.map((word) => {
    const span = name.ownerDocument.createElement("span");
    span.textContent = word;
    return word.trim() ? span : word;
  });
  name.replaceChildren(...(words ?? []));
}

/**
 * The largest size that fits without breaking a word. It is measured, since fonts differ too much for an estimate.
 *
 * @param {HTMLElement} wall whose size does not depend on what is in it
 * @param {HTMLElement} name in it
 */
export function fit(wall, name) {
  const fits = (/** @type {number} */ size) => {
    name.style.fontSize = `${size}rem`;
    name.style.whiteSpace = size < ONE_LINE ? "normal" : "nowrap";
    return name.scrollWidth <= name.clientWidth && wall.scrollHeight <= wall.clientHeight;
  };
  let [small, large] = [SMALLEST, LARGEST];
  if (fits(large)) return;
  for (let step = 0; step < STEPS; step++) {
    const size = (small + large) / 2;
    if (fits(size)) small = size;
    else large = size;
  }
  fits(small);
}
