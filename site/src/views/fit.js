/** In rem: smaller text can hardly be read, and a larger name is a pattern rather than a word. */
const SMALLEST = 0.75;
const LARGEST = 18;
/** From this size on, in rem, a colour of several words stands in one line. */
const ONE_LINE = 3;
/** Halvings of what lies between the two: to within 0.02 rem. */
const STEPS = 10;

/**
 * Between words and after commas a colour may go on in the next line; nowhere else.
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
 * As large as the wall has room for, and no word of it broken. It is measured: fonts differ too much to be estimated.
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
