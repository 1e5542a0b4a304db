import { seeded } from "./random.js";
import { World } from "./world.js";

/**
 * @typedef {[number, number, number, number]} Step what happens, to whom, to which request or record, and in which way
 *
 * @typedef {object} Schedule
 * @property {number} devices
 * @property {boolean} lazy
 * @property {number} skew
 * @property {boolean} impatient tabs go on without the lock
 * @property {Step[]} steps
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
 * @param {import("./world.js").Broken} [broken]
 * @returns {Promise<string | undefined>} what is wrong
 */
export async function outcome({ devices, lazy, skew, impatient, steps }, broken) {
  const world = new World(devices, { lazy, skew, impatient, ...(broken && { broken }) });
  await world.begin();
  for (const step of steps) await world.take(step);
  return world.end();
}

/**
 * As few steps as still go wrong: chunks are left out, from halves down to single ones, as long as any can be.
 *
 * @param {Schedule} plan
 * @param {import("./world.js").Broken} [broken]
 * @returns {Promise<Schedule>}
 */
export async function shrunk(plan, broken) {
  let { steps } = plan;
  for (let size = steps.length >> 1; size > 0; ) {
    let smaller = false;
    for (let from = 0; from < steps.length; ) {
      const rest = [...steps.slice(0, from), ...steps.slice(from + size)];
      if (await outcome({ ...plan, steps: rest }, broken)) {
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
 * @param {import("./world.js").Broken} [broken]
 * @returns {Promise<string | undefined>} what is wrong, with all that is needed to see it again
 */
export async function judged(seed, broken) {
  const plan = schedule(seed);
  const wrong = await outcome(plan, broken);
  if (!wrong) return undefined;
  const least = await shrunk(plan, broken);
  return [
    `seed ${seed}: ${wrong}`,
    `shrunk from ${plan.steps.length} to ${least.steps.length} steps: ${await outcome(least, broken)}`,
    JSON.stringify(least),
  ].join("\n");
}
