import { WAITS, within } from "../deadline.js";

/** Replacement for Web Locks where they are missing, by name. @type {Map<string, Promise<unknown>>} */
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
 * A lock across all tabs of the browser, by {@link https://www.w3.org/TR/web-locks/ Web Locks}; in this tab only, where they are
 * missing. If another tab holds it too long (frozen or hanging), the caller goes on without: that is safe, and only costs requests.
 *
 * @param {Pick<LockManager, "request"> | undefined} locks
 * @param {string} name
 * @param {number} [patience] milliseconds
 * @returns {Promise<() => void>} releases it
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
    // If it is granted later, it is released at once. Where locks are refused (an opaque origin), it never is.
    granted.then(
      (release) => release(),
      () => undefined,
    );
    return () => undefined;
  }
}
