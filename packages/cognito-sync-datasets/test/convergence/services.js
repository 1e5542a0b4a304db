import { LIMITS } from "../../src/core/limits.js";
import { Deadline } from "../../src/deadline.js";
import { ApiDatasets } from "../../src/remote/appsync.js";
import { errorOf } from "../../src/remote/appsync-errors.js";
import { TableDatasets } from "../../src/remote/dynamodb.js";
import { AppSync } from "../fakes/appsync.js";
import { CognitoSync } from "../fakes/cognito-sync.js";
import { DynamoDb, TableError } from "../fakes/dynamodb.js";

const IDENTITY = "eu-west-1:0a";
const MEMBER = "eu-west-1:0b";
export const NAME = "preference";

/**
 * @typedef {import("../../src/remote/remote.js").Remote} Remote
 *
 * @typedef {object} Parts of a remote
 * @property {import("./network.js").Network} network
 * @property {() => object} from
 * @property {() => number} now by the device's clock
 * @property {() => string} newId
 * @property {Pick<import("../../src/remote/server-time.js").ServerTime, "offset" | "observe">} clock as the last answer told
 * @property {() => number} skew milliseconds that the device's clock is ahead in truth
 *
 * @typedef {object} Service of a world
 * @property {number} time
 * @property {boolean} lazy the counter stays where no value changes
 * @property {(key: string, value: string | null) => boolean} refuses
 * @property {() => boolean} silent
 * @property {{ key: string, value: string | null }[]} history every record that was ever accepted
 * @property {() => Record<string, string>} values
 * @property {() => object} facts
 * @property {(parts: Parts) => Remote} remote
 */

const noDatasets = () => Promise.reject(new Error("no schedule asks for them"));

/** @implements {Service} Each of its operations is one message. */
export class CognitoSyncService extends CognitoSync {
  /** @override @returns {Record<string, string>} */
  values() {
    return super.values(IDENTITY, NAME);
  }

  facts() {
    const { count, exists, deletedAt, records } = this.dataset(IDENTITY, NAME);
    const all = [...records.values()].map(({ Key, Value = null, SyncCount }) => [Key, Value, SyncCount]);
    return { count, exists, deletedAt, records: all.sort() };
  }

  /** @param {Parts} parts @returns {Remote} */
  remote({ network, from, clock }) {
    const stored = (/** @type {any} */ record) => ({
      value: record.Value ?? null,
      syncCount: record.SyncCount,
      lastModified: Math.round(record.LastModifiedDate * 1000),
      deviceLastModified: Math.round(record.DeviceLastModifiedDate * 1000),
    });
    const byKey = (/** @type {any[]} */ records) => new Map(records.map((record) => [record.Key, stored(record)]));
    return {
      get offset() {
        return clock.offset;
      },
      limits: LIMITS,
      datasets: noDatasets,
      list: (name, LastSyncCount) =>
        network.send(from(), () => {
          clock.observe(undefined, 0, 0);
          const listed = this.listRecords(IDENTITY, name, { LastSyncCount });
          return {
            records: byKey(listed.Records),
            syncCount: listed.DatasetSyncCount,
            exists: listed.DatasetExists,
            deleted: listed.DatasetDeletedAfterRequestedSyncCount,
            mergedNames: [],
            session: listed.SyncSessionToken,
          };
        }),
      update: (name, SyncSessionToken, patches) =>
        network.send(from(), () => {
          const RecordPatches = patches.map(({ key, edit: { value, at }, syncCount }) => ({
            ...(value === null ? { Op: "remove" } : { Op: "replace", Value: value }),
            Key: key,
            SyncCount: syncCount,
            DeviceLastModifiedDate: at / 1000,
          }));
          return byKey(this.updateRecords(IDENTITY, name, { SyncSessionToken, RecordPatches }).Records);
        }),
      delete: (name) =>
        network.send(from(), () => {
          if (this.dataset(IDENTITY, name).exists) this.deleteDataset(IDENTITY, name);
        }),
    };
  }
}

/** A table, and remotes of which each request is one message. @implements {Service} */
export class TableService {
  lazy = false;
  silent = () => false;
  /** @type {(key: string, value: string | null) => boolean} */
  refuses = () => false;
  /** @type {{ key: string, value: string | null }[]} */
  history = [];
  table = new DynamoDb();

  constructor() {
    this.table.replaced = (item, before) => this.#replaced(item, before);
  }

  get time() {
    return this.table.time;
  }

  set time(time) {
    this.table.time = time;
  }

  values() {
    return Object.fromEntries(this.facts().records.flatMap(([key, value]) => (value === null ? [] : [[key, value]])));
  }

  facts() {
    const { count, exists, deletedAt, records } = this.table.item(IDENTITY, NAME) ?? {};
    const all = recordsOf(records).map(([key, value, at]) => /** @type {const} */ ([key, value, at]));
    return {
      count: Number(count?.N ?? 0),
      exists: exists?.BOOL ?? false,
      deletedAt: Number(deletedAt?.N ?? 0),
      records: all.sort(),
    };
  }

  /** @param {Parts} parts @returns {Remote} */
  remote({ network, from, now, newId, clock }) {
    const reach = (/** @type {() => any} */ request) =>
      network.send(from(), () => {
        const answer = request();
        clock.observe(undefined, 0, 0);
        return answer;
      });
    return this.newRemote({ reach, now, newId, clock });
  }

