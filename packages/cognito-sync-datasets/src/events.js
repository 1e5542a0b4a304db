/**
 * An EventTarget with typed events.
 *
 * @template Events
 * @typedef {object} TypedEventTarget
 * @property {<Type extends keyof Events & string>(type: Type, listener: Listener<Events[Type]>, options?: boolean | AddEventListenerOptions) => void} addEventListener
 * @property {<Type extends keyof Events & string>(type: Type, listener: Listener<Events[Type]>, options?: boolean | EventListenerOptions) => void} removeEventListener
 * @property {(event: Event) => boolean} dispatchEvent
 */

/**
 * @template Event
 * @typedef {((event: Event) => void) | { handleEvent(event: Event): void } | null} Listener
 */

/**
 * Of a dataset.
 *
 * @typedef {object} DatasetEvents
 * @property {CustomEvent<{ keys: string[], origin: "here" | "tab" | "remote" }>} change values were written by this page, another
 *   tab, or another device. No keys: another tab has changed which edits are pending
 * @property {CustomEvent<{ conflicts: import("./core/conflict.js").Conflict[] }>} conflict before `onConflict`; a listener may resolve
 * @property {CustomEvent<import("./dataset.js").Synchronized>} synced
 * @property {CustomEvent<Connection>} connection
 * @property {CustomEvent<{ role: import("./shared/owned-dataset.js").Role | undefined }>} role of a dataset that another identity
 *   shares: what one may do with it has changed. Undefined: not known, or not a member any longer
 * @property {CustomEvent<import("./shared/errors.js").MembershipEndedError>} ended of a dataset that another identity shares: its
 *   local copy is erased. The error has the records that were pending
 *
 * Of all datasets of an identity.
 *
 * @typedef {object} DatasetsEvents
 * @property {CustomEvent<{ error: unknown }>} warning this browser stores nothing: data is lost with the page
 *
 * @typedef {object} Connection state of the connection; immutable
 * @property {"unknown" | "online" | "offline" | "failed"} status of the last synchronize. Unknown: none yet. Offline: no
 *   network. Failed: see `error`
 * @property {boolean} synchronizing whether one is running
 * @property {any} error of status offline or failed
 */

/** @type {new () => TypedEventTarget<DatasetEvents>} */
export const DatasetEventTarget = /** @type {any} */ (EventTarget);

/** @type {new () => TypedEventTarget<DatasetsEvents>} */
export const DatasetsEventTarget = /** @type {any} */ (EventTarget);
