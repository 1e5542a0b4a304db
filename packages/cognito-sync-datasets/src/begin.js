import { WAITS } from "./deadline.js";
import { openStore } from "./local/open-store.js";
import { Tabs } from "./local/tabs.js";
import { ServerTime } from "./remote/server-time.js";

/**
 * A service that keeps datasets: all that is known of it outside of `remote`.
 *
 * @template {import("./options.js").CommonOptions} Options
 * @template {import("./remote/remote.js").NamedDataset} Summary
 * @typedef {object} Backend
 * @property {string} [service] as errors name it (default: Cognito Sync)
 * @property {(keyof Options & string)[]} required options
 * @property {(configuration: any) => Options["client"] & SdkClient} client of the SDK, or what stands in for one
 * @property {(options: Options & Fixed) => Promise<string>} place distinguishes local copies, locks and channels from those of other
 *   places that keep datasets of the same identity
 * @property {(parts: Options & Fixed & Surroundings) => RemoteOf<Summary>} remote
 * @property {(name: string, identityId: string, owner?: string) => string} [keyOf] the key of a local copy (default: the name, and an
 *   owner is a TypeError)
 * @property {(parts: ConstructorParameters<typeof import("./dataset.js").Dataset>[0]) => import("./dataset.js").Dataset} [dataset]
 *   (default: a Dataset)
 */

/**
 * @template {import("./remote/remote.js").NamedDataset} Summary
 * @typedef {Omit<import("./remote/remote.js").Remote, "datasets"> & { datasets: (deadline: import("./deadline.js").Deadline) => Promise<Summary[]> }} RemoteOf
 */

/**
 * @typedef {{ config: any }} SdkClient
 *
 * @typedef {object} Surroundings
 * @property {ServerTime} clock
 * @property {import("./environment.js").Environment} browser
 *
 * @typedef {object} Fixed options, once datasets are opened
 * @property {any} client
 * @property {string} identityId
 * @property {number} timeout
 * @property {() => number} now
 * @property {() => number} random
 */

/**
 * @template {import("./remote/remote.js").NamedDataset} Summary
 * @typedef {object} Begun
 * @property {string} identityId
 * @property {import("./local/memory-store.js").Store} store
 * @property {boolean} lasting
 * @property {import("./options.js").LocalData | undefined} old
 * @property {Tabs} tabs
 * @property {RemoteOf<Summary>} remote
 * @property {(...dataset: string[]) => string} sharedName the name of locks and channel that tabs share
 * @property {(key: string | null) => void} changed by whatever is not that dataset itself
 */

/**
 * Opens what all datasets of one identity share: local store, channel to other tabs, remote.
 *
 * @template {import("./options.js").CommonOptions} Options
 * @template {import("./remote/remote.js").NamedDataset} Summary
 * @param {object} parts
 * @param {Backend<Options, Summary>} parts.backend
 * @param {Options & Fixed} parts.options
 * @param {import("./environment.js").Environment} parts.browser
 * @param {(error: unknown) => void} parts.warn called if data does not outlive the page
 * @param {(key: string | null) => void} parts.changed by another tab; null: all datasets
 * @returns {Promise<Begun<Summary>>}
 */
export async function begin({ backend, options, browser, warn, changed }) {
  const { identityId, migrateFrom, storage = "indexedDB", timeout } = options;
  const owner = [await backend.place(options), identityId];
  const patience = Math.min(WAITS.store, timeout);
  const { store, lasting, error } = await openStore(storage, browser.indexedDB, owner, patience);
  if (error) warn(error);
  /** @param {string[]} dataset */
  const sharedName = (...dataset) => ["cognito-sync-datasets", ...owner, ...dataset].join("/");
  const tabs = new Tabs(sharedName(), lasting ? browser.BroadcastChannel : undefined);
  tabs.listen(changed);
  const remote = backend.remote({ ...options, clock: new ServerTime(), browser });
  return { identityId, store, lasting, old: migrateFrom?.(identityId), tabs, remote, sharedName, changed };
}
