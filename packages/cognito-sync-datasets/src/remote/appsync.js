import { sameEdit } from "../core/state.js";
import { SyncServiceError } from "../errors.js";
import { CONTENTION } from "./appsync-errors.js";
import { Graphql } from "./graphql.js";
import { Realtime } from "./realtime.js";
import { RECORDS_BYTES, weighed } from "./table-change.js";
import { DatasetUnreadableError } from "./table-item.js";

/** Of one update: the loops of resolvers are bounded. */
const PATCHES = 500;

const CHANGED = "{ owner dataset count exists modified by }";
const CHANGES = `query Changes($owner: ID, $dataset: String!, $since: Int!) {
  changes(owner: $owner, dataset: $dataset, since: $since) {
    owner dataset count exists deletedAt records { key value count modified deviceModified by }
  }
}`;
const UPDATE = `mutation Update($owner: ID, $dataset: String!, $writeId: ID!, $patches: [Patch!]!) {
  update(owner: $owner, dataset: $dataset, writeId: $writeId, patches: $patches) ${CHANGED}
}`;
const DELETE = `mutation DeleteDataset($owner: ID, $dataset: String!, $writeId: ID!) {
  deleteDataset(owner: $owner, dataset: $dataset, writeId: $writeId) ${CHANGED}
}`;
const DATASETS = `query Datasets($nextToken: String) {
  datasets(nextToken: $nextToken) { items { owner name count created modified by } nextToken }
}`;

/**
 * @typedef {import("../deadline.js").Deadline} Deadline
 * @typedef {import("../core/push.js").Patch} Patch
 * @typedef {import("../core/state.js").Stored} Stored
 * @typedef {{ count: number, exists: boolean, deletedAt: number }} Known a dataset as this page has seen it last
 * @typedef {Known & { id: string, patches: Patch[] }} Update
 */

/**
 * The datasets of one identity behind an API of {@link https://docs.aws.amazon.com/appsync/latest/devguide/what-is-appsync.html
 * AppSync}, which applies the rules of datasets on the server and tells of changes.
 */
export class ApiDatasets {
  #graphql;
  #owner;
  #newId;
  /** By dataset. @type {Map<string, Known>} */
  #known = new Map();
  /** By dataset: without an answer, or answered. @type {Map<string, Update>} */
  #updates = new Map();

  /**
   * @param {object} parts
   * @param {import("./appsync-client.js").Client} parts.client
   * @param {string} parts.identityId
   * @param {Pick<import("./server-time.js").ServerTime, "offset" | "observe">} parts.clock
   * @param {import("../environment.js").Environment} parts.browser
   * @param {() => number} parts.now
   * @param {() => number} parts.random
   * @param {() => string} parts.newId
   * @param {Pick<Graphql, "send" | "pause" | "offset" | "signer">} [graphql]
   */
  constructor(parts, graphql = new Graphql(parts)) {
    this.#graphql = graphql;
    this.#owner = parts.identityId;
    this.#newId = parts.newId;
    this.limits = { bytes: RECORDS_BYTES, weigh: weighed(parts.identityId), patches: PATCHES };
    const { browser, client, identityId: owner } = parts;
    const { WebSocket = globalThis.WebSocket } = browser;
    const { realtime: url } = client.config;
    if (WebSocket && url) {
      const realtime = new Realtime({ ...parts, signer: graphql.signer, WebSocket, url, owner });
      /** @type {import("./remote.js").Remote["push"]} */
      this.push = (name, listener) => realtime.subscribe(name, listener);
    }
  }

  get offset() {
    return this.#graphql.offset;
  }

  /**
   * @param {string} name
   * @param {number} since last known sync count of the dataset; 0: everything
   * @param {Deadline} deadline
   * @param {import("./remote.js").Aim} [aim]
   * @returns {Promise<import("./remote.js").Pulled>}
   */
  async list(name, since, deadline, { sending } = { bytes: 0, sending: false }) {
    const known = this.#known.get(name);
    // The update that follows says which counts it expects: the service refuses it, or answers a count that shows what is missing.
    if (known && sending && since === known.count) {
      return { ...pulled({ ...known, records: [] }, since), unconfirmed: true };
    }
    const listed = await this.#send(name, CHANGES, { since }, isListing, deadline);
    const { count, exists, deletedAt } = listed;
    this.#known.set(name, { count, exists, deletedAt });
    return pulled(listed, since);
  }