  /**
   * @param {Pick<Parts, "now" | "newId" | "clock"> & { reach: (request: () => any) => Promise<any> }} parts `reach`: how a request gets
   *   to the service, and its answer back
   * @returns {Remote}
   */
  newRemote({ reach, ...parts }) {
    const client = /** @type {any} */ ({ send: (/** @type {any} */ command) => reach(() => this.answer(command)) });
    return new TableDatasets({ client, tableName: this.table.tableName, identityId: IDENTITY, ...parts });
  }

  /** @param {any} command of the SDK @returns {any} the output, or a failure as the SDK tells it */
  answer(command) {
    try {
      const output = this.table.answer(command.constructor.name.replace("Command", ""), structuredClone(command.input));
      return { ...output, $metadata: { httpStatusCode: 200, attempts: 1 } };
    } catch (error) {
      if (!(error instanceof TableError)) throw error;
      const $metadata = { httpStatusCode: 400, attempts: 1 };
      throw Object.assign(new Error(error.message), { name: error.type, Item: error.item, $metadata });
    }
  }

  /**
   * @param {import("../fakes/expressions.js").Attributes} item
   * @param {import("../fakes/expressions.js").Attributes | undefined} before
   */
  #replaced({ count, records, exists }, before) {
    const written = recordsOf(records).filter(([, , at]) => at === Number(count?.N));
    if (written.some(([key, value]) => this.refuses(key, value))) {
      throw new TableError("ValidationException", "one record is too much");
    }
    const gone = exists?.BOOL ? [] : recordsOf(before?.records).filter(([, value]) => value !== null);
    this.history.push(
      ...written.map(([key, value]) => ({ key, value })),
      ...gone.map(([key]) => ({ key, value: null })),
    );
  }
}

/** An API over the table, which applies the rules itself. */
export class ApiService extends TableService {
  #api = new AppSync(this.table);

  /** @override @param {Parameters<TableService["newRemote"]>[0]} parts @returns {Remote} */
  newRemote(parts) {
    return apiRemote(this.#api, IDENTITY, parts);
  }
}

/**
 * @param {AppSync} api
 * @param {string} identityId of the caller
 * @param {Parameters<TableService["newRemote"]>[0]} parts
 */
function apiRemote(api, identityId, { reach, ...parts }) {
  const answered = (/** @type {{ query: string, variables: object }} */ request) => {
    const { data, errors: [error] = [] } = api.answer(identityId, request);
    if (error) throw errorOf(error);
    return Object.values(data)[0];
  };
  const graphql = /** @type {any} */ ({
    send: (/** @type {string} */ query, /** @type {object} */ variables) =>
      reach(() => answered(structuredClone({ query, variables }))),
    pause: async () => undefined,
    get offset() {
      return parts.clock.offset;
    },
  });
  const unused = /** @type {any} */ ({ browser: {}, client: { config: {} }, random: () => 0 });
  return new ApiDatasets({ identityId, ...parts, ...unused }, graphql);
}

/** The same, with a second person: every other page is a member's, who writes to the owner's dataset. */
export class SharedService extends TableService {
  #api = new AppSync(this.table);
  #pages = 0;

  constructor() {
    super();
    // A member from the beginning to the end: also of the datasets that are made after a deletion.
    const { members } = this.#api;
    members.of = (owner, dataset, id) => ({
      ...{ owner, dataset, id, name: "Bob", ownerName: "Alice", role: "writer", since: 0, generation: 0 },
    });
  }

  /** @override @param {Parameters<TableService["newRemote"]>[0]} parts @returns {Remote} */
  newRemote(parts) {
    this.#pages += 1;
    if (this.#pages % 2 === 0) return apiRemote(this.#api, IDENTITY, parts);
    return apiRemote(this.#api, MEMBER, parts).of(IDENTITY);
  }
}

/**
 * The same service, of which each operation is one message, as those of Cognito Sync are: so that one schedule does the same to all.
 *
 * @param {TableService} service
 * @returns {Service}
 */
export function inOneStep(service) {
  service.remote = ({ network, from, now, newId, clock, skew }) => {
    const exact = {
      get offset() {
        return -skew();
      },
      observe: () => undefined,
    };
    const remote = service.newRemote({ reach: async (request) => request(), now, newId, clock: exact });
    /** Of its own: the remote answers nothing from what it has seen in the operation. @template Result @param {(deadline: Deadline) => Promise<Result>} work */
    const one = async (work) => {
      const deadline = new Deadline(Number.POSITIVE_INFINITY);
      try {
        return await work(deadline);
      } finally {
        deadline.end();
      }
    };
    return {
      get offset() {
        return clock.offset;
      },
      limits: LIMITS,
      datasets: noDatasets,
      list: (name, since) =>
        network.send(from(), () => {
          clock.observe(undefined, 0, 0);
          return one((deadline) => remote.list(name, since, deadline));
        }),
      update: (name, session, patches) =>
        network.send(from(), () => one((deadline) => remote.update(name, session, patches, deadline))),
      delete: (name) => network.send(from(), () => one((deadline) => remote.delete(name, deadline))),
    };
  };
  return service;
}

/**
 * @param {import("@aws-sdk/client-dynamodb").AttributeValue | undefined} records
 * @returns {[string, string | null, number][]}
 */
const recordsOf = (records) =>
  Object.entries(records?.M ?? {}).map(([key, { M }]) => [key, M?.value?.S ?? null, Number(M?.count?.N)]);
