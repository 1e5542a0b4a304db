import { sizeOfAttributes } from "../../src/remote/item-size.js";
import { json } from "./answers.js";
import { ExpressionError, Expressions } from "./expressions.js";
import { NOW } from "./storage.js";

/**
 * @typedef {import("./expressions.js").Attributes} Attributes
 */

/** What DynamoDB refuses, as it answers it. */
export class TableError extends Error {
  name = "TableError";

  /**
   * @param {string} type
   * @param {string} message
   * @param {Attributes} [item] that was there
   */
  constructor(type, message, item) {
    super(message);
    this.type = type;
    this.item = item;
  }
}

/** One table of DynamoDB in memory, with the keys `owner` and `item`: what the remote uses, with conditions judged for real. */
export class DynamoDb {
  /** Bytes of a Query's page. */
  pageBytes = 1024 * 1024;
  /** Milliseconds, by the server's clock. */
  time = NOW;
  /** Called with each item that is replaced, and what was there. @type {(item: Attributes, before: Attributes | undefined) => void} */
  replaced = () => undefined;
  /** @type {Map<string, Attributes>} */
  #items = new Map();

  /** @param {string} tableName */
  constructor(tableName = "datasets") {
    this.tableName = tableName;
  }

  /**
   * @param {string} owner
   * @param {string} dataset
   * @returns {Attributes | undefined}
   */
  item(owner, dataset) {
    return this.#items.get(JSON.stringify([owner, `dataset#${dataset}`]));
  }

  /** Another program writes, whatever it likes. @param {Attributes} item */
  write(item) {
    this.#items.set(keyOf(item), structuredClone(item));
  }

  /**
   * @param {string} owner
   * @param {string} dataset
   */
  remove(owner, dataset) {
    this.#items.delete(JSON.stringify([owner, `dataset#${dataset}`]));
  }

  /**
   * @param {string} operation
   * @param {any} input
   * @returns {object} the output
   */
  answer(operation, input) {
    if (input.TableName !== this.tableName)
      throw new TableError("ResourceNotFoundException", "Requested resource not found");
    const expressions = new Expressions(input);
    try {
      const output = this.#answer(operation, input, expressions);
      expressions.end();
      return {
        ...output,
        ...(input.ReturnConsumedCapacity === "TOTAL" && { ConsumedCapacity: { TableName: this.tableName } }),
      };
    } catch (error) {
      if (error instanceof ExpressionError) throw new TableError("ValidationException", error.message);
      throw error;
    }
  }

  /**
   * @param {string} operation
   * @param {any} input
   * @param {Expressions} expressions
   */
  #answer(operation, input, expressions) {
    if (operation === "GetItem") return this.#get(input, expressions);
    if (operation === "PutItem") return this.#put(input, expressions);
    if (operation === "Query") return this.#query(input, expressions);
    throw new TableError("UnknownOperationException", operation);
  }

  /**
   * @param {any} input
   * @param {Expressions} expressions
   */
  #get({ Key, ConsistentRead, ProjectionExpression }, expressions) {
    // Eventually consistent reads may be outdated, and no remote reads that way.
    if (!ConsistentRead) throw new TableError("ValidationException", "not consistent");
    const item = this.#items.get(keyOf(Key));
    const projected = expressions.project(ProjectionExpression, structuredClone(item ?? {}));
    return item ? { Item: projected } : {};
  }

  /**
   * @param {any} input
   * @param {Expressions} expressions
   */
  #put({ Item, ConditionExpression, ReturnValuesOnConditionCheckFailure }, expressions) {
    if (sizeOfAttributes(Item) > 400 * 1024) {
      throw new TableError("ValidationException", "Item size has exceeded the maximum allowed size");
    }
    const before = this.#items.get(keyOf(Item));
    if (!expressions.holds(ConditionExpression, before ?? {})) {
      const old = ReturnValuesOnConditionCheckFailure === "ALL_OLD" ? before : undefined;
      throw new TableError("ConditionalCheckFailedException", "The conditional request failed", structuredClone(old));
    }
    expressions.end();
    this.replaced(Item, before);
    this.#items.set(keyOf(Item), structuredClone(Item));
    return {};
  }

  /**
   * @param {any} input
   * @param {Expressions} expressions
   */
  #query({ ConsistentRead, KeyConditionExpression, ProjectionExpression, ExclusiveStartKey }, expressions) {
    if (!ConsistentRead) throw new TableError("ValidationException", "not consistent");
    const found = [...this.#items]
      .filter(([, item]) => expressions.holds(KeyConditionExpression, item))
      .sort(([one], [other]) => (one < other ? -1 : 1));
    expressions.project(ProjectionExpression, {});
    const from = ExclusiveStartKey ? found.findIndex(([key]) => key === keyOf(ExclusiveStartKey)) + 1 : 0;
    const Items = [];
    let bytes = 0;
    for (const [index, [, item]] of found.slice(from).entries()) {
      Items.push(expressions.project(ProjectionExpression, structuredClone(item)));
      bytes += sizeOfAttributes(item);
      if (bytes >= this.pageBytes && from + index + 1 < found.length) {
        return { Items, LastEvaluatedKey: { owner: item.owner, item: item.item } };
      }
    }
    // Without any item the condition was never judged.
    if (found.length === 0) expressions.holds(KeyConditionExpression, { owner: { S: "" }, item: { S: "" } });
    return { Items };
  }
}

