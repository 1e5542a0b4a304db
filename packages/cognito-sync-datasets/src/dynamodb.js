/**
 * Offline-first datasets in a table of Amazon DynamoDB, on AWS SDK for JavaScript v3: an entry point of its own, so that a page loads
 * one backend.
 *
 * @module cognito-sync-datasets/dynamodb
 */
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { newId } from "./new-id.js";
import { OfflineDatasets } from "./offline-datasets.js";
import { TableDatasets } from "./remote/dynamodb.js";
import { DYNAMODB } from "./remote/table-items.js";

export * from "./common.js";
export { DatasetUnreadableError } from "./remote/table-item.js";

/**
 * @typedef {import("./options.js").DynamoDbDatasetsOptions} DatasetsOptions
 * @typedef {import("./remote/remote.js").NamedDataset} DatasetSummary
 */

/** @type {import("./begin.js").Backend<DatasetsOptions, DatasetSummary>} */
const BACKEND = {
  service: DYNAMODB,
  required: ["client", "tableName"],
  client: (configuration) => new DynamoDBClient(configuration),
  place: async ({ client, tableName }) => `dynamodb:${await client.config.region()}:${tableName}`,
  remote: (parts) => new TableDatasets({ ...parts, newId }),
};

/**
 * The datasets of one identity, stored on this device and shared through a table.
 *
 * @extends {OfflineDatasets<DatasetsOptions, DatasetSummary>}
 */
export class Datasets extends OfflineDatasets {
  /** @param {DatasetsOptions} options @throws {TypeError} if a required one is missing */
  constructor(options) {
    super(options, BACKEND);
  }
}
