import { sameEdit } from "../core/state.js";
import { SyncServiceError } from "../errors.js";
import { MembershipEndedError } from "../shared/errors.js";
import { CONFLICT, CONTENTION, isUnauthorized } from "./appsync-errors.js";
import { changes, DATASETS, DELETE, isListing, LISTING, pulled, summaryOf, UPDATE } from "./appsync-queries.js";
import { Graphql } from "./graphql.js";
import { realtimeOf } from "./realtime.js";
import { RECORDS_BYTES, refusal, weighed } from "./table-change.js";
import { DatasetUnreadableError } from "./table-item.js";

/** Of one update: the loops of resolvers are bounded. */
const PATCHES = 500;

/**
 * @typedef {import("../deadline.js").Deadline} Deadline
 * @typedef {import("../core/push.js").Patch} Patch
 * @typedef {import("../core/state.js").Stored} Stored
 * @typedef {import("./appsync-queries.js").Known} Known
 * @typedef {Known & { id: string, patches: Patch[] }} Update
 */

/**
 * The datasets of one identity behind an API of {@link https://docs.aws.amazon.com/appsync/latest/devguide/what-is-appsync.html
 * AppSync}, which applies the rules of datasets on the server and tells of changes.
 */
export class ApiDatasets {
  #parts;
  #graphql;
  #realtime;
  /** By dataset. @type {Map<string, Known>} */
  #known = new Map();
  /** By dataset: without an answer, or answered. @type {Map<string, Update>} */
  #updates = new Map();

  /**
   * @param {object} parts
   * @param {import("./appsync-client.js").Client} parts.client
   * @param {string} parts.identityId of the caller
   * @param {string} [parts.owner] identity id (default: the caller's)
   * @param {Pick<import("./server-time.js").ServerTime, "offset" | "observe">} parts.clock
   * @param {import("../environment.js").Environment} parts.browser
   * @param {() => number} parts.now
   * @param {() => number} parts.random
   * @param {() => string} parts.newId
   * @param {Pick<Graphql, "send" | "pause" | "offset" | "signer">} [graphql]
   * @param {import("./realtime.js").Realtime} [realtime]
   */
  constructor(parts, graphql = new Graphql(parts), realtime = realtimeOf(parts, graphql)) {
    this.#parts = parts;
    this.#graphql = graphql;
    this.#realtime = realtime;
    this.owner = parts.owner ?? parts.identityId;
    // Whose ever the dataset is, what is written is by the caller.
    this.limits = { bytes: RECORDS_BYTES, weigh: weighed(parts.identityId), patches: PATCHES };
    if (realtime) {
      /** @type {import("./remote.js").Remote["push"]} */
      this.push = (name, listener) => realtime.subscribe(this.owner, name, listener);
    }
  }

  /** @param {string} owner of datasets that are shared with the caller @returns {ApiDatasets} over the same connections */
  of(owner) {
    return new ApiDatasets({ ...this.#parts, owner }, this.#graphql, this.#realtime);
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
    const query = changes(this.#isOwn ? LISTING : `${LISTING} role`);
    const asked = this.#send(name, query, { since }, isListing, deadline);
    const listed = await asked.catch((error) => this.#refused(name, error, deadline));
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
    const id = isAgain ? last.id : this.#parts.newId();
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
    const written = this.#write(name, UPDATE, variables, deadline);
    const { count, modified, by } = await written.catch((error) => {
      // The role has changed, or the membership has ended. A conflict is listed again, and the listing tells which.
      throw this.#isOwn || !isUnauthorized(error) ? error : refusal(CONFLICT, 409, error.message, error.cause);
    });
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
    await this.#write(name, DELETE, { writeId: this.#parts.newId() }, deadline);
  }

  /**
   * @param {Deadline} deadline
   * @returns {Promise<import("./appsync-queries.js").SharedSummary[]>} the caller's, and those that are shared with him
   */
  async datasets(deadline) {
    /** @type {import("./appsync-queries.js").SharedSummary[]} */
    const all = [];
    /** @type {string | undefined} */
    let nextToken;
    do {
      const page = await this.#graphql.send(DATASETS, { nextToken }, ({ items }) => Array.isArray(items), deadline);
      all.push(...page.items.map(summaryOf));
      nextToken = page.nextToken;
    } while (nextToken);
    return all;
  }

  /**
   * @param {string} query with one field
   * @param {object} variables
   * @param {(answer: any) => boolean} isWhole whether the field is complete
   * @param {Deadline} deadline
   */
  ask(query, variables, isWhole, deadline) {
    return this.#repeated(() => this.#graphql.send(query, variables, isWhole, deadline), deadline);
  }

  /**
   * @param {string} name
   * @param {string} mutation
   * @param {{ writeId: string }} variables
   * @param {Deadline} deadline
   */
  #write(name, mutation, variables, deadline) {
    const isWhole = (/** @type {any} */ { count }) => Number.isSafeInteger(count);
    return this.#repeated(() => this.#send(name, mutation, variables, isWhole, deadline), deadline);
  }

  /**
   * The service reads the item, decides and replaces it; if another write came between, it asks to be asked again.
   *
   * @param {() => Promise<any>} request
   * @param {Deadline} deadline
   */
  async #repeated(request, deadline) {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await request();
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
      const all = { owner: this.owner, dataset: name, ...variables };
      return await this.#graphql.send(query, all, (answer) => answer.dataset === name && isWhole(answer), deadline);
    } catch (error) {
      if (!(error instanceof SyncServiceError && error.type === "Unreadable")) throw error;
      throw new DatasetUnreadableError(name, error.message.replace(/^.*cannot be read: |\.$/g, ""));
    }
  }

  get #isOwn() {
    return this.owner === this.#parts.identityId;
  }

  /**
   * @param {string} name
   * @param {unknown} error
   * @param {Deadline} deadline
   * @returns {Promise<never>}
   */
  async #refused(name, error, deadline) {
    if (this.#isOwn || !isUnauthorized(error)) throw error;
    // Credentials of another identity, or that may not ask at all, are refused for one's own dataset, too: that ends nothing.
    const own = { owner: this.#parts.identityId, dataset: name, since: 0 };
    await this.#graphql.send(changes("dataset"), own, ({ dataset }) => dataset === name, deadline);
    throw new MembershipEndedError(name);
  }
}

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
