import assert from "node:assert/strict";
import { env } from "node:process";
import { Datasets } from "../../src/appsync.js";
import { seeded } from "../convergence/random.js";
import { Browser } from "../fakes/devices.js";

/**
 * Eight devices that write to one dataset behind an API that is there: the one of the environment (ENDPOINT, REGION, IDENTITY and the
 * credentials as the SDK knows them). Requests and answers get lost, writers are killed, and all the time others come between. Prints
 * what happened; ends with 1 and says why where a write is lost, a list is torn or the devices are not equal at the end.
 */
const DEVICES = 8;
const ROUNDS = 8;
const { ENDPOINT: endpoint = "", REGION: region = "", IDENTITY: identityId = "" } = env;
const credentials = {
  accessKeyId: env.AWS_ACCESS_KEY_ID ?? "",
  secretAccessKey: env.AWS_SECRET_ACCESS_KEY ?? "",
  sessionToken: env.AWS_SESSION_TOKEN ?? "",
};
const name = `eight-writers-${Date.now()}`;
const faults = { lost: 0, unanswered: 0, killed: 0, races: 0 };

/** Both halves of a pair are of one write. @param {Record<string, string>} values @param {string} where */
const whole = ({ left, right }, where) => assert.equal(left, right, where);

/** One device, through all its restarts. */
class Writer {
  #browser = new Browser();
  #random;
  /** @type {Datasets | undefined} */
  #datasets;
  /** @type {import("../../src/dataset.js").Dataset | undefined} */
  #dataset;
  calm = false;

  /** @param {number} number */
  constructor(number) {
    this.number = number;
    this.#random = seeded(number + 1);
  }

  get dataset() {
    return this.#dataset ?? assert.fail("not open");
  }

  async open() {
    /** @type {import("../../src/appsync.js").DatasetsOptions & import("../../src/environment.js").Seams} */
    const options = {
      client: { region, endpoint, credentials },
      identityId,
      reconnect: false,
      environment: {
        ...this.#browser.tab,
        setTimeout: globalThis.setTimeout,
        clearTimeout: globalThis.clearTimeout,
        request: this.#fetch,
      },
    };
    this.#datasets = new Datasets(options);
    this.#dataset = await this.#datasets.openOrCreateDataset(name);
    this.#dataset.addEventListener("change", () => whole(this.dataset.getAll(), `device ${this.number}`));
  }

  /** @type {typeof fetch} */
  #fetch = async (...request) => {
    if (!this.calm && this.#random() < 0.1) {
      faults.lost += 1;
      throw new TypeError("The request was lost");
    }
    const response = await fetch(...request);
    if (/"errorType":"(Contention|Conflict)"/.test(await response.clone().text())) faults.races += 1;
    if (!this.calm && this.#random() < 0.15) {
      faults.unanswered += 1;
      throw new TypeError("The answer was lost");
    }
    return response;
  };

  /** Writes, and is killed at times: requests that are under way still arrive. */
  async work() {
    for (let round = 1; round <= ROUNDS; round += 1) {
      const value = `${this.number}/${round}`;
      await this.dataset.putAll({ [`own${this.number}`]: `${round}`, left: value, right: value });
      const synchronized = this.dataset.synchronize().catch((error) => {
        if (!/^(NetworkError|ConflictError)$/.test(error.name) && !/closed/.test(error.message)) throw error;
      });
      if (this.#random() < 0.25) {
        await new Promise((resolve) => setTimeout(resolve, this.#random() * 20));
        faults.killed += 1;
        this.close();
        await this.open();
      }
      await synchronized;
    }
  }

  close() {
    this.#datasets?.close();
  }
}

const writers = Array.from({ length: DEVICES }, (_, number) => new Writer(number));
await Promise.all(writers.map((writer) => writer.open()));
await Promise.all(writers.map((writer) => writer.work()));

for (const writer of writers) writer.calm = true;
const pending = () => writers.some(({ dataset }) => dataset.isChanged());
for (let round = 0; round === 0 || pending(); round += 1) {
  assert.ok(round < 20, "edits stay pending");
  for (const { dataset } of writers) await dataset.synchronize();
}
const newcomer = new Writer(DEVICES);
newcomer.calm = true;
await newcomer.open();
for (const { dataset } of [...writers, newcomer]) await dataset.synchronize();

const { left = "", right = "", ...own } = { ...newcomer.dataset.getAll() };
whole({ left, right }, "the end");
assert.deepEqual(own, Object.fromEntries(writers.map(({ number }) => [`own${number}`, `${ROUNDS}`])));
for (const { dataset, number } of writers) {
  assert.deepEqual({ ...dataset.getAll() }, { ...newcomer.dataset.getAll() }, `device ${number}`);
  assert.equal(dataset.syncCount, newcomer.dataset.syncCount, `device ${number}`);
}
for (const writer of [...writers, newcomer]) writer.close();
console.log(`8 devices, ${newcomer.dataset.syncCount} writes: ${JSON.stringify(faults)}`);
// It was a stress: each fault has happened several times.
for (const times of Object.values(faults)) assert.ok(times > 3, JSON.stringify(faults));
