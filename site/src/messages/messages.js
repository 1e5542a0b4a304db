/*
 * Every text that code puts on the page. What is always there is in index.html and error.html.
 *
 * In the build each module that imports from here gets a copy with the texts that it uses and no others (build.js): so the
 * texts that are needed only after sign-in load after sign-in. This file imports nothing, and any module may import it.
 *
 * The status line has room for two lines.
 */

// What can be unreachable: the start of a sentence.
export const SITE = "This site";
export const PART_OF_PAGE = "Part of this page";
export const SIGN_IN_PAGE = "The sign-in page";
export const IDENTITY_POOL = "The identity pool";
export const COGNITO_SYNC = "Cognito Sync";
export const DYNAMODB = "DynamoDB";
export const APPSYNC = "AppSync";

// Loading
export const LOADING = "Loading…";
export const TOO_OLD = "This browser is too old. Use Safari 16.4, Chrome 109, Firefox 115 or later.";
export const BROKEN = "Part of this page didn’t load or stopped working. Check your connection, then reload.";

// config.json
/** @param {string} problem one of the four below */
export const cannotStart = (problem) =>
  `This page can’t start: ${problem}. If it was just deployed, wait a minute. If your network has a sign-in page, open that first. Then try again.`;
/** @param {string} file @param {number} status */
export const configStatus = (file, status) => `${file} returned HTTP ${status}`;
/** @param {string} file */
export const configNotJson = (file) => `${file} isn’t valid JSON`;
/** @param {string} file @param {string} name */
export const configIncomplete = (file, name) => `${file} has no ${name}`;
/** @param {string} file @param {string} name */
export const configUnsupported = (file, name) => `${file} has an unsupported ${name}`;

// Sign-in and sign-out
export const OPENING_SIGN_IN = "Opening the sign-in page…";
export const SIGNING_IN = "Signing you in…";
export const SIGNED_IN = "You’re signed in. Set a colour here and get it on any other device.";
export const SIGNED_OUT = "You’re signed out.";
export const INVITED = "You’re invited to share a colour. Sign in to see whose.";
export const SIGNING_OUT = "You’re signed out. One moment…";
export const SIGNED_OUT_ELSEWHERE = "You signed out in another tab.";
export const FORGOTTEN = "You’re signed out. Your data was removed from this device.";
export const NOT_FORGOTTEN =
  "You’re signed out, but this browser may still have some of your data. Clear this site’s data in the browser settings.";
/** For a user with neither name nor email address. */
export const NO_NAME = "friend";

// What can go wrong with a sign-in
export const SIGN_IN_REQUIRED = "You’ve been signed out. Sign in again.";
export const SIGN_IN_CANCELLED = "Sign-in was cancelled. Sign in when you’re ready.";
export const SIGN_IN_SPENT = "That sign-in was already used or took too long. Sign in again.";
export const SIGN_IN_THROTTLED = "Too many sign-ins right now. Wait a minute, then sign in again.";
export const SIGN_IN_PROBLEMS = "The sign-in page is having problems. Wait a minute, then sign in again.";
export const SIGN_IN_LOOP = "Sign-in keeps redirecting. Close other tabs of this page, then sign in again.";
export const SIGN_IN_EXPIRED = "Your new sign-in looks expired already. Set this device’s clock, then sign in again.";
/** @param {string} code of OAuth; may be empty */
export const signInFailed = (code) =>
  `Sign-in failed${code && ` (${code})`}. Sign in again; if it keeps failing, deploy the app again.`;
/** By the reason of a SignInRejectedError. @type {Record<string, string>} */
export const SIGN_IN_REJECTED = {
  malformed: "The sign-in page sent an unreadable response. Sign in again.",
  nonce: "That sign-in was not started here. Sign in again.",
  issuer: "That sign-in is from another user pool. Sign in again.",
  audience: "That sign-in is for another app. Sign in again.",
  "token-use": "The sign-in page sent the wrong kind of token. Sign in again.",
  user: "That sign-in is for another user. Sign in again.",
};