/** @param {Attributes} item */
function keyOf({ owner, item }) {
  if (!owner?.S || !item?.S)
    throw new TableError("ValidationException", "One of the required keys was not given a value");
  return JSON.stringify([owner.S, item.S]);
}

/** DynamoDB as the SDK's network: what goes over the wire, counted, and answered by the table in memory. */
export class TableWire {
  /** Operations, in the order of their requests. @type {string[]} */
  calls = [];
  /** @type {{ operation: string, input: any }[]} */
  requests = [];
  /** Answers, or throws, instead of the table. @type {((request: { operation: string, input: any }) => any) | undefined} */
  instead = undefined;
  /** Done once the request has arrived, before it is judged. @type {((request: { operation: string, input: any }) => void) | undefined} */
  before = undefined;
  /** Whether an answer is lost, once the request is judged. @type {(request: { operation: string }) => boolean} */
  loses = () => false;
  /** How long a request is under way. @type {() => Promise<void>} */
  delay = async () => undefined;
  maxAttempts = 1;

  /** @param {DynamoDb} table */
  constructor(table) {
    this.table = table;
  }

  /** What the SDK's client is made with. */
  get client() {
    return {
      region: "eu-west-1",
      endpoint: "https://dynamodb.test",
      credentials: { accessKeyId: "ASIAEXAMPLE", secretAccessKey: "secret", sessionToken: "session" },
      maxAttempts: this.maxAttempts,
      requestHandler: { handle: async (/** @type {any} */ request) => ({ response: await this.#answer(request) }) },
    };
  }

  /** @param {any} request */
  async #answer({ headers, body }) {
    const operation = headers["x-amz-target"].replace("DynamoDB_20120810.", "");
    const input = JSON.parse(typeof body === "string" ? body : new TextDecoder().decode(body));
    this.calls.push(operation);
    this.requests.push({ operation, input });
    this.before?.({ operation, input });
    await this.delay();
    const instead = this.instead?.({ operation, input });
    if (instead) return instead;
    const answer = this.#judged(operation, input);
    await this.delay();
    if (this.loses({ operation })) throw new TypeError("Failed to fetch");
    return answer;
  }

  /**
   * @param {string} operation
   * @param {any} input
   */
  #judged(operation, input) {
    const date = { date: new Date(this.table.time).toUTCString() };
    try {
      return json(200, this.table.answer(operation, input), date);
    } catch (error) {
      if (!(error instanceof TableError)) throw error;
      return tableRefused(error.type, error.message, error.item);
    }
  }
}

/**
 * A refusal, as DynamoDB answers it: always with status 400.
 *
 * @param {string} type
 * @param {string} [message]
 * @param {Attributes} [item]
 */
export const tableRefused = (type, message = "", item = undefined) =>
  json(400, { __type: `com.amazonaws.dynamodb.v20120810#${type}`, message, ...(item && { Item: item }) });
