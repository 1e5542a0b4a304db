import { CONFLICT, JUST_NOW, NOT_SAVED, OTHER_DEVICE, offline, SAVED, SAVED_HERE } from "./messages.js";

/**
 * @param {import("../colour/preference.js").State} state
 * @param {boolean} lasting whether this browser stores anything
 */
export function stateText(state, lasting) {
  const here = lasting ? SAVED_HERE : NOT_SAVED;
  return { none: "", here, waiting: offline(here), everywhere: SAVED, conflict: CONFLICT }[state];
}

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
  // Clocks differ: a time in the future is new.
  if (!unit) return JUST_NOW;
  return new Intl.RelativeTimeFormat("en").format(-Math.floor(passed / length), unit);
}

/**
 * Device and time.
 *
 * @param {{ device?: string, at?: number }} colour
 * @param {number} now milliseconds
 */
export const provenance = ({ device, at }, now) =>
  [device ?? OTHER_DEVICE, at !== undefined && ago(at, now)].filter(Boolean).join(", ");

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

/** Day and time in words. @param {Date} date */
export const endOf = (date) =>
  date.toLocaleString("en", { weekday: "long", day: "numeric", month: "long", hour: "numeric", minute: "2-digit" });
