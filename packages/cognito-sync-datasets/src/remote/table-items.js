import { GetItemCommand, PutItemCommand, QueryCommand } from "@aws-sdk/client-dynamodb";
import { NetworkError, SyncServiceError } from "../errors.js";
import { NAMELESS } from "./answers.js";
import { Sender } from "./sender.js";
import { attributesOf, FORMAT, headOf, itemOf, keyOf, listedOf, prefixOf } from "./table-item.js";

/**
 * @typedef {import("./table-item.js").Item} Item
 * @typedef {import("../deadline.js").Deadline} Deadline
 */

export const DYNAMODB = "DynamoDB";
const THROTTLED = /Throttl|ProvisionedThroughput|RequestLimit/;
/** Attributes of an item without its records and writes. */
const HEAD = ["format", "count", "exists", "deletedAt", "created", "modified", "by"];

/** One identity's items of a table: the requests. */
export class TableItems {
  #sender;
  #owner;
  /** Of every request. Only the service's own responses say what was consumed: by that a proxy's are told from them. */
  #common;

  /**
   * @param {object} parts
   * @param {Pick<import("@aws-sdk/client-dynamodb").DynamoDBClient, "send">} parts.client
   * @param {string} parts.tableName
   * @param {string} parts.identityId
   * @param {Pick<import("./server-time.js").ServerTime, "offset" | "observe">} parts.clock
   * @param {() => number} parts.now
   */
  constructor(parts) {
    this.#sender = new Sender(parts, DYNAMODB);
    this.#owner = parts.identityId;
    this.#common = /** @type {const} */ ({ TableName: parts.tableName, ReturnConsumedCapacity: "TOTAL" });
  }

  get offset() {
    return this.#sender.offset;
  }

  /**
   * @param {string} name
   * @param {Deadline} deadline
   */
  async get(name, deadline) {
    const { Item } = await this.#get(name, deadline);
    return itemOf(name, Item);
  }

  /**
   * The same without records and writes: fewer bytes on the wire.
   *
   * @param {string} name
   * @param {Deadline} deadline
   */
  async head(name, deadline) {
    const { Item } = await this.#get(name, deadline, {
      ProjectionExpression: paths(HEAD),
      ExpressionAttributeNames: placeholders(...HEAD),
    });
    return Item && headOf(name, Item);
  }

  /**
   * Of all datasets, deleted ones included.
   *
   * @param {Deadline} deadline
   */
  async heads(deadline) {
    const all = [];
    /** @type {import("@aws-sdk/client-dynamodb").QueryCommandOutput | undefined} */
    let page;
    do {
      page = await this.#send(
        new QueryCommand({
          ...this.#common,
          ConsistentRead: true,
          KeyConditionExpression: "#owner = :owner AND begins_with(#item, :prefix)",
          ProjectionExpression: paths(["item", ...HEAD]),
          ExpressionAttributeNames: placeholders("owner", "item", ...HEAD),
          ExpressionAttributeValues: prefixOf(this.#owner),
          ExclusiveStartKey: page?.LastEvaluatedKey,
        }),
        deadline,
      );
      for (const attributes of page.Items ?? []) {
        all.push(listedOf(attributes));
      }
    } while (page.LastEvaluatedKey);
    return all;
  }

  /**
   * Replaces an item, if it has not changed.
   *
   * @param {string} name
   * @param {Item} before
   * @param {Item} after
   * @param {Deadline} deadline
   * @returns {Promise<Item | undefined>} the present item, if it has
   */
  async put(name, before, after, deadline) {
    const command = new PutItemCommand({
      ...this.#common,
      Item: attributesOf(this.#owner, name, after),
      ...(before.count > 0
        ? {
            ConditionExpression: "#count = :count AND #format = :format",
            ExpressionAttributeNames: placeholders("count", "format"),
            ExpressionAttributeValues: { ":count": { N: `${before.count}` }, ":format": FORMAT },
          }
        : { ConditionExpression: "attribute_not_exists(#item)", ExpressionAttributeNames: placeholders("item") }),
      ReturnValuesOnConditionCheckFailure: "ALL_OLD",
    });
    try {
      await this.#send(command, deadline);
      return undefined;
    } catch (/** @type {any} */ error) {
      if (error.type !== "ConditionalCheckFailedException") throw error;
      return itemOf(name, error.cause.Item);
    }
  }

  /**
   * @param {string} name
   * @param {Deadline} deadline
   * @param {Partial<import("@aws-sdk/client-dynamodb").GetItemCommandInput>} [projection]
   */
  #get(name, deadline, projection) {
    const key = { Key: keyOf(this.#owner, name), ConsistentRead: true };
    return this.#send(new GetItemCommand({ ...this.#common, ...key, ...projection }), deadline);
  }

  /**
   * @template {{ ConsumedCapacity?: object } & import("@smithy/types").MetadataBearer} Output
   * @param {import("@smithy/types").Command<any, any, any, Output, any> & { middlewareStack: any }} command
   * @param {Deadline} deadline
   * @returns {Promise<Output>}
   */
  async #send(command, deadline) {
    try {
      return await this.#sender.send(command, ({ ConsumedCapacity }) => ConsumedCapacity !== undefined, deadline);
    } catch (error) {
      if (error instanceof SyncServiceError) {
        if (error.status < 500 && NAMELESS.test(error.type))
          throw new NetworkError(error.cause, error.status, DYNAMODB);
        // DynamoDB throttles with the status of a wrong request.
        if (THROTTLED.test(error.type)) error.status = 429;
      }
      throw error;
    }
  }
}

/** @param {string[]} attributes */
const paths = (attributes) => attributes.map((name) => `#${name}`).join();

/** Many names are reserved words. @param {string[]} attributes */
const placeholders = (...attributes) => Object.fromEntries(attributes.map((name) => [`#${name}`, name]));
