import { signInMessage } from "./for-sign-in-error.js";
import {
  cannotStart,
  notTheService,
  PART_OF_PAGE,
  SITE,
  STORAGE_BLOCKED,
  timedOut,
  unexpected,
  unreachable,
} from "./messages.js";

/**
 * What went wrong and what to do about it.
 *
 * @typedef {object} Message
 * @property {string} text
 * @property {"availability"} [help] what to read more about
 * @property {"reload"} [remedy] the button to offer
 * @property {string} [field] the content of the colour field that has to change
 *
 * @typedef {Record<string, (error: any) => Message>} MessageTable by the error's name
 */

/** For errors of the code that is loaded after sign-in. @type {MessageTable} */
const later = {};

/** @param {MessageTable} table */
export const addMessages = (table) => Object.assign(later, table);

/**
 * The message for any error that reaches the page: one place, no console.
 *
 * @param {any} error
 * @param {{ onLine: boolean }} device `onLine` only changes the wording: it is too often wrong to decide anything
 * @returns {Message}
 */
export function messageFor(error, { onLine }) {
  const message = later[error?.name];
  if (message) return message(error);
  switch (error?.name) {
    case "SignInRequiredError":
    case "SignInRejectedError":
    case "OAuthError":
      return signInMessage(error);
    case "ConfigError":
      return { text: cannotStart(error.message), remedy: "reload" };
    case "NetworkError":
      return networkMessage(error, onLine);
    case "StorageBlockedError":
      return { text: STORAGE_BLOCKED, remedy: "reload" };
    case "TimeoutError":
      return { text: timedOut(onLine) };
  }
  return { text: unexpected(error?.message ?? error), remedy: "reload" };
}

/**
 * @param {import("../config/network-error.js").NetworkError} error
 * @param {boolean} onLine
 * @returns {Message}
 */
function networkMessage({ what, status }, onLine) {
  if (status) return { text: notTheService(what, status) };
  // The same button again does not load a part of the page: a reload does.
  return { text: unreachable(what, onLine), remedy: [SITE, PART_OF_PAGE].includes(what) ? "reload" : undefined };
}