// What can go wrong anywhere
/** @param {unknown} message */
export const unexpected = (message) => `Something went wrong: ${message}. Reload the page and try again.`;
export const STORAGE_BLOCKED =
  "This browser blocks storage for this site, so you can’t sign in. Allow cookies and site data, then try again.";
/** @param {string} what @param {boolean} onLine */
export const unreachable = (what, onLine) =>
  `${what} couldn’t be reached${onLine ? ". Check your connection" : ": this device is offline. Connect it"}, then try again.`;
/** @param {boolean} onLine */
export const timedOut = (onLine) =>
  `That took too long${onLine ? ". Check your connection" : ": this device is offline. Connect it"}, then try again.`;
/** @param {string} what @param {number} status */
export const notTheService = (what, status) =>
  `The response (HTTP ${status}) isn’t from ${what.replace(/^T/, "t")}: a proxy or your network’s sign-in page may be in the way. Sign in to the network or use another one, then try again.`;

// A value that is not a colour
export const NO_COLOUR = "Enter a colour, or pick one.";
/** @param {string} text */
export const notAColour = (text) => `${quoted(text)} is not a colour. Try teal or #0f766e.`;
/** @param {string} text */
export const savedNotAColour = (text) =>
  `The saved value ${quoted(text)} is not a colour in this browser, so nothing was changed. Set another one.`;
/** @param {string} text */
const quoted = (text) => `“${text.length > 40 ? `${text.slice(0, 39)}…` : text}”`;

// ---- After sign-in ----

// What can go wrong with the service that keeps the colours
/** @param {string} service */
export const problems = (service) => `${service} is having problems. Wait a minute, then try again.`;
export const CLOCK_WRONG = "This device’s clock is wrong. Set it, then try again.";
export const CREDENTIALS_REJECTED = "Your credentials are no longer accepted. Sign out, then sign in again.";
export const COLOUR_CONTENDED = "The colour is changing right now. Wait a moment, then try again.";
export const DATASET_FULL = "Your dataset is full. Choose a shorter value, or erase everything under Stored data.";
/** @param {string} service */
export const rejected = (service) => `${service} rejected this value. Choose another colour, then try again.`;
export const ACCESS_DENIED =
  "You can’t access this dataset. Ask the person who deployed this page to check the role’s policy.";

// With Cognito Sync
export const SYNC_THROTTLED = "Too many requests to Cognito Sync. Wait a moment, then try again.";
export const COLOURS_GONE = "Your colours are gone: the identity pool was deleted. Deploy the app again, then reload.";
export const ACCESS_DENIED_OR_UNAVAILABLE =
  "You can’t access this dataset. Ask the person who deployed this page to check the role’s policy and whether this AWS account can use Cognito Sync.";
/** @param {number} status */
export const unavailable = (status) =>
  `Cognito Sync isn’t available to this AWS account (HTTP ${status}): it’s closed to accounts that didn’t use it before 30 July 2026. Use another account or an alternative.`;

// With DynamoDB, and with AppSync over it
export const TABLE_THROTTLED =
  "Too many requests: the table’s limit per second, which caps its cost, is reached. Wait a moment, then try again.";
export const TABLE_GONE = "Your colours are gone: the table was deleted. Deploy the app again, then reload.";
export const TABLE_FULL =
  "Your dataset is full: it holds 350,000 bytes. Choose a shorter value, or erase everything under Stored data.";
export const TABLE_UNREADABLE =
  "Your saved colours can’t be read: a later version of this page saved them, or they’re damaged. Nothing was changed. Reload the page.";

// What can go wrong with the identity pool
export const IDENTITY_THROTTLED = "Too many sign-ins right now. Wait a minute, then try again.";
export const IDENTITY_PROBLEMS = "The identity pool is having problems. Wait a minute, then try again.";
export const IDENTITY_POOL_GONE = "This page’s identity pool no longer exists. Deploy the app again, then reload.";
export const NO_ROLE =
  "You don’t have access: the identity pool has no role for you. Ask the person who deployed this page to check the role’s trust policy.";
