import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { judged } from "./schedules.js";

const RUN = fileURLToPath(new URL("run.js", import.meta.url));
/** SEED=n tries one schedule again, SCHEDULES=n tries more of them. */
const FIRST = Number(process.env.SEED || 1);
const SCHEDULES = process.env.SEED ? 1 : Number(process.env.SCHEDULES || 5000);

test(`${SCHEDULES} schedules of edits, losses, duplicates and reorderings from seed ${FIRST}: one state, and nothing lost`, async () => {
  const judge = (/** @type {number} */ first, /** @type {number} */ many) =>
    promisify(execFile)(process.execPath, [RUN, `${first}`, `${many}`]).catch(({ stdout, stderr }) =>
      assert.fail(stdout || stderr),
    );
  const half = SCHEDULES >> 1;
  await Promise.all([judge(FIRST, half), judge(FIRST + half, SCHEDULES - half)]);
});

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
