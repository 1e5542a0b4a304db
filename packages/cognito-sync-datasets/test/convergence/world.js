import { Dataset } from "../../src/dataset.js";
import { Deadline } from "../../src/deadline.js";
import { NetworkError } from "../../src/errors.js";
import { lock } from "../../src/local/locks.js";
import { MemoryStore } from "../../src/local/memory-store.js";
import { Network } from "./network.js";
import { CognitoSyncService, NAME } from "./services.js";

const KEYS = ["a", "b", "c"];
let worlds = 0;

/**
 * @typedef {object} Written
 * @property {number} device
 * @property {string} key
 * @property {string | null} value
 * @property {string | null} [instead] the value that was seen when it was removed
 * @property {number} order
 * @property {object} [conflict] that was decided so
 *
 * @typedef {object} Tab
 * @property {number} device
 * @property {Dataset} dataset
 * @property {import("../../src/index.js").Handlers} handlers that it was opened with: a schedule changes what they answer
 * @property {Set<Deadline>} deadlines of what is under way
 *
 * @typedef {(remote: import("../../src/remote/remote.js").Remote, service: import("./services.js").Service) => import("../../src/remote/remote.js").Remote} Broken
 */

/** Whose disk is full, or broken, at times. */
class FailingStore extends MemoryStore {
  failing = false;

  /** @type {MemoryStore["change"]} */
  async change(name, change) {
    if (this.failing) throw new Error("the disk is full");
    return super.change(name, change);
  }
}

const moment = () => new Promise((resolve) => setImmediate(resolve));

/** Devices, each with two tabs on one local copy, a network between them and the service, and what was written where. */
export class World {
  network = new Network();
  /** @type {Written[]} */
  written = [];
  /** @type {{ conflict: import("../../src/index.js").Conflict, device: number }[]} */
  #conflicts = [];
  /** Device and order up to which the app itself gave its edits up. @type {Map<number, number>} */
  #givenUp = new Map();
  /** @type {FailingStore[]} */
  #stores = [];
  /** Milliseconds that each device's clock is ahead. @type {number[]} */
  #ahead = [];
  /** The same, as its last answer told. @type {number[]} */
  #told = [];
  /** @type {Promise<unknown>[]} */
  #deletions = [];
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
   * @param {boolean} [how.impatient] tabs go on without the lock
   * @param {import("./services.js").Service} [how.service]
   * @param {Broken} [how.broken] a fault to be found
   */
  constructor(
    devices,
    { lazy, skew, impatient = false, service = new CognitoSyncService(), broken = (remote) => remote },
  ) {
    this.service = service;
    this.impatient = impatient;
    this.#ahead = Array.from({ length: devices }, (_, device) => (device - 1) * skew);
    this.#told = [...this.#ahead];
    this.broken = broken;
    this.service.lazy = lazy;
    this.#stores = Array.from({ length: devices }, () => new FailingStore());
    this.#tabs = Array.from({ length: devices * 2 }, (_, index) => this.#newTab(index >> 1));
  }

