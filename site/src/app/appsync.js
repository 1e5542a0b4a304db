/** What only a page with an API of AppSync loads. */
export { newDatasets, newPreference } from "../colour/appsync.js";
export { MESSAGES } from "../messages/for-appsync-error.js";
export { shown } from "./shown-controller.js";
