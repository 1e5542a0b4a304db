import { identityMessage } from "./for-identity-error.js";
import { NO_COLOUR, NOT_STORED, notAColour, savedNotAColour, WIPED } from "./messages.js";

/** For errors that occur only after sign-in, whatever keeps the colours. @type {import("./for-error.js").MessageTable} */
export const MESSAGES = {
  IdentityServiceError: identityMessage,
  InvalidColourError: colourMessage,
  StorageError: () => ({ text: NOT_STORED, remedy: "reload" }),
  DatasetWipedError: () => ({ text: WIPED }),
};

/**
 * @param {import("../colour/chosen-colour.js").InvalidColourError} error
 * @returns {import("./for-error.js").Message}
 */
function colourMessage({ text, source }) {
  if (source === "saved") return { text: savedNotAColour(text) };
  return { text: text ? notAColour(text) : NO_COLOUR, field: text };
}
