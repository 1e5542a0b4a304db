/** What only a page with a table of DynamoDB loads. */
export { newDatasets } from "../colour/dynamodb.js";
export { MESSAGES } from "../messages/for-dynamodb-error.js";
