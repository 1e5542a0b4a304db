import { identitySentence } from "./identity-sentences.js";
import { syncSentence } from "./sync-sentences.js";

/** Of what goes wrong only after sign-in. @type {import("../ui/sentences.js").Sentences} */
export const SENTENCES = {
  SyncRefused: syncSentence,
  IdentityRefused: identitySentence,
  LimitExceeded: () => ({ text: "Your dataset is full. Choose a shorter value, or erase what is in it." }),
  StorageFailed: () => ({
    text: "This browser could not store the colour: its storage for this site is full or broken. Free some space, then try again.",
    remedy: "reload",
  }),
  DatasetWiped: () => ({ text: "Your colours were erased in another tab meanwhile. Set a colour again." }),
};
