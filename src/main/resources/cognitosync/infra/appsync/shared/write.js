import { util } from "@aws-appsync/utils";
import { keyOf, readItem } from "./item.js";

/** Kept ids: a write is recognized for as long as it can be repeated. */
const WRITES = 8;

/** As mutations return it. Times and writer can be missing in items of other programs. */
export const changeOf = (ctx, { count, exists, modified, by }) => ({
  owner: ctx.stash.owner,
  dataset: ctx.args.dataset,
  count,
  exists,
  modified: modified ?? 0,
  by: by ?? ctx.stash.owner,
});

/** The head that every write leaves. */
export const written = (ctx, item) => ({
  format: 1,
  count: (item?.count ?? 0) + 1,
  exists: true,
  deletedAt: item?.deletedAt ?? 0,
  modified: util.time.nowEpochMilliSeconds(),
  by: ctx.stash.owner,
  writes: [...(item?.writes ?? []), ctx.args.writeId].slice(-WRITES),
});

/** Replaces the whole item if it is still the one that was read. */
export function put(ctx, before, after) {
  ctx.stash.item = null;
  ctx.stash.change = changeOf(ctx, after);
  return {
    operation: "PutItem",
    key: keyOf(ctx.stash.owner, ctx.args.dataset),
    attributeValues: util.dynamodb.toMapValues(after),
    condition: before
      ? {
          expression: "#count = :count AND #format = :format",
          expressionNames: { "#count": "count", "#format": "format" },
          expressionValues: util.dynamodb.toMapValues({ ":count": before.count, ":format": 1 }),
        }
      : { expression: "attribute_not_exists(#item)", expressionNames: { "#item": "item" } },
  };
}

export function outcomeOf(ctx) {
  if (!ctx.error) return ctx.stash.change;
  if (ctx.error.type !== "DynamoDB:ConditionalCheckFailedException") util.error(ctx.error.message, ctx.error.type);
  // AppSync reads the present item then.
  const present = readItem(ctx.args.dataset, ctx.result);
  if (present?.writes.includes(ctx.args.writeId)) return changeOf(ctx, present);
  return util.error("Another write came between. Repeat this one under the same writeId.", "Contention");
}
