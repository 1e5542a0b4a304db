import { SyncServiceError } from "../../src/index.js";
import { json, refused } from "./answers.js";

/**
 * Cognito Sync as the SDK's network: what goes over the wire, counted, and answered by the service in memory.
 */
export class SyncWire {
  /** Operations, in the order of their requests. @type {string[]} */
  calls = [];
  /** What was asked, beside. @type {{ operation: string, identity: string, dataset: string, body: any }[]} */
  requests = [];
  /** Answers, or throws, instead of the service. @type {((request: { operation: string, body: any }) => any) | undefined} */
  instead = undefined;
  /** Done once the request has arrived, before it is judged. @type {((request: { operation: string }) => void) | undefined} */
  before = undefined;

  /** @param {import("./cognito-sync.js").CognitoSync} service */
  constructor(service) {
    this.service = service;
  }

  /** What the SDK's client is made with. */
  get client() {
    return {
      region: "eu-west-1",
      endpoint: "https://sync.test",
      credentials: { accessKeyId: "ASIAEXAMPLE", secretAccessKey: "secret", sessionToken: "session" },
      maxAttempts: 1,
      requestHandler: { handle: async (/** @type {any} */ request) => ({ response: await this.#answer(request) }) },
    };
  }

  /** @param {any} request */
  #answer(request) {
    const [, , , identity = "", , dataset = ""] = request.path.slice(1).split("/").map(decodeURIComponent);
    const operation =
      request.method === "GET"
        ? request.path.endsWith("/records")
          ? "ListRecords"
          : "ListDatasets"
        : request.method === "POST"
          ? "UpdateRecords"
          : "DeleteDataset";
    const body = request.body ? JSON.parse(request.body) : undefined;
    this.calls.push(operation);
    this.requests.push({ operation, identity, dataset, body });
    this.before?.({ operation });
    const instead = this.instead?.({ operation, body });
    if (instead) return instead;
    const date = { date: new Date(this.service.time).toUTCString() };
    try {
      return json(200, this.#result({ operation, identity, dataset, body, query: request.query }), date);
    } catch (error) {
      if (!(error instanceof SyncServiceError)) throw error;
      return refused(error.status, error.type, error.message);
    }
  }

  /** @param {any} request */
  #result({ operation, identity, dataset, body, query }) {
    if (operation === "UpdateRecords") return this.service.updateRecords(identity, dataset, body);
    if (operation === "DeleteDataset") return this.service.deleteDataset(identity, dataset);
    if (operation === "ListDatasets") return this.service.listDatasets(identity, { NextToken: query?.nextToken });
    return this.service.listRecords(identity, dataset, {
      LastSyncCount: Number(query?.lastSyncCount ?? 0),
      NextToken: query?.nextToken,
    });
  }
}
