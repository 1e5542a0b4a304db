/** The longest colour and the longest name that are shown. */
const COLOUR = 200;
const DEVICE = 80;
/** The latest time of a Date, and with a minus the first. */
const LATEST = 8.64e15;

/** Controls, line separators, what turns the direction of text, and halves of characters. */
const UNSHOWN = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\p{Bidi_Control}]/gu;

/**
 * A text of somebody else, as it may be shown: marked where something was left out, so that what was no colour does not become one.
 *
 * @param {string} text
 * @param {number} most characters
 */
export function bounded(text, most) {
  // Cut before it is read as characters, each of which has at most two units: the text may be a megabyte.
  const characters = [...text.slice(0, 2 * most + 2)];
  const isLong = characters.length > most;
  const kept = isLong ? `${characters.slice(0, most - 1).join("")}…` : text;
  return kept.replace(UNSHOWN, "\ufffd");
}

/**
 * @template {{ colour: string, device?: string, at?: number }} Shown
 * @param {Shown} shown
 * @returns {Shown}
 */
export const boundedEntry = ({ colour, device, at, ...more }) =>
  /** @type {Shown} */ ({
    ...more,
    colour: bounded(colour, COLOUR),
    ...(device !== undefined && { device: bounded(device, DEVICE) }),
    ...(isTime(at) && { at }),
  });

/** Whether a Date can be of it. @param {unknown} at */
export const isTime = (at) => typeof at === "number" && Math.abs(at) <= LATEST;
