/*
 * All time limits of the page, in milliseconds. They are nested, so that every action ends within 30 s: a token is requested
 * within credentials, credentials within a synchronization, and that within an action.
 */

/** Signing out leaves the page within one second: revoking the token and waiting for the service worker get less. */
export const SIGN_OUT = 700;
/** The service worker answers from its cache after this time without a response: twice in a row, for page and config.json. */
export const KEPT = 900;
/** A browser store that takes longer than this is ignored. */
export const STORE = 1_000;
/** Before leaving, for the installation of the service worker, which takes less than a second. */
export const WORKER = 2_000;
/** For the page's modules (8 KB) to start; then boot.js shows an error. */
export const PAGE = 8_000;
/** config.json is a few hundred bytes. */
export const CONFIG = 8_000;
/** One token request: Cognito takes less than a second, a phone's network several. */
export const TOKEN = 8_000;
/** One request to the identity pool; the SDK retries. */
export const IDENTITY_REQUEST = 5_000;
/** Identity and credentials in total, including a token refresh. */
export const IDENTITY = 12_000;
/** The SDK's chunk (54 KB) over the slowest phone's network. */
export const CHUNK = 15_000;
/** One synchronization in total, including credentials. */
export const SYNC = 20_000;
/** Another tab's refresh of the same token. */
export const REFRESH_TURN = TOKEN + 500;
/** A message from tab to tab takes a few milliseconds. */
export const HANDOVER = 100;
/** Removing the user's data from the browser (two transactions), before the page leaves anyway. */
export const FORGET = 2_000;
/** A request of the service worker: as long as a page waits for it. */
export const FETCH = 25_000;
/** An action in total, its time in the queue included: the last resort. */
export const ACTION = 26_000;

/**
 * Runs work with a time limit; a late result is ignored.
 *
 * @template Result
 * @param {number} milliseconds
 * @param {(signal: AbortSignal) => Result | Promise<Result>} work the signal aborts at the limit
 * @returns {Promise<Result>} fails with TimeoutError
 */
export async function within(milliseconds, work) {
  const aborter = new AbortController();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const limit = new Promise((_, reject) => {
    timer = setTimeout(() => {
      const late = Object.assign(new Error(`No answer within ${milliseconds} ms`), { name: "TimeoutError" });
      reject(late);
      aborter.abort(late);
    }, milliseconds);
  });
  try {
    return await /** @type {Promise<Result>} */ (Promise.race([work(aborter.signal), limit]));
  } finally {
    clearTimeout(timer);
  }
}
