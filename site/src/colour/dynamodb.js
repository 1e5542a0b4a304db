import { Datasets } from "cognito-sync-datasets/dynamodb";

/**
 * The user's datasets in the table. Importing this module imports its client of the AWS SDK.
 *
 * @type {import("./connect.js").NewDatasets}
 */
export const newDatasets = ({ sync }, options) => new Datasets({ ...options, tableName: sync.table ?? "" });
