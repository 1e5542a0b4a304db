import { runtime } from "@aws-appsync/utils";
import { changeOf, outcomeOf, put, written } from "./shared/write.js";

export function request(ctx) {
  const { item } = ctx.stash;
  if (!item) runtime.earlyReturn(changeOf(ctx, { count: 0, exists: false }));
  if (!item.exists || item.writes.includes(ctx.args.writeId)) runtime.earlyReturn(changeOf(ctx, item));
  const head = written(ctx, item);
  const created = item.created === undefined ? {} : { created: item.created };
  return put(ctx, item, { ...head, exists: false, deletedAt: head.count, records: {}, ...created });
}

export const response = (ctx) => outcomeOf(ctx);
