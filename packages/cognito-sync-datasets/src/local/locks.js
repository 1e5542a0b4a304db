import { WAITS, within } from "../deadline.js";

/** What stands in for the browser's locks where there are none, by name. @type {Map<string, Promise<unknown>>} */
const held = new Map();

/** @type {Pick<LockManager, "request">["request"]} */
const request = async (/** @type {string} */ name, /** @type {any} */ work) => {
  const turn = (held.get(name) ?? Promise.resolve()).then(work);
  const over = turn.then(
    () => undefined,
    () => undefined,
  );
  held.set(name, over);
  over.then(() => {
    if (held.get(name) === over) held.delete(name);
  });
  return turn;
};

/**
 * One at a time in all tabs of the browser, by {@link https://www.w3.org/TR/web-locks/ Web Locks}; where there are none, in
 * this one. Whoever holds it too long, a frozen tab or one that hangs, is passed by: what the lock guards is safe without it,
 * and only takes more requests.
 *
 * @param {Pick<LockManager, "request"> | undefined} locks
 * @param {string} name
 * @param {number} [patience] milliseconds
 * @returns {Promise<() => void>} lets go of it
 */
export async function lock(locks, name, patience = WAITS.lock) {
  /** @type {Promise<() => void>} */
  const granted = new Promise((resolve, reject) => {
    const holding = () => new Promise((release) => resolve(() => release(undefined)));
    (locks?.request.bind(locks) ?? request)(name, holding).catch(reject);
  });
  try {
    return await within(granted, patience, () => new Error(`${name} is held by another tab`));
  } catch {
    // Once it comes nobody wants it any more. Where locks are refused (an opaque origin), it never does.
    granted.then(
      (release) => release(),
      () => undefined,
    );
    return () => undefined;
  }
}
