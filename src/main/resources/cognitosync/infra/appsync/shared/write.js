import { util } from "@aws-appsync/utils";
import { readItem } from "./item.js";
import { datasetKey, memberKey } from "./keys.js";
import { WRITER } from "./membership.js";
import { contention, failed, isUnmet, reasonsOf, writeAll } from "./transaction.js";

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
  by: ctx.stash.caller,
  writes: [...(item?.writes ?? []), ctx.args.writeId].slice(-WRITES),
});

/** A member is checked at the same moment as he writes. */
const whileWriter = (key, generation) => ({
  operation: "ConditionCheck",
  key,
  condition: {
    expression: "#role = :role AND #generation = :generation",
    expressionNames: { "#role": "role", "#generation": "generation" },
    expressionValues: util.dynamodb.toMapValues({ ":role": WRITER, ":generation": generation }),
  },
});

/** Replaces the whole item if it is still the one that was read. */
export function put(ctx, before, after) {
  const { caller, owner } = ctx.stash;
  const { dataset } = ctx.args;
  ctx.stash.item = null;
  ctx.stash.change = changeOf(ctx, after);
  const write = {
    operation: "PutItem",
    key: datasetKey(owner, dataset),
    attributeValues: util.dynamodb.toMapValues(after),
    condition: before
      ? {
          expression: "#count = :count AND #format = :format",
          expressionNames: { "#count": "count", "#format": "format" },
          expressionValues: util.dynamodb.toMapValues({ ":count": before.count, ":format": 1 }),
        }
      : { expression: "attribute_not_exists(#item)", expressionNames: { "#item": "item" } },
  };
  if (owner === caller) return write;
  return writeAll(ctx, [whileWriter(memberKey(owner, dataset, caller), before.deletedAt), write]);
}

/** The present item, if it was the reason; AppSync reads it then. */
function presentItem(ctx) {
  const { caller, owner } = ctx.stash;
  if (owner === caller) {
    if (ctx.error.type !== "DynamoDB:ConditionalCheckFailedException") failed(ctx);
    return ctx.result;
  }
  const [member, dataset] = reasonsOf(ctx);
  if (isUnmet(member)) util.unauthorized();
  if (!isUnmet(dataset)) failed(ctx);
  return dataset.item;
}

export function outcomeOf(ctx) {
  if (ctx.error) {
    const present = readItem(ctx.args.dataset, presentItem(ctx));
    if (!present?.writes.includes(ctx.args.writeId)) contention();
    // What later functions of the pipeline pass on.
    ctx.stash.change = changeOf(ctx, present);
  }
  return ctx.stash.change;
}
