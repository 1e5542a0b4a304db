import { sameEdit } from "../core/state.js";
import { isTemporary } from "../errors.js";
import { deleted, limitExceeded, RECORDS_BYTES, refusal, updated, weighed } from "./table-change.js";
import { TableItems } from "./table-items.js";

/** Of one identity. */
const DATASETS = 20;
/** With a local copy of more bytes, it is asked first whether there is anything new. */
const LARGE = 8 * 1024;

/**
 * @typedef {import("./table-item.js").Item} Item
 * @typedef {import("../deadline.js").Deadline} Deadline
 * @typedef {{ item: Item, deadline: Deadline }} Known an item as it was in an operation
 * @typedef {import("../core/push.js").Patch} Patch
 * @typedef {import("../core/state.js").Stored} Stored
 */

/**
 * The datasets of one identity in a table of {@link https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/Welcome.html
 * DynamoDB}. One item is one dataset, read and replaced as a whole: a listing is of one moment, and a write is all or nothing.
 */
export class TableDatasets {
  #items;
  #owner;
  #now;
  #newId;
  /** By dataset. A swap that expects an outdated item is refused: nothing is lost. @type {Map<string, Known>} */
  #known = new Map();
  /** By dataset. @type {Map<string, { id: string, patches: Patch[] }>} */
  #lastUpdates = new Map();

  /**
   * @param {object} parts
   * @param {Pick<import("@aws-sdk/client-dynamodb").DynamoDBClient, "send">} parts.client
   * @param {string} parts.tableName
   * @param {string} parts.identityId
   * @param {Pick<import("./server-time.js").ServerTime, "offset" | "observe">} parts.clock
   * @param {() => number} parts.now
   * @param {() => string} parts.newId
   */
  constructor(parts) {
    this.#items = new TableItems(parts);
    this.#owner = parts.identityId;
    this.#now = parts.now;
    this.#newId = parts.newId;
    this.limits = { bytes: RECORDS_BYTES, weigh: weighed(parts.identityId) };
  }

  get offset() {
    return this.#items.offset;
  }

  /**
   * @param {string} name
   * @param {number} since last known sync count of the dataset; 0: everything
   * @param {Deadline} deadline
   * @param {import("./remote.js").Aim} [aim]
   * @returns {Promise<import("./remote.js").Pulled>}
   */
  async list(name, since, deadline, { bytes, sending } = { bytes: 0, sending: false }) {
    const known = this.#known.get(name);
    // Read or replaced in this operation: no older than a new listing has to be.
    if (known?.deadline === deadline && since <= known.item.count) return pulled(known.item, since);
    // The update that follows expects this item: if it is outdated, the refusal brings the newest.
    if (known && sending && since === known.item.count) return { ...pulled(known.item, since), unconfirmed: true };
    if (bytes > LARGE && since > 0 && !sending) {
      const head = await this.#items.head(name, deadline);
      if (head?.count === since) return pulled({ ...head, records: new Map() }, since);
    }
    const item = await this.#read(name, deadline);
    if (item.exists && since > item.count) {
      throw refusal("InvalidParameterException", 400, `No such SyncCount: ${since} exists for this Dataset`);
    }
    return pulled(item, since);
  }

  /**
   * One atomic update.
   *
   * @param {string} name
   * @param {string | undefined} _session
   * @param {Patch[]} patches
   * @param {Deadline} deadline
   * @returns {Promise<Map<string, import("../core/state.js").Stored>>} empty: an earlier attempt was there; the next listing has it
   */
  async update(name, _session, patches, deadline) {
    const known = await this.#knownOrRead(name, deadline);
    const last = this.#lastUpdates.get(name);
    // The same update again, after a lost answer: under the same id it is recognized if it is there.
    const isAgain = last && areSame(last.patches, patches) && !known.item.writes.includes(last.id);
    const id = isAgain ? last.id : this.#newId();
    this.#lastUpdates.set(name, { id, patches });
    const after = await this.#swap(name, id, known, deadline, (item, write) => updated(item, patches, write));
    return new Map(after && patches.map(({ key }) => [key, /** @type {Stored} */ (after.records.get(key))]));
  }

