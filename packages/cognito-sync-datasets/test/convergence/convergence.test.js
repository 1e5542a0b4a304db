import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { judged, outcome } from "./schedules.js";

const RUN = fileURLToPath(new URL("run.js", import.meta.url));
/** SEED=n tries one schedule again, SCHEDULES=n tries more of them. */
const FIRST = Number(process.env.SEED || 1);
const many = (/** @type {number} */ usual) => (process.env.SEED ? 1 : Number(process.env.SCHEDULES || usual));

/**
 * In two processes.
 *
 * @param {number} schedules
 * @param {import("./schedules.js").Kind} kind
 */
async function judge(schedules, kind) {
  const run = (/** @type {number} */ first, /** @type {number} */ many) =>
    promisify(execFile)(process.execPath, [RUN, `${first}`, `${many}`, kind]).catch(({ stdout, stderr }) =>
      assert.fail(stdout || stderr),
    );
  const half = schedules >> 1;
  await Promise.all([run(FIRST, half), run(FIRST + half, schedules - half)]);
}

test(`${many(5000)} schedules of edits, losses, duplicates and reorderings from seed ${FIRST}: one state, and nothing lost`, () =>
  judge(many(5000), "cognito-sync"));

test(`${many(400)} schedules of the same with a table, in which each request is lost, doubled or late for itself`, () =>
  judge(many(400), "dynamodb"));

test(`${many(400)} schedules of the same with an API, which takes an update that comes again once`, () =>
  judge(many(400), "appsync"));

test(`${many(300)} schedules of the same with an API, and two people on the dataset of one`, () =>
  judge(many(300), "shared"));

test(`${many(250)} schedules, each through Cognito Sync, through a table and through an API: equal records, counts and conflicts`, () =>
  judge(many(250), "all"));

for (const [what, kind, steps] of /** @type {const} */ ([
  [
    "removed while the dataset is being deleted, after its value was sent",
    "cognito-sync",
    [
      [5, 1, 0, 52],
      [39, 0, 0, 56],
      [52, 0, 0, 1],
      [75, 0, 0, 54],
      [97, 1, 0, 51],
      [16, 0, 0, 0],
    ],
  ],
  [
    "the same with a table that has no such dataset yet",
    "dynamodb",
    [
      [39, 1, 0, 56],
      [5, 1, 6, 52],
      [49, 4, 1, 58],
      [44, 6, 7, 34],
      [52, 2, 4, 1],
      [75, 4, 1, 54],
      [87, 0, 3, 57],
      [97, 5, 3, 51],
      [16, 0, 3, 0],
    ],
  ],
  [
    "an update that arrives again with an API, after another device's, is taken for the newest",
    "appsync",
    [
      [38, 5, 3, 55],
      [5, 1, 6, 42],
      [38, 0, 0, 9],
      [57, 1, 7, 47],
      [34, 4, 7, 40],
      [97, 3, 6, 14],
      [56, 7, 5, 17],
      [75, 4, 6, 22],
      [16, 0, 3, 57],
      [32, 1, 6, 25],
      [92, 4, 6, 54],
    ],
  ],
])) {
  test(`what once went wrong: ${what}`, async () => {
    const plan = {
      devices: kind === "appsync" ? 4 : 2,
      lazy: false,
      skew: 0,
      impatient: true,
      steps: steps.map((step) => [...step]),
    };
    assert.equal(await outcome(/** @type {import("./schedules.js").Schedule} */ (plan), kind), undefined);
  });
}

/**
 * @param {import("./world.js").Broken} broken
 * @param {import("./schedules.js").Kind} [kind]
 */
async function found(broken, kind = "cognito-sync") {
  for (let seed = 1; seed <= 500; seed += 1) {
    const wrong = await judged(seed, kind, broken);
    if (wrong) return wrong;
  }
  return "";
}

test("the schedules find a client that takes its own update for the only one, as amazon-cognito-js did, and shrink it", async () => {
  const wrong = await found((remote) => {
    let highest = 0;
    return {
      ...remote,
      list: (name, since, deadline) => remote.list(name, since && Math.max(since, highest), deadline),
      update: async (...parts) => {
        const answer = await remote.update(...parts);
        // Whatever another device wrote between pull and push is below it, and never asked for again.
        highest = Math.max(...[...answer.values()].map(({ syncCount }) => syncCount));
        return answer;
      },
    };
  });
  assert.match(wrong, /^seed \d+: (tab \d ends with|lost)/);
  const [, before, after] = /** @type {RegExpMatchArray} */ (wrong.match(/shrunk from (\d+) to (\d+) steps/));
  assert.ok(Number(after) < Number(before) / 2, wrong);
});

test("the schedules find a service's refusal that is taken for success", async () => {
  const wrong = await found((remote) => ({
    ...remote,
    update: (name, session, patches, deadline) =>
      remote
        .update(name, session, patches, deadline)
        .catch(
          () =>
            new Map(patches.map(({ key, edit, syncCount }) => [key, { value: edit.value, syncCount: syncCount + 1 }])),
        ),
  }));
  assert.match(wrong, /lost|ends with/);
});

test("the schedules find a swap that expects nothing", async () => {
  const wrong = await found((remote, service) => {
    const table = /** @type {import("./services.js").TableService} */ (service).table;
    const { answer } = Object.getPrototypeOf(table);
    table.answer = (
      operation,
      { ConditionExpression, ExpressionAttributeNames, ExpressionAttributeValues, ...input },
    ) =>
      answer.call(
        table,
        operation,
        operation === "PutItem" ? input : { ...input, ExpressionAttributeNames, ExpressionAttributeValues },
      );
    return remote;
  }, "dynamodb");
  assert.match(wrong, /lost|ends with/);
});

test("the schedules find a member's refusal that is taken for an answer", async () => {
  const wrong = await found((remote) => {
    const update = remote.update.bind(remote);
    return Object.assign(remote, {
      update: (/** @type {Parameters<typeof update>} */ ...parts) => update(...parts).catch(() => new Map()),
    });
  }, "shared");
  assert.match(wrong, /lost|ends with|still waits/);
});

test("the schedules find a table that tells no deletion, and one that counts a write twice", async () => {
  const differ = /Cognito Sync: .*\n.*DynamoDB: |ends with|lost/;
  const list =
    (/** @type {any} */ remote) =>
    async (/** @type {any[]} */ ...parts) => ({
      ...(await remote.list(...parts)),
      deleted: false,
      exists: true,
    });
  assert.match(await found((remote) => ({ ...remote, list: list(remote) }), "all"), differ);
  const twice =
    (/** @type {any} */ remote) =>
    async (/** @type {any[]} */ ...parts) => {
      await remote.update(...parts);
      return remote.update(...parts);
    };
  assert.match(await found((remote) => ({ ...remote, update: twice(remote) }), "all"), differ);
});
