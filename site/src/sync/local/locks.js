/** @type {Map<string, Promise<unknown>>} */
const waiting = new Map();

/**
 * One at a time in all tabs of the browser, by {@link https://www.w3.org/TR/web-locks/ Web Locks}; where there are none, in
 * this one.
 *
 * @template Result
 * @param {Pick<LockManager, "request"> | undefined} locks
 * @param {string} name
 * @param {() => Promise<Result>} work
 * @returns {Promise<Result>}
 */
export function alone(locks, name, work) {
  if (locks) return /** @type {Promise<Result>} */ (locks.request(name, work));
  const turn = (waiting.get(name) ?? Promise.resolve()).then(work);
  const over = turn.then(
    () => undefined,
    () => undefined,
  );
  waiting.set(name, over);
  over.then(() => {
    if (waiting.get(name) === over) waiting.delete(name);
  });
  return turn;
}
