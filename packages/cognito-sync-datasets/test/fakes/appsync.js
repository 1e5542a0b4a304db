import { Sha256 } from "@smithy/core/checksum";
import { SignatureV4 } from "@smithy/signature-v4";
import { SyncServiceError } from "../../src/errors.js";
import { deleted, updated } from "../../src/remote/table-change.js";
import { attributesOf, DatasetUnreadableError, itemOf, listedOf, prefixOf } from "../../src/remote/table-item.js";
import { DynamoDb, TableError } from "./dynamodb.js";
import { Members } from "./members.js";

export const ENDPOINT = "https://api.test/graphql";
export const REALTIME = "wss://realtime.test/graphql";
export const CREDENTIALS = { accessKeyId: "ASIAEXAMPLE", secretAccessKey: "secret", sessionToken: "session" };

/** What a mutation has to answer, so that subscribers get it. */
const TOLD = ["owner", "dataset", "count", "by"];
const TELLING = ["update", "deleteDataset"];
const OF_MEMBERS = ["changes", "update", "members"];
const SHARING = ["invite", "invitation", "accept", "members", "setRole", "remove", "leave"];

/** What a resolver refuses. */
class ResolverError extends Error {
  /**
   * @param {string} type
   * @param {string} message
   */
  constructor(type, message) {
    super(message);
    this.type = type;
  }
}

/** The product's API in memory, over a table: the rules of its resolvers, without GraphQL's. */
export class AppSync {
  /** Whether another write comes between reading and replacing the item. @type {() => boolean} */
  contended = () => false;
  /** Called with each change. @type {Set<(change: any) => void>} */
  subscribers = new Set();

  constructor(table = new DynamoDb()) {
    this.table = table;
    this.members = new Members(
      (owner, dataset) => {
        const { exists, deletedAt } = this.#item(owner, dataset);
        return exists ? deletedAt : undefined;
      },
      (type, message) => new ResolverError(type, message),
    );
  }

  get time() {
    return this.table.time;
  }

  set time(time) {
    this.table.time = time;
  }

