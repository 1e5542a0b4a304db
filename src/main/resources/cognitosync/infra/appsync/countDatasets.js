import { runtime, util } from "@aws-appsync/utils";
import { pageOf } from "./shared/query.js";

/** Of one identity. */
const DATASETS = 20;

/** One page: a pipeline has no loop, but has this function several times. */
export function request(ctx) {
  const { change, isCounted, nextToken, owner } = ctx.stash;
  if (change) runtime.earlyReturn(change, { skipTo: "END" });
  if (isCounted) runtime.earlyReturn(null);
  return {
    ...pageOf(owner, "dataset#", nextToken),
    filter: {
      // Those that cannot be read included.
      expression: "NOT #exists = :false",
      expressionNames: { "#exists": "exists" },
      expressionValues: util.dynamodb.toMapValues({ ":false": false }),
    },
    projection: { expression: "#item", expressionNames: { "#item": "item" } },
  };
}

export function response(ctx) {
  if (ctx.error) util.error(ctx.error.message, ctx.error.type);
  const { items, nextToken } = ctx.result;
  const datasets = (ctx.stash.datasets ?? 0) + items.length;
  if (datasets >= DATASETS) {
    util.error(`An identity holds ${DATASETS} datasets. Delete one first.`, "LimitExceeded");
  }
  ctx.stash.datasets = datasets;
  ctx.stash.pages = (ctx.stash.pages ?? 0) + 1;
  ctx.stash.nextToken = nextToken;
  ctx.stash.isCounted = !nextToken;
  return null;
}
