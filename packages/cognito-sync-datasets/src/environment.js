/**
 * The browser APIs that are used; all but the timers may be missing.
 *
 * @typedef {object} Environment
 * @property {IDBFactory} [indexedDB]
 * @property {{ locks?: Pick<LockManager, "request"> }} [navigator]
 * @property {typeof BroadcastChannel} [BroadcastChannel]
 * @property {(callback: () => void, milliseconds: number) => unknown} setTimeout
 * @property {(timer: any) => void} clearTimeout
 * @property {(type: string, listener: () => void) => void} [addEventListener]
 * @property {(type: string, listener: () => void) => void} [removeEventListener]
 * @property {Pick<Document, "visibilityState" | "addEventListener" | "removeEventListener">} [document]
 * @property {typeof WebSocket | null} [WebSocket] null: none (default: the global one)
 * @property {typeof fetch} [request] (default: fetch)
 *
 * @typedef {object} Seams replacements of clock, random numbers and browser for tests
 * @property {() => number} [now] milliseconds since 1970
 * @property {() => number} [random] 0 to 1
 * @property {Environment} [environment]
 */

/**
 * Where storage is blocked, reading the property throws.
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
  navigator: globalThis.navigator,
  BroadcastChannel: globalThis.BroadcastChannel,
  setTimeout: (callback, milliseconds) => globalThis.setTimeout(callback, milliseconds),
  clearTimeout: (timer) => globalThis.clearTimeout(timer),
  addEventListener: globalThis.addEventListener?.bind(globalThis),
  removeEventListener: globalThis.removeEventListener?.bind(globalThis),
  document: globalThis.document,
});