  /**
   * @param {string} identity of the caller
   * @param {{ query: string, variables: any }} request
   * @returns {{ data: any, errors?: object[] }}
   */
  answer(identity, { query, variables }) {
    const [, kind, field = "", selection = ""] =
      query.match(/^(query|mutation) \w+\([^)]*\) \{\s*(\w+)\([^)]*\) \{(.*)\}\s*\}$/s) ?? [];
    try {
      const { owner: named, ...input } = JSON.parse(JSON.stringify(variables));
      const owner = named ?? identity;
      const role = owner === identity ? "owner" : this.members.of(owner, input.dataset, identity)?.role;
      const isAllowed = role === "owner" || (OF_MEMBERS.includes(field) && role) || field === "leave";
      if (!isAllowed || (field === "update" && role === "reader")) throw unauthorized(field, kind);
      if (SHARING.includes(field)) {
        const answer = this.members.answer(field, identity, { owner, ...input }, this.time);
        return { data: { [field]: selected(answer, selection) } };
      }
      if (TELLING.includes(field) && !TOLD.every((name) => selection.split(/\s+/).includes(name))) {
        throw new ResolverError("InvalidInput", "The selection lacks owner, dataset, count or by.");
      }
      const result = this.#field(field, owner, identity, input);
      if (kind === "mutation") for (const told of this.subscribers) told(result);
      return { data: { [field]: selected(result, selection) } };
    } catch (error) {
      return { data: { [field]: null }, errors: [{ path: [field], data: null, errorInfo: null, ...told(error) }] };
    }
  }

  /**
   * @param {string} field
   * @param {string} owner
   * @param {string} by
   * @param {any} input
   */
  #field(field, owner, by, input) {
    if (field === "changes") {
      return { ...this.#changes(owner, input), role: this.members.of(owner, input.dataset, by)?.role ?? null };
    }
    if (field === "datasets") return this.#datasets(owner, input);
    if (field === "update") return this.#update(owner, by, input);
    if (field === "deleteDataset") {
      return this.#replace(owner, by, input, (item, write) => (item.exists ? deleted(item, write) : undefined));
    }
    throw new ResolverError("ValidationError", `Validation error of type FieldUndefined: ${field}`);
  }

  /**
   * @param {string} owner
   * @param {{ dataset: string, since: number }} input
   */
  #changes(owner, { dataset, since }) {
    const { records, writes: _, modified = null, by = null, created = null, ...head } = this.#item(owner, dataset);
    if (head.exists && since > head.count) {
      throw new ResolverError("InvalidInput", `No such SyncCount: ${since} exists for this Dataset`);
    }
    const newer = [...records].filter(([, { syncCount }]) => syncCount > since);
    return {
      owner,
      dataset,
      ...head,
      created,
      modified,
      by,
      records: newer.map(([key, { value, syncCount, lastModified, lastModifiedBy, deviceLastModified }]) => ({
        key,
        value,
        count: syncCount,
        modified: lastModified,
        by: lastModifiedBy,
        deviceModified: deviceLastModified,
      })),
    };
  }

  /**
   * @param {string} owner
   * @param {string} by
   * @param {{ dataset: string, writeId: string, patches: { key: string, value?: string | null, expected: number, deviceModified: number }[] }} input
   */
  #update(owner, by, { patches, ...input }) {
    if (patches.length > 500) throw new ResolverError("InvalidInput", "An update has at most 500 patches.");
    return this.#replace(owner, by, input, (item, write) => {
      const edits = patches.map(({ key, value = null, expected, deviceModified: at }) => ({
        key,
        edit: { value, at },
        syncCount: expected,
      }));
      const after = updated(item, edits, write);
      if (!item.exists && this.#all(owner).length >= 20) {
        throw new ResolverError("LimitExceeded", "An identity holds 20 datasets. Delete one first.");
      }
      return after;
    });
  }

  /**
   * @param {string} owner
   * @param {string} caller
   * @param {{ dataset: string, writeId: string }} input
   * @param {(item: import("../../src/remote/table-item.js").Item, write: import("../../src/remote/table-change.js").Write) => import("../../src/remote/table-item.js").Item | undefined} change
   */
  #replace(owner, caller, { dataset, writeId }, change) {
    const before = this.#item(owner, dataset);
    const isThere = before.writes.includes(writeId);
    const after = (!isThere && change(before, { id: writeId, by: caller, at: this.time })) || before;
    if (after !== before) {
      if (this.contended()) throw new ResolverError("Contention", "Another write came between: repeat.");
      const Item = attributesOf(owner, dataset, after);
      this.table.answer("PutItem", { TableName: this.table.tableName, Item });
    }
    const { count, exists, modified = this.time, by = caller } = after;
    return { owner, dataset, count, exists, modified, by };
  }

  /**
   * @param {string} owner
   * @param {{ nextToken?: string }} input
   */
  #datasets(owner, { nextToken = "0" }) {
    const from = Number(nextToken ?? 0);
    const shared = this.members.all
      .filter(({ id }) => id === owner)
      .map(({ owner: of, dataset: name, role, ownerName }) => {
        const { modified = null, by = null } = this.#item(of, name);
        return { owner: of, name, count: null, created: null, modified, by, role, ownerName };
      });
    const all = [...this.#all(owner), ...shared];
    return { items: all.slice(from, from + 2), nextToken: from + 2 < all.length ? `${from + 2}` : null };
  }

  /** @param {string} owner */
  #all(owner) {
    const { Items } = /** @type {any} */ (
      this.table.answer("Query", {
        TableName: this.table.tableName,
        ConsistentRead: true,
        KeyConditionExpression: "#owner = :owner AND begins_with(#item, :prefix)",
        ProjectionExpression: "#item, #format, #count, #exists, #deletedAt, #created, #modified, #by",
        ExpressionAttributeNames: Object.fromEntries(
          ["owner", "item", "format", "count", "exists", "deletedAt", "created", "modified", "by"].map((name) => [
            `#${name}`,
            name,
          ]),
        ),
        ExpressionAttributeValues: prefixOf(owner),
      })
    );
    return Items.flatMap((/** @type {any} */ attributes) => {
      const { name, count = 0, exists, created = null, modified = null, by = null } = listedOf(attributes);
      return exists ? [{ owner, name, count, created, modified, by, role: null, ownerName: null }] : [];
    });
  }

  /**
   * @param {string} owner
   * @param {string} dataset
   */
  #item(owner, dataset) {
    return itemOf(dataset, this.table.item(owner, dataset));
  }
}

/** @param {string} field @param {string | undefined} kind */
const unauthorized = (field, kind) =>
  new ResolverError(
    "Unauthorized",
    `Not Authorized to access ${field} on type ${kind === "mutation" ? "Mutation" : "Query"}`,
  );

