/**
 * What keeps the datasets of one identity, seen from above: this library knows no more of a service.
 *
 * @typedef {object} Remote
 * @property {string} [owner] identity id (absent: datasets are not shared here)
 * @property {(owner: string) => Remote} [of] the datasets of another identity that are shared with this one: each function fails with
 *   MembershipEndedError if they are not, or no longer
 * @property {number} offset clock skew in milliseconds: how far the server's clock is ahead
 * @property {import("../core/limits.js").Capacity} limits of a dataset
 * @property {(name: string, since: number, deadline: Deadline, aim?: Aim) => Promise<Pulled>} list since: last known sync count of
 *   the dataset; 0: everything
 * @property {(name: string, session: string | undefined, patches: import("../core/push.js").Patch[], deadline: Deadline) => Promise<Map<string, Stored>>} update
 *   one atomic update, with the session of the listing: resolves to the records in the response
 * @property {(name: string, deadline: Deadline) => Promise<void>} delete
 * @property {(deadline: Deadline) => Promise<NamedDataset[]>} datasets
 * @property {(name: string, listener: PushListener) => (() => void) | undefined} [push] tells of changes as they happen, until it is
 *   stopped (absent, or undefined: `follow` polls)
 *
 * @typedef {object} PushListener of one dataset
 * @property {() => void} started changes are told from now on; earlier ones may have been missed
 * @property {(count: number) => void} moved the dataset has this sync count
 * @property {() => void} lost changes are not told until it has started again, which is being tried
 * @property {(error: unknown) => void} refused for good: nothing more is told
 *
 * @typedef {import("../core/state.js").Stored} Stored
 * @typedef {import("../deadline.js").Deadline} Deadline
 *
 * @typedef {object} Aim what a listing is for
 * @property {number} bytes of the local copy
 * @property {boolean} sending an update follows
 *
 * @typedef {object} Pulled
 * @property {Map<string, Stored>} records tombstones included
 * @property {number} syncCount
 * @property {boolean} exists
 * @property {boolean} deleted since the requested count
 * @property {string[]} mergedNames copies of other identities' datasets
 * @property {string | undefined} session SyncSessionToken for the update
 * @property {"reader" | "writer"} [role] of this identity in another's dataset
 * @property {boolean} [unconfirmed] nothing was requested: the update that follows finds out whether it is the newest
 *
 * @typedef {object} NamedDataset
 * @property {string} name
 * @property {Date} [lastModifiedDate]
 * @property {string} [lastModifiedBy]
 *
 * @typedef {NamedDataset & { records: number, bytes: number }} DatasetSummary
 */
export {};
