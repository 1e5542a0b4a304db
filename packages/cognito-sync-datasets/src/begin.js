import { WAITS } from "./deadline.js";
import { openStore } from "./local/open-store.js";
import { Tabs } from "./local/tabs.js";
import { RemoteDatasets } from "./remote/cognito-sync.js";
import { ServerTime } from "./remote/server-time.js";

/**
 * @typedef {object} Begun
 * @property {string} identityId
 * @property {import("./local/memory-store.js").Store} store
 * @property {boolean} lasting
 * @property {import("./options.js").LocalData | undefined} old
 * @property {Tabs} tabs
 * @property {import("./remote/cognito-sync.js").Remote} remote
 */

/**
 * Opens what all datasets of one identity share: local store, channel to other tabs, remote.
 *
 * @param {object} parts
 * @param {import("@aws-sdk/client-cognito-sync").CognitoSyncClient} parts.client
 * @param {string} parts.identityPoolId
 * @param {string} parts.identityId
 * @param {"indexedDB" | "memory"} [parts.storage]
 * @param {number} parts.timeout
 * @param {import("./options.js").DatasetsOptions["migrateFrom"]} [parts.migrateFrom]
 * @param {() => number} parts.now
 * @param {import("./environment.js").Environment} parts.browser
 * @param {(identityId: string) => string} parts.channelName for the tabs
 * @param {(error: unknown) => void} parts.warn called if data does not outlive the page
 * @param {(name: string | null) => void} parts.changed by another tab; null: all datasets
 * @returns {Promise<Begun>}
 */
export async function begin(parts) {
  const { browser, changed, client, identityId, identityPoolId, channelName, migrateFrom, now, storage, timeout } =
    parts;
  const owner = { identityPoolId, identityId };
  const { store, lasting, error } = await openStore(
    storage ?? "indexedDB",
    browser.indexedDB,
    owner,
    Math.min(WAITS.store, timeout),
  );
  if (error) parts.warn(error);
  const tabs = new Tabs(channelName(identityId), lasting ? browser.BroadcastChannel : undefined);
  tabs.listen(changed);
  const remote = new RemoteDatasets({ client, ...owner, clock: new ServerTime(), now });
  return { identityId, store, lasting, old: migrateFrom?.(identityId), tabs, remote };
}
