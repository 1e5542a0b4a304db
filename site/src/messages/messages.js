import { replaced, unreachable } from "./network.js";
import { signInSentence } from "./sign-in.js";

/**
 * What went wrong and what to do, for a person.
 *
 * @typedef {object} Sentence
 * @property {string} text
 * @property {"availability"} [help] where to read more
 * @property {"reload"} [remedy] what the page should offer
 * @property {string} [field] what has to change, where it stands in the colour field
 *
 * @typedef {Record<string, (error: any) => Sentence>} Sentences by the error's name
 */

/** Those of what is loaded after sign-in, which comes with it. @type {Sentences} */
const later = {};

/** @param {Sentences} sentences */
export const addSentences = (sentences) => Object.assign(later, sentences);

/**
 * Every error that can reach the page ends here: one place, no console.
 *
 * @param {any} error
 * @param {{ onLine: boolean }} device `onLine` only words the sentence; it is too often wrong to decide anything
 * @returns {Sentence}
 */
export function sentenceFor(error, device) {
  const sentence = later[error?.name];
  if (sentence) return sentence(error);
  switch (error?.name) {
    case "SignInNeeded":
    case "SignInRefused":
    case "DomainRefused":
      return signInSentence(error);
    case "ColourRefused":
      return colourSentence(error);
    case "ConfigMissing":
      return {
        text: `This page cannot start: ${error.message}. If it was deployed just now, wait a minute; if this network has a sign-in page of its own, open that first. Then try again.`,
        remedy: "reload",
      };
    case "NetworkError":
      return error.status ? replaced(error) : unreachable(error.what, device);
    case "StorageBlocked":
      return {
        text: "This browser blocks storage for this site, so nobody can sign in. Allow cookies and site data for it, then try again.",
        remedy: "reload",
      };
  }
  if (error?.name === "TimeoutError") return unreachable("What this takes", device);
  return {
    text: `Something unforeseen went wrong: ${error?.message ?? error}. Reload the page and try again.`,
    remedy: "reload",
  };
}

/** @param {import("../colour/colour.js").ColourRefused} refused */
function colourSentence({ text, source }) {
  if (source === "saved") {
    return {
      text: `What is saved, ${quoted(text)}, is not a colour that this browser knows, so the page was left as it is. Set another one.`,
    };
  }
  // Short: it takes the place of the field's hint.
  return {
    text: text
      ? `${quoted(text)} is not a colour. Type one like teal or #0f766e.`
      : "There is no colour yet. Type or pick one.",
    field: text,
  };
}

/** @param {string} text */
const quoted = (text) => `“${text.length > 40 ? `${text.slice(0, 39)}…` : text}”`;
