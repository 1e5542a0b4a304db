/**
 * What of the browser is used; all but the timers may be missing.
 *
 * @typedef {object} Environment
 * @property {IDBFactory} [indexedDB]
 * @property {Storage} [localStorage]
 * @property {{ locks?: Pick<LockManager, "request"> }} [navigator]
 * @property {typeof BroadcastChannel} [BroadcastChannel]
 * @property {(callback: () => void, milliseconds: number) => unknown} setTimeout
 * @property {(timer: any) => void} clearTimeout
 * @property {(type: string, listener: () => void) => void} [addEventListener]
 * @property {(type: string, listener: () => void) => void} [removeEventListener]
 */

/**
 * Reading one of them is what throws where storage is blocked.
 *
 * @template Thing
 * @param {() => Thing} read
 */
function readable(read) {
  try {
    return read();
  } catch {
    return undefined;
  }
}

/** @returns {Environment} */
export const browserEnvironment = () => ({
  indexedDB: readable(() => globalThis.indexedDB),
  localStorage: readable(() => (typeof window === "undefined" ? undefined : window.localStorage)),
  navigator: globalThis.navigator,
  BroadcastChannel: globalThis.BroadcastChannel,
  setTimeout: (callback, milliseconds) => globalThis.setTimeout(callback, milliseconds),
  clearTimeout: (timer) => globalThis.clearTimeout(timer),
  addEventListener: globalThis.addEventListener?.bind(globalThis),
  removeEventListener: globalThis.removeEventListener?.bind(globalThis),
});
