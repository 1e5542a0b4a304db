import { Datasets } from "cognito-sync-datasets";
import { amazonCognitoJs } from "cognito-sync-datasets/amazon-cognito-js";

/**
 * The user's datasets in Cognito Sync. Importing this module imports its client of the AWS SDK.
 *
 * @type {import("./connect.js").NewDatasets}
 */
export const newDatasets = ({ identityPool }, options) =>
  new Datasets({ ...options, identityPoolId: identityPool.id, migrateFrom: amazonCognitoJs() });