  /**
   * @param {string} name
   * @param {Deadline} deadline
   */
  async delete(name, deadline) {
    const known = await this.#knownOrRead(name, deadline);
    await this.#swap(name, this.#newId(), known, deadline, (item, write) =>
      item.exists ? deleted(item, write) : undefined,
    );
  }

  /**
   * @param {Deadline} deadline
   * @returns {Promise<import("./remote.js").NamedDataset[]>}
   */
  async datasets(deadline) {
    const heads = await this.#items.heads(deadline);
    return heads.flatMap(({ name, exists, modified, by }) =>
      exists
        ? {
            name,
            ...(modified !== undefined && { lastModifiedDate: new Date(modified) }),
            ...(by !== undefined && { lastModifiedBy: by }),
          }
        : [],
    );
  }

  /**
   * Replaces the item with what `change` makes of it; if another device was faster, with what it makes of that one's.
   *
   * @param {string} name
   * @param {string} id of the write
   * @param {Known} known
   * @param {Deadline} deadline
   * @param {(item: Item, write: import("./table-change.js").Write) => Item | undefined} change undefined: nothing to change
   * @returns {Promise<Item | undefined>} undefined: nothing was changed, or the write was there already
   */
  async #swap(name, id, known, deadline, change) {
    let { item } = known;
    let isNewest = known.deadline === deadline;
    for (;;) {
      const after = this.#changed(item, id, isNewest, change);
      const isOneTooMany = after?.exists && !item.exists && (await this.datasets(deadline)).length >= DATASETS;
      if (isNewest && isOneTooMany) throw limitExceeded(`An identity holds ${DATASETS} datasets. Delete one first.`);
      if (isNewest && !after) return undefined;
      const present = await (after && !isOneTooMany
        ? this.#put(name, item, after, deadline)
        : this.#read(name, deadline));
      if (!present) return after;
      if (present.writes.includes(id)) return undefined;
      item = present;
      isNewest = true;
    }
  }

  /**
   * @param {Item} item
   * @param {string} id
   * @param {boolean} isNewest otherwise a refusal is not final
   * @param {(item: Item, write: import("./table-change.js").Write) => Item | undefined} change
   */
  #changed(item, id, isNewest, change) {
    try {
      return change(item, { id, by: this.#owner, at: this.#now() + this.offset });
    } catch (refused) {
      if (isNewest) throw refused;
      return undefined;
    }
  }

  /**
   * @param {string} name
   * @param {Item} before
   * @param {Item} after
   * @param {Deadline} deadline
   * @returns {Promise<Item | undefined>} the item that is there instead of the expected one
   */
  async #put(name, before, after, deadline) {
    try {
      const present = await this.#items.put(name, before, after, deadline);
      this.#known.set(name, { item: present ?? after, deadline });
      return present;
    } catch (/** @type {any} */ error) {
      // Without an answer, throttled or after a 5xx, the item is still the one to expect: if the write is there, it is recognized.
      // Otherwise it has to be read.
      if (!isTemporary(error) || error.status < 429) this.#known.delete(name);
      throw error;
    }
  }

  /**
   * @param {string} name
   * @param {Deadline} deadline
   */
  async #knownOrRead(name, deadline) {
    return this.#known.get(name) ?? { item: await this.#read(name, deadline), deadline };
  }

  /**
   * @param {string} name
   * @param {Deadline} deadline
   */
  async #read(name, deadline) {
    const item = await this.#items.get(name, deadline);
    this.#known.set(name, { item, deadline });
    return item;
  }
}

/**
 * @param {Omit<Item, "records" | "writes"> & { records: Item["records"] }} item
 * @param {number} since
 * @returns {import("./remote.js").Pulled}
 */
const pulled = ({ records, count, exists, deletedAt }, since) => ({
  records: new Map([...records].filter(([, { syncCount }]) => syncCount > since)),
  syncCount: count,
  exists,
  deleted: deletedAt > since,
  mergedNames: [],
  session: undefined,
});

/**
 * @param {Patch[]} one
 * @param {Patch[]} other
 */
const areSame = (one, other) =>
  one.length === other.length &&
  one.every(({ key, edit }, index) => other[index]?.key === key && sameEdit(other[index].edit, edit));
