/**
 * An EventTarget whose listeners know what their events carry.
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
 * @property {CustomEvent<{ keys: string[], origin: "here" | "tab" | "remote" }>} change values were written: by this page, another
 *   tab, or another device
 * @property {CustomEvent<{ conflicts: import("./core/conflict.js").Conflict[] }>} conflict comes before anybody is asked, and may decide
 * @property {CustomEvent<import("./dataset.js").Synchronized>} synced
 * @property {CustomEvent<Connection>} connection
 *
 * Of all datasets of an identity.
 *
 * @typedef {object} DatasetsEvents
 * @property {CustomEvent<{ error: unknown }>} warning this browser keeps nothing: everything is forgotten with the page
 *
 * @typedef {object} Connection how it stands with the service; never changed in place
 * @property {"unknown" | "online" | "offline" | "failed"} status of the last synchronize. Unknown: there was none yet. Offline: the
 *   network was not there. Failed: `error` says why
 * @property {boolean} synchronizing one is under way
 * @property {any} error why it is offline, or has failed
 */

/** @type {new () => TypedEventTarget<DatasetEvents>} */
export const DatasetEventTarget = /** @type {any} */ (EventTarget);

/** @type {new () => TypedEventTarget<DatasetsEvents>} */
export const DatasetsEventTarget = /** @type {any} */ (EventTarget);
