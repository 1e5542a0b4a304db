/**
 * amazon-cognito-js with AWS SDK for JavaScript v2, driven by lines of JSON: its managers, each with a store of its own and so a
 * device of its own, and every operation of the SDK's client as a manager configures it.
 */
import { createRequire } from "node:module";
import { answerLines, asGiven } from "./lines.mjs";

const require = createRequire(import.meta.url);
const AWS = require("aws-sdk");
require("amazon-cognito-js");

const PATIENCE = 20_000;
const clients = new Map();
const devices = new Map();

/** The client takes what it is made with from the global configuration, as the library's users set it. */
function managerWith(credentials, { endpoint, region }) {
  AWS.config.update({ region, credentials });
  AWS.config.cognitosync = { endpoint };
  return new AWS.CognitoSyncManager({ DataStore: AWS.CognitoSyncManager.StoreInMemory });
}

/** Turns a method whose last parameter is `callback(error, result)` into a promise that does not wait for ever. */
const called = (start) =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`No callback came within ${PATIENCE} ms.`)), PATIENCE);
    start((error, result) => {
      clearTimeout(timer);
      error ? reject(error) : resolve(result);
    });
  });

/** What the manager asks of the service while something is done, by operation. */
async function watched(device, doing) {
  device.operations.clear();
  return { output: { ...(await doing()), operations: [...device.operations].sort() } };
}

async function dataset({ device, dataset: name }) {
  return called((done) => devices.get(device).manager.openOrCreateDataset(name, done));
}

const resolutions = {
  local: (conflict) => conflict.resolveWithLocalRecord(),
  remote: (conflict) => conflict.resolveWithRemoteRecord(),
};

await answerLines({
  async connect({ as, credentials, identityPoolId, ...where }) {
    const given = new AWS.Credentials(credentials);
    given.params = { IdentityPoolId: identityPoolId };
    clients.set(as, managerWith(given, where).remote.client);
    return { output: {} };
  },

  async call({ as, operation, input }) {
    const method = operation[0].toLowerCase() + operation.slice(1);
    try {
      const { $response, ...output } = await clients.get(as)[method](asGiven(input)).promise();
      return { output, requestId: $response.requestId };
    } catch (error) {
      if (error.statusCode === undefined) {
        throw error;
      }
      const { code, statusCode: status, message, requestId } = error;
      // This SDK has no classes of its own for errors.
      return { refused: { code, status, message, requestId, thrown: code } };
    }
  },

  async device({ device, identityPoolId, logins, ...where }) {
    const credentials = new AWS.CognitoIdentityCredentials({ IdentityPoolId: identityPoolId, Logins: logins }, where);
    credentials.clearCachedId();
    await credentials.getPromise();
    const manager = managerWith(credentials, where);
    const operations = new Set();
    manager.remote.client.customizeRequests((request) =>
      operations.add(request.operation[0].toUpperCase() + request.operation.slice(1)),
    );
    devices.set(device, { manager, operations });
    return { output: { identityId: manager.getIdentityId() } };
  },

  async signIn({ device, logins }) {
    const { manager } = devices.get(device);
    manager.provider.params.Logins = logins;
    await called((done) => manager.provider.refresh(done));
    return { output: { identityId: manager.getIdentityId() } };
  },

  async put(request) {
    const opened = await dataset(request);
    await called((done) => opened.put(request.key, request.value, done));
    return { output: {} };
  },

  async remove(request) {
    const opened = await dataset(request);
    await called((done) => opened.remove(request.key, done));
    return { output: {} };
  },

  async values(request) {
    const opened = await dataset(request);
    return { output: { values: await called((done) => opened.getAll(done)) } };
  },

  async metadata({ device: name }) {
    const device = devices.get(name);
    return watched(device, async () => {
      const metadata = await called((done) => device.manager.refreshDatasetMetadata(done));
      return { datasets: metadata.map((one) => one.toJSON()) };
    });
  },

  /** Deletes the dataset as the library's own synchronization does for one that was deleted on the device. */
  async forget(request) {
    const opened = await dataset(request);
    const { manager } = devices.get(request.device);
    await called((done) => manager.local.deleteDataset(manager.getIdentityId(), opened.datasetName, done));
    return { output: {} };
  },

  async synchronize(request) {
    const opened = await dataset(request);
    return watched(devices.get(request.device), () =>
      called((done) => {
        const told = { conflicts: [], merged: [] };
        opened.synchronize({
          onSuccess: () => done(undefined, { ...told, outcome: "success" }),
          onFailure: (error) => done(undefined, { ...told, outcome: "failure", message: error.message }),
          onConflict: (_, conflicts, next) => {
            for (const conflict of conflicts) {
              told.conflicts.push({
                key: conflict.getKey(),
                local: conflict.getLocalRecord().getValue(),
                remote: conflict.getRemoteRecord().getValue(),
              });
            }
            const resolve = resolutions[request.resolveWith];
            if (resolve === undefined) {
              return next(false);
            }
            opened.resolve(conflicts.map(resolve), () => next(true));
          },
          onDatasetDeleted: (_, name, next) => {
            told.deleted = name;
            next(false);
          },
          onDatasetsMerged: (_, names, next) => {
            told.merged.push(...names);
            next(false);
          },
        });
      }),
    );
  },
});
