import { Sharing } from "../../src/appsync-sharing.js";
import { AppSync } from "./appsync.js";
import { ALICE, apiDevice, BOB } from "./devices.js";

export const NAME = "preference";
const WEEK = 7 * 24 * 60 * 60_000;

/** Alice's dataset, which Bob has joined. @param {object} [parts] @param {"reader" | "writer"} [parts.role] @param {Parameters<typeof apiDevice>[0]} [parts.bobs] */
export async function shared({ role = "writer", bobs = {} } = {}) {
  const api = new AppSync();
  const alice = apiDevice({ api });
  const hers = await alice.datasets.openOrCreateDataset(NAME);
  await hers.putAll({ k: "1", l: "1" });
  await hers.synchronize();
  const bob = apiDevice({ api, identityId: BOB, ...bobs });
  const sharing = { alice: new Sharing(alice.datasets), bob: new Sharing(bob.datasets) };
  const invite = (as = role) =>
    sharing.alice.invite({ dataset: NAME, role: as, expires: new Date(api.time + WEEK), name: "Alice" });
  const join = async (/** @type {"reader" | "writer"} */ as = role) =>
    sharing.bob.accept((await invite(as)).token, { name: "Bob" });
  await join();
  const theirs = await openShared(bob.datasets);
  bob.wire.calls = [];
  return { api, alice, hers, bob, theirs, sharing, invite, join };
}

/** @param {import("../../src/appsync.js").Datasets} datasets @param {import("../../src/index.js").Handlers} [handlers] @param {string} [owner] */
export async function openShared(datasets, handlers, owner = ALICE) {
  const dataset = await datasets.openOrCreateDataset(NAME, handlers, { owner });
  return /** @type {import("../../src/shared/member-dataset.js").MemberDataset} */ (dataset);
}

/** What is told of the end of a membership. @param {EventTarget} dataset */
export function endsOf(dataset) {
  /** @type {Record<string, string | null>[]} */
  const told = [];
  dataset.addEventListener("ended", (event) => {
    const { records } = /** @type {CustomEvent} */ (event).detail;
    told.push(Object.fromEntries(records.map((/** @type {any} */ { key, value }) => [key, value])));
  });
  return told;
}