/** @param {unknown} error as a resolver tells it */
function told(error) {
  if (error instanceof ResolverError) return { errorType: error.type, message: error.message };
  if (error instanceof TableError) return { errorType: `DynamoDB:${error.type}`, message: error.message };
  if (error instanceof DatasetUnreadableError) return { errorType: "Unreadable", message: error.message };
  if (!(error instanceof SyncServiceError)) throw error;
  return { errorType: error.isConflict ? "Conflict" : "LimitExceeded", message: error.message };
}

/**
 * What was selected, and no more.
 *
 * @param {any} value
 * @param {string} selection
 * @returns {any}
 */
function selected(value, selection) {
  if (Array.isArray(value)) return value.map((member) => selected(member, selection));
  return Object.fromEntries(
    [...selection.matchAll(/(\w+)(?: \{([^}]*)\})?/g)].map(([, name = "", inner]) => [
      name,
      inner === undefined ? value[name] : selected(value[name], inner),
    ]),
  );
}

/** The API as the network: what goes over the wire, counted, and answered in memory. */
export class ApiWire {
  /** Fields, in the order of their requests. @type {string[]} */
  calls = [];
  /** @type {{ field: string, variables: any, headers: Record<string, string>, body: string }[]} */
  requests = [];
  /** Answers, or throws, instead of the API. @type {((request: { field: string, variables: any }) => Response | undefined) | undefined} */
  instead = undefined;
  /** Done once the request has arrived, before it is judged. @type {((request: { field: string }) => void) | undefined} */
  before = undefined;
  /** Whether an answer is lost, once the request is judged. @type {(request: { field: string }) => boolean} */
  loses = () => false;
  /** How long a request is under way. @type {() => Promise<void>} */
  delay = async () => undefined;
  maxAttempts = 1;

  /**
   * @param {AppSync} api
   * @param {string} identity of the caller
   */
  constructor(api, identity) {
    this.api = api;
    this.identity = identity;
  }

  /** What datasets are made with. */
  get client() {
    return {
      region: "eu-west-1",
      endpoint: ENDPOINT,
      realtime: REALTIME,
      credentials: CREDENTIALS,
      maxAttempts: this.maxAttempts,
    };
  }

  /** @type {typeof globalThis.fetch} */
  fetch = async (address, options) => {
    if (address !== ENDPOINT) throw new TypeError(`${address} is unknown`);
    const body = `${options?.body}`;
    const { query, variables } = JSON.parse(body);
    const field = query.match(/\{\s*(\w+)/)?.[1] ?? "";
    const headers = /** @type {Record<string, string>} */ (options?.headers);
    this.calls.push(field);
    this.requests.push({ field, variables, headers, body });
    this.before?.({ field });
    await this.delay();
    const instead = this.instead?.({ field, variables });
    if (instead) return instead;
    const answer = this.api.answer(this.identity, { query, variables });
    await this.delay();
    if (this.loses({ field })) throw new TypeError("Failed to fetch");
    return Response.json(answer, { headers: { date: new Date(this.api.time).toUTCString() } });
  };
}

/**
 * Whether these headers sign a request to the API, as the service finds out.
 *
 * @param {Record<string, string>} headers
 * @param {string} path
 * @param {string} body
 */
export async function isSigned({ authorization = "", ...headers }, path, body) {
  const [, names = ""] = authorization.match(/SignedHeaders=([^,]+)/) ?? [];
  const all = /** @type {Record<string, string>} */ ({ host: "api.test", ...headers });
  const signed = Object.fromEntries(names.split(";").map((name) => [name, `${all[name]}`]));
  const signer = new SignatureV4({
    service: "appsync",
    region: "eu-west-1",
    credentials: CREDENTIALS,
    sha256: Sha256,
    applyChecksum: false,
  });
  const [, year, month, day, hour, minute, second] =
    headers["x-amz-date"]?.match(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/) ?? [];
  const { headers: again } = await signer.sign(
    { method: "POST", protocol: "https:", hostname: "api.test", path, headers: signed, body },
    { signingDate: new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`) },
  );
  return again.authorization === authorization;
}

/**
 * A refusal, as AppSync answers it.
 *
 * @param {number} status
 * @param {string} errorType
 * @param {string} [message]
 * @param {Record<string, string>} [headers]
 */
export const apiRefused = (status, errorType, message = "", headers = {}) =>
  Response.json(
    { errors: [{ errorType, message }] },
    { status, headers: { "x-amzn-errortype": errorType, ...headers } },
  );

/**
 * An error in an answer with status 200.
 *
 * @param {string | null} errorType
 * @param {string} [message]
 */
export const fieldRefused = (errorType, message = "") =>
  Response.json({ data: { field: null }, errors: [{ path: ["field"], errorType, message }] });
