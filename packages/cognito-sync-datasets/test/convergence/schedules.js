import { seeded } from "./random.js";
import { ApiService, CognitoSyncService, inOneStep, SharedService, TableService } from "./services.js";
import { World } from "./world.js";

const SERVICES = {
  "cognito-sync": CognitoSyncService,
  dynamodb: TableService,
  appsync: ApiService,
  shared: SharedService,
};

/**
 * @typedef {[number, number, number, number]} Step what happens, to whom, to which request or record, and in which way
 *
 * @typedef {object} Schedule
 * @property {number} devices
 * @property {boolean} lazy
 * @property {number} skew
 * @property {boolean} impatient tabs go on without the lock
 * @property {Step[]} steps
 *
 * @typedef {keyof typeof SERVICES | "all"} Kind of service; all: the same schedule for each, with the same outcome
 */

/**
 * @param {number} seed
 * @returns {Schedule}
 */
export function schedule(seed) {
  const random = seeded(seed);
  const below = (/** @type {number} */ limit) => Math.floor(random() * limit);
  return {
    devices: 2 + below(3),
    lazy: random() < 0.3,
    skew: below(3) * 40_000,
    impatient: random() < 0.3,
    steps: Array.from({ length: 12 + below(50) }, () => [below(100), below(8), below(8), below(60)]),
  };
}

/**
 * @param {Schedule} plan
 * @param {import("./services.js").Service} service
 * @param {import("./world.js").Broken} [broken]
 */
async function lived({ devices, lazy, skew, impatient, steps }, service, broken) {
  const world = new World(devices, { lazy, skew, impatient, service, ...(broken && { broken }) });
  await world.begin();
  for (const step of steps) await world.take(step);
  return { wrong: await world.end(), facts: world.facts() };
}

/**
 * @param {Schedule} plan
 * @param {Kind} [kind]
 * @param {import("./world.js").Broken} [broken]
 * @returns {Promise<string | undefined>} what is wrong
 */
export async function outcome(plan, kind = "cognito-sync", broken = undefined) {
  if (kind !== "all") return (await lived(plan, new SERVICES[kind](), broken)).wrong;
  const same = comparable(plan);
  const one = await lived(same, new CognitoSyncService());
  const first = JSON.stringify(one.facts);
  if (one.wrong) return one.wrong;
  for (const [name, Service] of /** @type {const} */ ([
    ["DynamoDB", TableService],
    ["AppSync", ApiService],
  ])) {
    const other = await lived(same, inOneStep(new Service()), broken);
    const second = JSON.stringify(other.facts);
    if (other.wrong) return other.wrong;
    if (first !== second) return `Cognito Sync: ${first}\n${`${name}:`.padEnd(13)} ${second}`;
  }
  return undefined;
}

/**
 * Without what only Cognito Sync has: an update that arrives twice (a spent session there, the same write id here), answers without
 * records, and a counter that stays.
 *
 * @param {Schedule} plan
 * @returns {Schedule}
 */
const comparable = (plan) => ({
  ...plan,
  lazy: false,
  steps: plan.steps.map(([action, ...rest]) => {
    if (action === 91 || action === 92) return [50, ...rest];
    return [action === 98 ? 99 : action, ...rest];
  }),
});

/**
 * As few steps as still go wrong: chunks are left out, from halves down to single ones, as long as any can be.
 *
 * @param {Schedule} plan
 * @param {Kind} kind
 * @param {import("./world.js").Broken} [broken]
 * @returns {Promise<Schedule>}
 */
export async function shrunk(plan, kind, broken) {
  let { steps } = plan;
  for (let size = steps.length >> 1; size > 0; ) {
    let smaller = false;
    for (let from = 0; from < steps.length; ) {
      const rest = [...steps.slice(0, from), ...steps.slice(from + size)];
      if (await outcome({ ...plan, steps: rest }, kind, broken)) {
        steps = rest;
        smaller = true;
      } else {
        from += size;
      }
    }
    if (!smaller || size > 1) size = size > 1 ? size >> 1 : 0;
  }
  return { ...plan, steps };
}

/**
 * @param {number} seed
 * @param {Kind} [kind]
 * @param {import("./world.js").Broken} [broken]
 * @returns {Promise<string | undefined>} what is wrong, with all that is needed to see it again
 */
export async function judged(seed, kind = "cognito-sync", broken = undefined) {
  const plan = schedule(seed);
  const wrong = await outcome(plan, kind, broken);
  if (!wrong) return undefined;
  const least = await shrunk(plan, kind, broken);
  return [
    `seed ${seed}: ${wrong}`,
    `shrunk from ${plan.steps.length} to ${least.steps.length} steps: ${await outcome(least, kind, broken)}`,
    JSON.stringify(least),
  ].join("\n");
}
