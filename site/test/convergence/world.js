import { Dataset } from "../../src/sync/dataset.js";
import { alone } from "../../src/sync/local/locks.js";
import { MemoryStore } from "../../src/sync/local/memory-store.js";
import { CognitoSync } from "../fakes/cognito-sync.js";
import { Network } from "./network.js";

const IDENTITY = "eu-west-1:0a";
const NAME = "preference";
const KEYS = ["a", "b", "c"];
let worlds = 0;

/**
 * @typedef {object} Written
 * @property {number} device
 * @property {string} key
 * @property {string | null} value
 * @property {string | null} [instead] the value that was seen when it was removed
 * @property {number} order
 *
 * @typedef {object} Tab
 * @property {number} device
 * @property {Dataset} dataset
 *
 * @typedef {(remote: import("../../src/sync/remote/remote-datasets.js").Remote) => import("../../src/sync/remote/remote-datasets.js").Remote} Broken
 */

const moment = () => new Promise((resolve) => setImmediate(resolve));

/** Devices, each with two tabs on one local copy, a network between them and the service, and what was written where. */
export class World {
  service = new CognitoSync();
  network = new Network();
  /** @type {Written[]} */
  written = [];
  /** @type {{ conflict: import("../../src/sync/index.js").Conflict, device: number }[]} */
  #conflicts = [];
  /** Device and order up to which the app itself gave its edits up. @type {Map<number, number>} */
  #givenUp = new Map();
  /** @type {MemoryStore[]} */
  #stores = [];
  /** @type {Tab[]} */
  #tabs = [];
  #order = 0;
  #id = ++worlds;
  #patient = false;

  /**
   * @param {number} devices
   * @param {object} how
   * @param {boolean} how.lazy the counter stays where no value changes
   * @param {number} how.skew the milliseconds that each device's clock is wrong, times its number
   * @param {Broken} [how.broken] a fault to be found
   */
  constructor(devices, { lazy, skew, broken = (remote) => remote }) {
    this.skew = skew;
    this.broken = broken;
    this.service.lazy = lazy;
    this.#stores = Array.from({ length: devices }, () => new MemoryStore());
    this.#tabs = Array.from({ length: devices * 2 }, (_, index) => this.#newTab(index >> 1));
  }

