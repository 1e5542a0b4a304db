import assert from "node:assert/strict";
import { test } from "node:test";
import { seeded } from "./convergence/random.js";
import { AppSync } from "./fakes/appsync.js";
import { ALICE, apiDevice, Browser, offline, tableDevice } from "./fakes/devices.js";
import { DynamoDb } from "./fakes/dynamodb.js";
import { NOW } from "./fakes/storage.js";

const DEVICES = 8;

const turn = () => new Promise((resolve) => setImmediate(resolve));

/**
 * @typedef {(browser: Browser) => ReturnType<typeof tableDevice> | ReturnType<typeof apiDevice>} NewDevice
 *
 * By service: a device that reaches the table through it, and how often the service refused to replace an item that had changed.
 *
 * @type {Record<string, (table: DynamoDb) => { newDevice: NewDevice, refused: () => number, rounds: number }>}
 */
const services = {
  "a table": (table) => {
    let refused = 0;
    const { answer } = table;
    table.answer = (...request) => {
      try {
        return answer.apply(table, request);
      } catch (error) {
        refused += 1;
        throw error;
      }
    };
    return { newDevice: (browser) => tableDevice({ browser, table }), refused: () => refused, rounds: 20 };
  },
  "an API": (table) => {
    const api = new AppSync(table);
    const random = seeded(99);
    // In memory nothing comes between reading and replacing by itself.
    api.contended = () => random() < 0.2;
    let refused = 0;
    const { answer } = api;
    api.answer = (...request) => {
      const answered = answer.apply(api, request);
      if (answered.errors) refused += 1;
      return answered;
    };
    // A conflict costs a listing and an update here, and there are many.
    return { newDevice: (browser) => apiDevice({ browser, api }), refused: () => refused, rounds: 16 };
  },
};

/** One device, through all its restarts. */
class Writer {
  #browser = new Browser();
  #random;
  #newDevice;
  #clock;
  /** @type {ReturnType<NewDevice> | undefined} */
  #device;
  /** @type {import("../src/dataset.js").Dataset | undefined} */
  #dataset;
  calm = false;
  /** What happened on the way. */
  faults = { lost: 0, unanswered: 0, killed: 0 };

  /**
   * @param {number} number
   * @param {NewDevice} newDevice
   * @param {{ time: number }} clock of all
   */
  constructor(number, newDevice, clock) {
    this.number = number;
    this.#random = seeded(number + 1);
    this.#newDevice = newDevice;
    this.#clock = clock;
  }

  get dataset() {
    return this.#dataset ?? assert.fail("not open");
  }

  async open() {
    const device = this.#newDevice(this.#browser);
    const { wire } = device;
    Object.defineProperty(device.clock, "time", { get: () => this.#clock.time });
    wire.delay = async () => {
      for (let turns = this.#random() * 6; turns > 0; turns -= 1) await turn();
    };
    wire.instead = () => {
      if (this.calm || this.#random() > 0.1) return undefined;
      this.faults.lost += 1;
      return offline();
    };
    wire.loses = () => {
      const loses = !this.calm && this.#random() < 0.15;
      if (loses) this.faults.unanswered += 1;
      return loses;
    };
    this.#device = device;
    this.#dataset = await device.open();
    this.#dataset.addEventListener("change", () => whole(this.dataset.getAll(), `device ${this.number}`));
  }

  /** Writes, and is killed at times: requests that are under way may still arrive. @param {number} rounds */
  async work(rounds) {
    for (let round = 1; round <= rounds; round += 1) {
      this.#clock.time += 1;
      const value = `${this.number}/${round}`;
      await this.dataset.putAll({ [`own${this.number}`]: `${round}`, left: value, right: value });
      const synchronized = this.dataset.synchronize().catch((error) => {
        // 409: other devices were faster each time.
        const expected = /^(NetworkError|ConflictError)$/.test(error.name) || error.status === 409;
        if (!expected && !/closed/.test(error.message)) throw error;
      });
      if (this.#random() < 0.2) {
        for (let turns = this.#random() * 20; turns > 0; turns -= 1) await turn();
        this.faults.killed += 1;
        this.#device?.datasets.close();
        await this.open();
      }
      await synchronized;
    }
  }
}

/** Both halves of a pair are of one write. @param {Record<string, string>} values @param {string} where */
const whole = ({ left, right }, where) => assert.equal(left, right, where);

for (const [service, begin] of Object.entries(services)) {
  test(`8 devices on one dataset of ${service}, with lost requests and answers, lost swaps and killed writers: no write is lost, no list is torn`, async () => {
    const table = new DynamoDb();
    const clock = { time: NOW };
    let swaps = 0;
    table.replaced = ({ records, count }) => {
      swaps += 1;
      assert.equal(Number(count?.N), swaps, "every swap counts");
      const value = (/** @type {string} */ key) => records?.M?.[key]?.M?.value?.S ?? "";
      whole({ left: value("left"), right: value("right") }, "the table");
    };
    const { newDevice, refused, rounds } = begin(table);
    const writers = Array.from({ length: DEVICES }, (_, number) => new Writer(number, newDevice, clock));
    await Promise.all(writers.map((writer) => writer.open()));
    await Promise.all(writers.map((writer) => writer.work(rounds)));
    for (const writer of writers) writer.calm = true;
    const pending = () => writers.some(({ dataset }) => dataset.isChanged());
    for (let round = 0; round === 0 || pending(); round += 1) {
      assert.ok(round < 20, "edits stay pending");
      for (const { dataset } of writers) await dataset.synchronize();
    }
    for (const { dataset } of writers) await dataset.synchronize();
    const own = Object.fromEntries(writers.map(({ number }) => [`own${number}`, `${rounds}`]));
    const { left, right, ...rest } = { ...writers[0]?.dataset.getAll() };
    assert.deepEqual(rest, own);
    whole({ left: `${left}`, right: `${right}` }, "the end");
    const { count, records } = table.item(ALICE, "preference") ?? {};
    assert.equal(Number(count?.N), swaps);
    const stored = Object.fromEntries(Object.entries(records?.M ?? {}).map(([key, { M }]) => [key, M?.value?.S]));
    for (const { dataset, number } of writers) {
      assert.deepEqual({ ...dataset.getAll() }, stored, `device ${number}`);
      assert.equal(dataset.syncCount, swaps, `device ${number}`);
    }
    // It was a stress: each fault has happened many times.
    const sum = (/** @type {"lost" | "unanswered" | "killed"} */ fault) =>
      writers.reduce((all, { faults }) => all + faults[fault], 0);
    for (const times of [sum("lost"), sum("unanswered"), sum("killed"), refused()]) assert.ok(times > 15, `${times}`);
  });
}
