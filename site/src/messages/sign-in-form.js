/*
 * The texts of the site's own sign-in form that code puts on the page: as messages.js, of which it is a part. What does not change is in
 * sign-in-form.html. No sentence tells whether an address has an account.
 */

/** What can be unreachable: the start of a sentence. */
export const USER_POOL = "The user pool";
export const ONE_MOMENT = "One moment…";
/** @param {string} address */
export const codeSent = (address) =>
  `If ${address} can get a code, we’ve sent one. Check your mail, and the spam folder.`;
export const TOO_MANY_ATTEMPTS = "Too many attempts. Wait a few minutes, then try again.";
