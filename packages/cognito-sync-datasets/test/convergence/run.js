import { judged } from "./schedules.js";

/**
 * `node run.js FIRST HOW_MANY [cognito-sync|dynamodb|appsync|shared|all]`: judges these seeds, tells of the first that goes wrong and ends with 1. A process of its own:
 * the test runner watches every promise, and takes three times as long.
 */
const [first, many] = /** @type {[number, number]} */ (process.argv.slice(2, 4).map(Number));
const kind = /** @type {import("./schedules.js").Kind} */ (process.argv[4] ?? "cognito-sync");
for (let seed = first; seed < first + many; seed += 1) {
  const wrong = await judged(seed, kind);
  if (wrong) {
    process.stdout.write(wrong);
    process.exit(1);
  }
}