  async begin() {
    for (const { dataset } of this.#tabs) await dataset.open();
  }

  /** @param {[number, number, number, number]} step */
  async take([action, who, what, choice]) {
    const tab = /** @type {Tab} */ (this.#tabs[who % this.#tabs.length]);
    const { network } = this;
    if (action < 30) await this.#write(tab, KEYS[what % KEYS.length] ?? "a", choice);
    else if (action < 50) this.#synchronize(tab, choice);
    else if (action < 68) network.deliver(what);
    else if (action < 84) network.answer(what);
    else if (action < 88) network.lose(what);
    else if (action < 91) network.loseAnswer(what);
    else if (action < 93) network.duplicate(what);
    else if (action < 95) network.delay(what);
    else if (action < 97) await this.#restart(tab);
    else if (action < 98) this.#delete(tab);
    else if (action < 99) this.service.silent = () => choice % 3 === 0;
    else this.service.time += choice * 100;
    await moment();
  }

  /** The network is whole again; everybody synchronizes until nothing waits. @returns {Promise<string | undefined>} what is wrong */
  async end() {
    this.service.silent = () => false;
    this.#patient = true;
    for (let round = 0; round < 4 && (round === 0 || this.#disagreement()); round += 1) {
      const runs = this.#tabs.map((tab) => this.#synchronize(tab, 0));
      const all = Promise.all(runs).then(() => "done");
      for (let turn = 0; ; turn += 1) {
        if ((await Promise.race([all, moment()])) === "done") break;
        if (turn > 2000) return "a synchronize never ends";
        // Later ones first: reordered still.
        this.network.deliver(Math.max(0, this.network.requests.length - 1));
        this.network.answer(Math.max(0, this.network.answers.length - 1));
      }
    }
    return this.#disagreement() ?? this.#loss();
  }

  #disagreement() {
    const truth = JSON.stringify(Object.entries(this.service.values(IDENTITY, NAME)).sort());
    for (const [index, { dataset }] of this.#tabs.entries()) {
      if (dataset.isChanged()) return `tab ${index} still waits with ${dataset.waiting()}`;
      const here = JSON.stringify(Object.entries(dataset.getAll()).sort());
      if (here !== truth) return `tab ${index} ends with ${here}, the service with ${truth}`;
    }
    return undefined;
  }

  /** Every write was accepted, or written over by the same device before it was, or given up by the app itself. */
  #loss() {
    const final = this.service.values(IDENTITY, NAME);
    const lost = this.written.find(({ device, key, value, instead, order }) => {
      // What nobody but this device had seen is removed without a word to the service.
      if (value === null && final[key] !== instead) return false;
      if (this.service.history.some((accepted) => accepted.key === key && accepted.value === value)) return false;
      if (this.written.some((later) => later.device === device && later.key === key && later.order > order))
        return false;
      if ((this.#givenUp.get(device) ?? 0) > order) return false;
      return !this.#conflicts.some(
        ({ conflict, device: where }) =>
          where === device &&
          conflict.key === key &&
          conflict.localRecord.value === value &&
          conflict.resolution &&
          conflict.resolution.keep !== "local",
      );
    });
    return lost && `lost: ${lost.key} = ${lost.value}, written by device ${lost.device}`;
  }

  /**
   * @param {Tab} tab
   * @param {string} key
   * @param {number} choice
   */
  async #write({ device, dataset }, key, choice) {
    this.service.time += 7;
    const before = dataset.get(key) ?? null;
    const remove = choice % 5 === 0;
    // Sometimes what it was before: an undo, while its own edit may be on the way.
    const last = this.written.findLast((earlier) => earlier.device === device && earlier.key === key);
    const undo = choice % 11 === 0 ? last?.instead : undefined;
    const value = remove ? null : (undo ?? `v${this.written.length}`);
    const other = choice % 7 === 0 ? KEYS[(KEYS.indexOf(key) + 1) % KEYS.length] : undefined;
    if (value === before) return;
    /** @type {Record<string, string | null>} */
    const values = { [key]: value, ...(other && { [other]: `w${this.written.length}` }) };
    for (const [of, to] of Object.entries(values)) {
      this.#order += 1;
      this.written.push({ device, key: of, value: to, instead: dataset.get(of) ?? null, order: this.#order });
    }
    await dataset.putAll(values);
  }

  /**
   * @param {Tab} tab
   * @param {number} choice
   */
  #synchronize({ device, dataset }, choice) {
    /** @param {import("../../src/sync/index.js").Conflict[]} conflicts */
    const onConflict = (conflicts) => {
      for (const conflict of conflicts) {
        if (choice % 6 === 1) conflict.resolveWithLocalRecord();
        if (choice % 6 === 2) conflict.resolveWithRemoteRecord();
        if (choice % 6 === 3) {
          const value = `x${this.written.length}`;
          this.#order += 1;
          this.written.push({ device, key: conflict.key, value, order: this.#order });
          conflict.resolveWithValue(value);
        }
      }
    };
    // 0: as the library does without the app, 4: put off.
    const decided = !this.#patient && choice % 6 !== 0 && choice % 6 !== 5;
    return dataset
      .synchronize(decided ? { onConflict: (_, conflicts) => onConflict(conflicts) } : {})
      .catch((error) => {
        if (!/^(Unreachable|ConflictUnresolved|SyncRefused|DatasetWiped)$/.test(error.name)) throw error;
      });
  }

  /** @param {Tab} tab */
  #delete({ device, dataset }) {
    dataset.delete().then(
      () => this.#givenUp.set(device, this.#order + 1),
      () => undefined,
    );
  }

  /** @param {Tab} tab */
  async #restart(tab) {
    this.network.hangUp(tab.dataset);
    await moment();
    const { dataset } = this.#newTab(tab.device);
    tab.dataset = dataset;
    await dataset.open();
  }

  /**
   * @param {number} device
   * @returns {Tab}
   */
  #newTab(device) {
    const now = () => this.service.time + (device - 1) * this.skew;
    /** @type {Dataset} */
    const dataset = new Dataset({
      name: NAME,
      store: /** @type {MemoryStore} */ (this.#stores[device]),
      tabs: { tell: () => this.#tell(device, dataset) },
      remote: this.broken(this.#remote(() => dataset, device)),
      browser: { setTimeout: (callback) => queueMicrotask(callback), clearTimeout: () => undefined },
      now,
      random: () => 0,
      newId: () => `${++this.#order}`,
      reconnect: false,
      exclusively: (work) => alone(undefined, `${this.#id}/${device}`, work),
    });
    dataset.addEventListener("conflict", (event) => {
      const { conflicts } = /** @type {CustomEvent} */ (event).detail;
      this.#conflicts.push(...conflicts.map((/** @type {any} */ conflict) => ({ conflict, device })));
    });
    return { device, dataset };
  }

  /**
   * @param {number} device
   * @param {Dataset} from
   */
  #tell(device, from) {
    for (const tab of this.#tabs) {
      if (tab.device === device && tab.dataset !== from) queueMicrotask(() => tab.dataset.refresh("tab"));
    }
  }

  /**
   * @param {() => object} from
   * @param {number} device
   * @returns {import("../../src/sync/remote/remote-datasets.js").Remote}
   */
  #remote(from, device) {
    const { network, service } = this;
    const stored = (/** @type {any} */ record) => ({
      value: record.Value ?? null,
      syncCount: record.SyncCount,
      lastModified: record.LastModifiedDate * 1000,
      deviceLastModified: record.DeviceLastModifiedDate * 1000,
    });
    const byKey = (/** @type {any[]} */ records) => new Map(records.map((record) => [record.Key, stored(record)]));
    return {
      offset: -(device - 1) * this.skew,
      list: (name, LastSyncCount) =>
        network.send(from(), () => {
          const listed = service.listRecords(IDENTITY, name, { LastSyncCount });
          return {
            records: byKey(listed.Records),
            syncCount: listed.DatasetSyncCount,
            exists: listed.DatasetExists,
            deleted: listed.DatasetDeletedAfterRequestedSyncCount,
            mergedNames: [],
            session: listed.SyncSessionToken,
          };
        }),
      update: (name, SyncSessionToken, patches) =>
        network.send(from(), () => {
          const RecordPatches = patches.map(({ key, edit: { value, at }, syncCount }) => ({
            ...(value === null ? { Op: "remove" } : { Op: "replace", Value: value }),
            Key: key,
            SyncCount: syncCount,
            DeviceLastModifiedDate: at / 1000,
          }));
          return byKey(service.updateRecords(IDENTITY, name, { SyncSessionToken, RecordPatches }).Records);
        }),
      delete: (name) =>
        network.send(from(), () => {
          if (service.dataset(IDENTITY, name).exists) service.deleteDataset(IDENTITY, name);
        }),
    };
  }
}
