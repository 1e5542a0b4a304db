import { identitySentence } from "./identity.js";
import { syncSentence } from "./sync.js";

/** Of what goes wrong only after sign-in. @type {import("./messages.js").Sentences} */
export const SENTENCES = {
  SyncServiceError: syncSentence,
  IdentityServiceError: identitySentence,
  LimitExceededError: () => ({ text: "Your dataset is full. Choose a shorter value, or erase what is in it." }),
  StorageError: () => ({
    text: "This browser could not store the colour: its storage for this site is full or broken. Free some space, then try again.",
    remedy: "reload",
  }),
  DatasetWipedError: () => ({ text: "Your colours were erased in another tab meanwhile. Set a colour again." }),
};
