/*
 * Every limit of the page's waiting, in milliseconds. They fit into one another, so that whatever is pressed has ended
 * within 30 s: a token is asked for within credentials, credentials within a synchronization, and that within an action.
 */

/** Sign out has begun to leave within one second: what it tells the domain and awaits of the worker has less. */
export const SIGN_OUT = 700;
/** The worker shows what it kept when the network stays silent for this long: the page and config.json make two of it. */
export const KEPT = 900;
/** A store of the browser that takes longer than this is done without. */
export const STORE = 1_000;
/** A page that leaves waits for its service worker, which installs in less than a second or not at all. */
export const WORKER = 2_000;
/** The page's own modules are 8 KB: what has not started by then is told of. */
export const PAGE = 8_000;
/** config.json is a few hundred bytes. */
export const CONFIG = 8_000;
/** A token, answer read: Cognito takes less than a second, a phone's network several. */
export const TOKEN = 8_000;
/** One request to the identity pool; the SDK asks again. */
export const IDENTITY_REQUEST = 5_000;
/** Identity and credentials in all, with a token refreshed for them. */
export const IDENTITY = 12_000;
/** The SDK's chunk is 54 KB: so much comes in this time over the slowest phone's network. */
export const CHUNK = 15_000;
/** One synchronization in all, credentials included. */
export const SYNC = 20_000;
/** Another tab's refresh of the same token: as long as that may take. */
export const REFRESH_TURN = TOKEN + 500;
/** A message from tab to tab takes a few milliseconds. */
export const HANDOVER = 100;
/** What the browser keeps of a person is removed, or whoever wants to leave leaves: two transactions, as long as the worker has. */
export const FORGET = 2_000;
/** What the worker fetches: as long as a page would wait for it, and no longer. */
export const FETCH = 25_000;
/** Whatever was pressed, its turn in the queue included: the last resort, where none of the others ended it. */
export const ACTION = 26_000;

/**
 * What takes longer is given up, and its answer no longer counts.
 *
 * @template Result
 * @param {number} milliseconds
 * @param {(signal: AbortSignal) => Result | Promise<Result>} work the signal ends what can be ended
 * @returns {Promise<Result>} fails with a TimeoutError, where it was too long
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
