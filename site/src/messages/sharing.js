/*
 * Every text about sharing that code puts on the page: as messages.js, of which it is a part.
 */

// The card, and the wall

export const SHARED_COLOURS = "Shared colours";
export const SHARE_YOURS = "Share yours";
export const MINE_AND_OTHERS = "Mine and shared with me";
export const MINE = "My own colour";
/** Who has set a colour: no member any more, or not known yet. */
export const SOMEBODY = "Somebody you share with";
export const NOTHING_SHARED = "Nobody shares a colour with you yet. Open the link of an invitation to join one.";
/** @param {string} role */
export const mayDo = (role) => (role === "reader" ? "may only look" : "may change it");
/** @param {string} role */
export const youMayDo = (role) => `you ${mayDo(role)}`;
/** @param {string} name the person's own claim */
export const colourOfPerson = (name) => `The colour of ${name}`;
/** @param {string} name */
export const mayOnlyLook = (name) => `You may only look at this colour. Ask ${name} if you want to change it.`;
export const READ_ONLY = "You may only look at this colour, so nothing was changed.";
export const READ_ONLY_NOW = "You may only look at this colour now, so your change was not sent.";
/** @param {string} colour @param {string} name of the owner */
export const savedForAll = (colour, name) =>
  `${colour} is saved. Everybody who shares the colour of ${name} gets it now.`;
/** @param {string} name */
export const showing = (name) => `You see the colour of ${name}. It changes here when somebody changes it.`;
export const SHOWING_MINE = "You see your own colour.";

// The dialog Share
export const SHARE_TITLE = "Share your colour";
export const SHARE_TEXT = "Make a link and give it to one person. It can be used once.";
export const SET_FIRST = "Set a colour first, then share it.";
export const DECIDE_FIRST = "Your own colour was set elsewhere, too. Choose which one to keep, then make the link.";
export const ROLE = "The person";
export const ENDS = "The link expires in";
/** @param {number} days */
export const inDays = (days) => `${days} ${days === 1 ? "day" : "days"}`;
export const YOUR_NAME = "Your name, as others will see it";
export const MAKE_LINK = "Make a link";
export const MAKING_LINK = "Making a link…";
export const LINK = "Link";
export const COPY = "Copy";
export const COPIED = "The link was copied.";
export const NOT_COPIED = "This browser didn’t copy the link. Select it and copy it yourself.";
export const QR_CODE = "QR code of the link";
/** @param {string} role @param {string} end */
export const linkMade = (role, end) => `Whoever opens this link first ${mayDo(role)}. It expires on ${end}.`;
export const CLOSE = "Close";
export const MEMBERS = "Who shares it";
export const NO_MEMBERS = "Nobody but you.";
export const LOADING_MEMBERS = "Loading who shares it…";
/** @param {string} name */
export const roleOf = (name) => `What ${name} may do`;
/** @param {string} since */
export const joined = (since) => `joined ${since}`;
/** @param {string} name @param {string} role */
export const roleChanged = (name, role) => `${name} ${mayDo(role)} now.`;
/** The person has left meanwhile. */
export const NO_MEMBER = "This person doesn’t share your colour any more. Open this dialog again.";
export const REMOVE = "Remove";
/** @param {string} name */
export const removePerson = (name) => `Remove ${name}`;
/** @param {string} name */
export const removeTitle = (name) => `Remove ${name}?`;
export const REMOVE_TEXT = "The colour is removed from this person’s devices. You can invite the person again.";
/** @param {string} name */
export const removed = (name) => `${name} was removed.`;
export const CANCEL = "Cancel";

// The dialog Join
export const JOIN_TITLE = "You’re invited to share a colour";
/** @param {string} name @param {string} role @param {string} end */
export const invitationOf = (name, role, end) =>
  `Its owner goes by the name ${name}. You ${mayDo(role)}. The invitation expires on ${end}.`;
export const JOIN_HINT = "Everybody who shares the colour sees this name.";
export const JOIN = "Join";
export const JOINING = "Joining…";
export const NOT_NOW = "Not now";
export const CHECKING_INVITATION = "Looking at your invitation…";
export const INVITED_TO = "Choose whether to join.";
export const NOT_JOINED = "You didn’t join. The invitation can still be used until it expires.";
export const INVITATION_INVALID = "This invitation was used, has expired or never existed. Ask for a new link.";
export const INVITATION_OWN = "This invitation is to your own colour. Give the link to somebody else.";
export const NAME_NEEDED = "Enter a name of 1 to 64 characters.";
export const NAME_REFUSED = "Enter a name of 1 to 64 visible characters, without control characters.";
export const SHARING_LIMIT = "There’s no room for more: 100 people can share a colour, and you can join 100 colours.";

// The end of it
export const LEAVE = "Leave";
/** @param {string} name */
export const leaveColour = (name) => `Leave the colour of ${name}`;
/** @param {string} name */
export const leaveTitle = (name) => `Leave the colour of ${name}?`;
export const LEAVE_TEXT = "It is removed from your devices. To come back you need a new invitation.";
/** @param {string} name */
export const left = (name) => `You left the colour of ${name}.`;
/** @param {string} name @param {string} [colour] that was not sent */
export const ended = (name, colour) =>
  `${name} no longer shares a colour with you, so you see your own${colour === undefined ? "" : `. ${colour} was not sent and is lost`}.`;