  /**
   * One atomic update.
   *
   * @param {string} name
   * @param {string | undefined} _session
   * @param {Patch[]} patches
   * @param {Deadline} deadline
   * @returns {Promise<Map<string, Stored>>} empty: there were other writes; the next listing has them
   */
  async update(name, _session, patches, deadline) {
    const known = this.#known.get(name) ?? { count: 0, exists: false, deletedAt: 0 };
    const last = this.#updates.get(name);
    // The same update again, after a lost answer: under the same id it is taken once. After a deletion it is another one.
    const isAgain = last && last.deletedAt === known.deletedAt && areSame(last.patches, patches);
    const id = isAgain ? last.id : this.#newId();
    this.#updates.set(name, { id, patches, ...known });
    // Until there is an answer, the count is not known.
    this.#known.delete(name);
    const variables = {
      writeId: id,
      patches: patches.map(({ key, edit: { value, at }, syncCount }) => ({
        key,
        value,
        expected: syncCount,
        deviceModified: at,
      })),
    };
    const { count, modified, by } = await this.#write(name, UPDATE, variables, deadline);
    this.#updates.delete(name);
    if (count !== known.count + 1) return new Map();
    this.#known.set(name, { ...known, count, exists: true });
    return new Map(
      patches.map(({ key, edit }) => [
        key,
        {
          value: edit.value,
          syncCount: count,
          lastModified: modified,
          lastModifiedBy: by,
          deviceLastModified: edit.at,
        },
      ]),
    );
  }

  /**
   * @param {string} name
   * @param {Deadline} deadline
   */
  async delete(name, deadline) {
    this.#known.delete(name);
    await this.#write(name, DELETE, { writeId: this.#newId() }, deadline);
  }

  /**
   * @param {Deadline} deadline
   * @returns {Promise<import("./remote.js").NamedDataset[]>}
   */
  async datasets(deadline) {
    /** @type {import("./remote.js").NamedDataset[]} */
    const all = [];
    /** @type {string | undefined} */
    let nextToken;
    do {
      const page = await this.#graphql.send(DATASETS, { nextToken }, ({ items }) => Array.isArray(items), deadline);
      for (const { name, modified, by } of page.items) {
        all.push({
          name,
          ...(modified !== null && { lastModifiedDate: new Date(modified) }),
          ...(by !== null && { lastModifiedBy: by }),
        });
      }
      nextToken = page.nextToken;
    } while (nextToken);
    return all;
  }

  /**
   * The service reads the item, decides and replaces it; if another write came between, it asks to be asked again.
   *
   * @param {string} name
   * @param {string} mutation
   * @param {{ writeId: string }} variables
   * @param {Deadline} deadline
   */
  async #write(name, mutation, variables, deadline) {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.#send(name, mutation, variables, ({ count }) => Number.isSafeInteger(count), deadline);
      } catch (error) {
        if (!(error instanceof SyncServiceError && error.type === CONTENTION)) throw error;
        await this.#graphql.pause(attempt, deadline);
      }
    }
  }

  /**
   * @param {string} name
   * @param {string} query
   * @param {object} variables
   * @param {(answer: any) => boolean} isWhole
   * @param {Deadline} deadline
   */
  async #send(name, query, variables, isWhole, deadline) {
    try {
      // The owner is named, so that nothing is written to the dataset of another identity that the credentials may be of.
      const all = { owner: this.#owner, dataset: name, ...variables };
      return await this.#graphql.send(query, all, (answer) => answer.dataset === name && isWhole(answer), deadline);
    } catch (error) {
      if (!(error instanceof SyncServiceError && error.type === "Unreadable")) throw error;
      throw new DatasetUnreadableError(name, error.message.replace(/^.*cannot be read: |\.$/g, ""));
    }
  }
}

/**
 * @param {Known & { records: any[] }} listed
 * @param {number} since
 * @returns {import("./remote.js").Pulled}
 */
const pulled = ({ count, exists, deletedAt, records }, since) => ({
  records: new Map(
    records.map(({ key, value, count, modified, deviceModified, by }) => [
      key,
      { value, syncCount: count, lastModified: modified, lastModifiedBy: by, deviceLastModified: deviceModified },
    ]),
  ),
  syncCount: count,
  exists,
  deleted: deletedAt > since,
  mergedNames: [],
  session: undefined,
});

/** @param {any} answer */
const isListing = ({ count, deletedAt, exists, records }) =>
  Number.isSafeInteger(count) &&
  Number.isSafeInteger(deletedAt) &&
  typeof exists === "boolean" &&
  Array.isArray(records) &&
  records.every((record) => typeof record?.key === "string" && Number.isSafeInteger(record.count));

/**
 * @param {Patch[]} one
 * @param {Patch[]} other
 */
const areSame = (one, other) =>
  one.length === other.length &&
  one.every(({ key, edit, syncCount }, index) => {
    const patch = other[index];
    return patch?.key === key && patch.syncCount === syncCount && sameEdit(patch.edit, edit);
  });
