/** What only a page with Cognito Sync loads. */
export { newDatasets } from "../colour/cognito-sync.js";
export { MESSAGES } from "../messages/for-cognito-sync-error.js";
