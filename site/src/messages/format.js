/** @type {Record<import("../colour/preference.js").State, string>} */
const STATES = {
  none: "",
  here: "Saved here",
  waiting: "Saved here, waiting for the network",
  everywhere: "Saved everywhere",
  conflict: "Two colours, one to choose",
};

/**
 * @param {import("../colour/preference.js").State} state
 * @param {boolean} lasting whether this browser keeps anything
 */
export const stateWords = (state, lasting) =>
  lasting ? STATES[state] : STATES[state].replace("Saved here", "Not saved yet");

/**
 * @param {string} colour that could not be sent
 * @param {boolean} lasting whether this browser keeps anything
 */
export const unsentWords = (colour, lasting) =>
  lasting
    ? `${colour} is saved here. It goes to your other devices as soon as the network is back.`
    : `${colour} is not saved yet. This browser keeps nothing for this site: leave the page open until the network is back, or the colour is lost.`;

const UNITS = /** @type {const} */ ([
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
]);

/**
 * @param {number} at milliseconds
 * @param {number} now milliseconds
 */
export function ago(at, now) {
  const passed = now - at;
  const [unit, length] = UNITS.find(([, size]) => passed >= size) ?? [];
  // Clocks differ: what seems to come from the future is new.
  if (!unit) return "just now";
  return new Intl.RelativeTimeFormat("en").format(-Math.floor(passed / length), unit);
}

/**
 * Which device, and when.
 *
 * @param {{ device?: string, at?: number }} colour
 * @param {number} now milliseconds
 */
export const provenance = ({ device, at }, now) =>
  [device ?? "Another device", at !== undefined && ago(at, now)].filter(Boolean).join(", ");

/** @param {number} bytes */
export const size = (bytes) =>
  bytes < 1024
    ? `${bytes} ${bytes === 1 ? "byte" : "bytes"}`
    : bytes < 1024 * 1024
      ? `${(bytes / 1024).toFixed(1)} KB`
      : `${(bytes / 1024 / 1024).toFixed(1)} MB`;

/**
 * @param {number} count
 * @param {string} thing
 */
export const counted = (count, thing) => `${count.toLocaleString("en")} ${thing}${count === 1 ? "" : "s"}`;

export const CHOOSE = "Another device has set a colour too. Choose which one stays.";

/** @param {string} [newer] a colour that was set while all was being erased */
export const erasedWords = (newer) =>
  newer === undefined
    ? "Everything is erased, here and everywhere."
    : `What was there is erased, here and everywhere. ${newer} was set meanwhile and stays.`;