  async begin() {
    for (const { dataset } of this.#tabs) await dataset.open();
  }

  /** @param {[number, number, number, number]} step */
  async take([action, who, what, choice]) {
    const tab = /** @type {Tab} */ (this.#tabs[who % this.#tabs.length]);
    const { network, service } = this;
    const store = /** @type {FailingStore} */ (this.#stores[tab.device]);
    if (action < 30) await this.#write(tab, KEYS[what % KEYS.length] ?? "a", choice);
    else if (action < 50) this.#synchronize(tab, choice);
    else if (action < 65) await network.deliver(what);
    else if (action < 79) network.answer(what);
    else if (action < 80) await network.silence(what, choice % 2 === 0);
    else if (action < 81) this.#timeIsUp(tab);
    else if (action < 82) network.foreign(what);
    else if (action < 83)
      service.refuses = (key, value) => value !== null && (key.length + value.length + choice) % 4 === 0;
    else if (action < 84) this.#jump(tab.device, (choice - 30) * 10_000);
    else if (action < 85) store.failing = choice % 3 === 0;
    else if (action < 88) network.lose(what);
    else if (action < 91) network.loseAnswer(what);
    else if (action < 93) await network.duplicate(what);
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
    this.service.refuses = () => false;
    for (const store of this.#stores) store.failing = false;
    for (const tab of this.#tabs) if (this.network.waiting.has(tab.dataset)) this.#timeIsUp(tab);
    await moment();
    this.#patient = true;
    for (let round = 0; round < 4 && (round === 0 || this.#disagreement()); round += 1) {
      const runs = this.#tabs.map((tab) => this.#synchronize(tab, 0));
      // A synchronize may have been asked for before a deletion, and shared since.
      const all = Promise.all([...runs, ...this.#deletions]).then(() => "done");
      for (let turn = 0; ; turn += 1) {
        if ((await Promise.race([all, moment()])) === "done") break;
        if (turn > 2000) return "a synchronize never ends";
        // Later ones first: reordered still.
        await this.network.deliver(Math.max(0, this.network.requests.length - 1));
        this.network.answer(Math.max(0, this.network.answers.length - 1));
      }
    }
    return this.#disagreement() ?? this.#loss();
  }

  /** What services of the same semantics have in common: the dataset, and what was asked about conflicts. */
  facts() {
    const conflicts = this.#conflicts.map(({ conflict: { key, localRecord, remoteRecord, resolution }, device }) => [
      device,
      key,
      localRecord.value,
      remoteRecord.value,
      remoteRecord.syncCount,
      resolution,
    ]);
    return { ...this.service.facts(), counts: this.#tabs.map(({ dataset }) => dataset.syncCount), conflicts };
  }

  #disagreement() {
    const truth = JSON.stringify(Object.entries(this.service.values()).sort());
    for (const [index, { dataset }] of this.#tabs.entries()) {
      if (dataset.isChanged()) return `tab ${index} still waits with ${dataset.pendingKeys()}`;
      const here = JSON.stringify(Object.entries(dataset.getAll()).sort());
      if (here !== truth) return `tab ${index} ends with ${here}, the service with ${truth}`;
    }
    return undefined;
  }

  /** Every write was accepted, or written over by the same device before it was, or given up by the app itself. */
  #loss() {
    const final = this.service.values();
    const lost = this.written.find(({ device, key, value, instead, order, conflict: decided }) => {
      // What nobody but this device had seen is removed without a word to the service.
      if (value === null && final[key] !== instead) return false;
      if (this.service.history.some((accepted) => accepted.key === key && accepted.value === value)) return false;
      if (this.written.some((later) => later.device === device && later.key === key && later.order > order))
        return false;
      if ((this.#givenUp.get(device) ?? 0) > order) return false;
      // Another tab has decided it meanwhile.
      const again = (/** @type {{ conflict: any, device: number }} */ { conflict, device: where }) =>
        where === device && conflict.key === key && conflict !== decided && conflict.resolution;
      if (decided && this.#conflicts.some(again)) return false;
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
    await dataset.putAll(values).catch((error) => {
      if (error.name !== "StorageError") throw error;
      // It was told, so nobody counts on it.
      this.written = this.written.filter((other) => !(other.device === device && values[other.key] === other.value));
    });
  }

  /**
   * @param {Tab} tab
   * @param {number} choice
   */
  #synchronize({ device, dataset, handlers }, choice) {
    /** @param {import("../../src/index.js").Conflict[]} conflicts */
    const onConflict = (conflicts) => {
      for (const conflict of conflicts) {
        if (choice % 6 === 1) conflict.resolveWithLocalRecord();
        if (choice % 6 === 2) conflict.resolveWithRemoteRecord();
        if (choice % 6 === 3) {
          const value = `x${this.written.length}`;
          this.#order += 1;
          this.written.push({ device, key: conflict.key, value, order: this.#order, conflict });
          conflict.resolveWithValue(value);
        }
      }
    };
    // 0: as the library does without the app, 4: put off.
    const decided = !this.#patient && choice % 6 !== 0 && choice % 6 !== 5;
    const order = this.#order;
    handlers.onConflict = decided ? (_, conflicts) => onConflict(conflicts) : undefined;
    return dataset
      .synchronize()
      .catch((error) => {
        if (!/^(NetworkError|ConflictError|SyncServiceError|DatasetWipedError|StorageError)$/.test(error.name))
          throw error;
      })
      .then(() => {
        // What was decided about a conflict that had moved on meanwhile counts for nothing.
        const accepted = (/** @type {Written} */ { key, value }) =>
          this.service.history.some((one) => one.key === key && one.value === value);
        this.written = this.written.filter(
          (one) =>
            !(one.conflict && one.device === device && one.order > order) ||
            dataset.get(one.key) === one.value ||
            accepted(one),
        );
      });
  }

  /** @param {Tab} tab */
  #delete({ device, dataset }) {
    // What is written from now on is not given up.
    const order = this.#order + 1;
    const deletion = dataset.delete().then(
      () => this.#givenUp.set(device, Math.max(order, this.#givenUp.get(device) ?? 0)),
      () => undefined,
    );
    this.#deletions.push(deletion);
  }

  /** @param {Tab} tab */
  async #restart(tab) {
    this.network.hangUp(tab.dataset);
    await moment();
    this.#timeIsUp(tab);
    const next = this.#newTab(tab.device);
    const opened = await next.dataset.open().catch((error) => {
      if (error.name !== "StorageError") throw error;
    });
    if (opened) Object.assign(tab, next);
  }

  /** @param {Tab} tab */
  #timeIsUp({ deadlines }) {
    for (const deadline of [...deadlines]) deadline.cancel(new NetworkError("time is up"));
  }

  /**
   * @param {number} device
   * @param {number} by milliseconds
   */
  #jump(device, by) {
    this.#ahead[device] = (this.#ahead[device] ?? 0) + by;
  }

  /**
   * @param {number} device
   * @returns {Tab}
   */
  #newTab(device) {
    /** @type {Set<Deadline>} */
    const deadlines = new Set();
    /** @type {import("../../src/index.js").Handlers} */
    const handlers = {};
    /** @type {Dataset} */
    const dataset = new Dataset({
      handlers,
      name: NAME,
      store: /** @type {FailingStore} */ (this.#stores[device]),
      tabs: { tell: () => this.#tell(device, dataset) },
      remote: this.broken(
        this.#remote(() => dataset, device),
        this.service,
      ),
      browser: { setTimeout: (callback) => queueMicrotask(callback), clearTimeout: () => undefined },
      now: this.#now(device),
      random: () => 0,
      newId: this.#newId,
      reconnect: false,
      deadline: () => {
        // It is the schedule that lets time pass.
        const deadline = new Deadline(Number.POSITIVE_INFINITY, () => deadlines.delete(deadline));
        deadlines.add(deadline);
        return deadline;
      },
      checkOpen: () => undefined,
      checkIdentity: async () => undefined,
      lock: async () => (this.impatient ? () => undefined : lock(undefined, `${this.#id}/${device}`)),
    });
    dataset.addEventListener("conflict", (event) => {
      const { conflicts } = /** @type {CustomEvent} */ (event).detail;
      this.#conflicts.push(...conflicts.map((/** @type {any} */ conflict) => ({ conflict, device })));
    });
    return { device, dataset, handlers, deadlines };
  }

  /**
   * @param {number} device
   * @param {Dataset} from
   */
  #tell(device, from) {
    for (const tab of this.#tabs) {
      if (tab.device === device && tab.dataset !== from)
        queueMicrotask(() => tab.dataset.refresh("tab").catch(() => undefined));
    }
  }

  /**
   * @param {() => object} from
   * @param {number} device
   */
  #remote(from, device) {
    const told = this.#told;
    const now = this.#now(device);
    return this.service.remote({
      network: this.network,
      from,
      now,
      newId: this.#newId,
      clock: {
        /** As the last answer told. */
        get offset() {
          return -(told[device] ?? 0);
        },
        observe: () => {
          told[device] = this.#ahead[device] ?? 0;
        },
      },
      skew: () => this.#ahead[device] ?? 0,
    });
  }

  #newId = () => `${++this.#order}`;

  /** @param {number} device @returns {() => number} */
  #now(device) {
    return () => this.service.time + (this.#ahead[device] ?? 0);
  }
}