export const IDENTITY_REJECTED = "The identity pool didn’t accept your sign-in. Sign out, then sign in again.";

// What can go wrong with this browser's copy
export const NOT_STORED =
  "This browser couldn’t store the colour: its storage for this site is full or damaged. Free some space, then try again.";
export const WIPED = "Your colours were erased in another tab. Set a colour again.";

// Setting, getting, undoing
/** @param {string} colour */
export const saving = (colour) => `Saving ${colour}…`;
/** @param {string} colour */
export const saved = (colour) => `${colour} is saved. Your other devices can get it now.`;
/** @param {string} colour that could not be sent */
export const savedHere = (colour) =>
  `${colour} is saved on this device. It goes to your other devices when you’re back online.`;
/** @param {string} colour that could not be sent, where this browser stores nothing */
export const notSaved = (colour) =>
  `${colour} is not saved yet: this browser stores nothing for this site. Keep this page open until you’re back online, or it is lost.`;
/** @param {string} colour */
export const backOnline = (colour) => `You’re back online: ${colour} is saved to the cloud.`;
export const NOTHING_STORED = "You’re signed in. This browser stores nothing for this site: colours last once sent.";
export const GETTING = "Getting your colour…";
/** @param {string} colour */
export const got = (colour) => `Your saved colour is ${colour}.`;
export const NOTHING_SAVED = "No colour is saved yet. Choose one and set it.";
const ERASED_ELSEWHERE = "Your colours were erased.";
/**
 * @param {string | undefined} saved undefined: nothing any more
 * @param {boolean} known whether it is a colour: others may have saved any text
 */
export const arrived = (saved, known, device = OTHER_DEVICE) =>
  saved === undefined ? ERASED_ELSEWHERE : `${device} set ${known ? saved : "something that is no colour"}.`;
export const NOTHING_TO_UNDO = "There’s nothing to undo.";
/** @param {string} colour */
export const undoTo = (colour) => `Back to ${colour}`;
/** @param {string} title of a previous colour: which, from where, when */
export const restoreColour = (title) => `Restore ${title}`;
export const LIVE_ON = "Live is on: colours save as you choose and follow your other devices.";
export const LIVE_OFF = "Live is off.";

// Two colours in conflict
export const CHOOSE = "Two colours were set at the same time. Choose one to keep.";
/** @param {string} colour */
export const keep = (colour) => `Keep ${colour}`;
/** @param {string} colour */
export const kept = (colour) => `Kept ${colour}.`;

// State of the saved colour, and where it came from
export const SAVED_HERE = "Saved on this device";
export const NOT_SAVED = "Not saved yet";
/** @param {string} saved one of the two */
export const offline = (saved) => `${saved}, offline`;
export const SAVED = "Saved to the cloud";
export const CONFLICT = "Needs your choice";
export const OTHER_DEVICE = "Another device";
export const JUST_NOW = "just now";
/** @param {string} [browser] @param {string} [system] */
export const deviceName = (browser = "A browser", system) => (system ? `${browser} on ${system}` : browser);

// Stored data
export const NOT_LOADED = "Not loaded yet";
/** @param {string} records @param {string} size */
export const contents = (records, size) => `${records}, ${size}`;
/** @param {string} size @param {string} maxSize @param {string} records @param {string} maxRecords */
export const usage = (size, maxSize, records, maxRecords) => `${size} of ${maxSize}, ${records} of ${maxRecords}`;
/** @param {number} syncCount of a record with an edit that is not sent yet */
export const pending = (syncCount) => `${syncCount}, pending`;
export const EXPORTED = "Your data was exported to colour.json.";
export const ERASING = "Erasing…";
export const ERASED = "Everything was erased from this device and the cloud.";
/** @param {string} newer */
export const erasedBut = (newer) =>
  `Everything was erased from this device and the cloud. ${newer} was set meanwhile and is kept.`;
