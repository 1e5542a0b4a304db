import { util } from "@aws-appsync/utils";
import { keyOf, readItem } from "./shared/item.js";
import { checkDataset, ownerOf } from "./shared/request.js";

export function request(ctx) {
  const owner = ownerOf(ctx);
  checkDataset(ctx.args.dataset);
  if (ctx.args.since < 0) util.error("since is at least 0", "InvalidInput");
  return { operation: "GetItem", key: keyOf(owner, ctx.args.dataset), consistentRead: true };
}

export function response(ctx) {
  if (ctx.error) util.error(ctx.error.message, ctx.error.type);
  const { dataset, since } = ctx.args;
  const owner = ownerOf(ctx);
  const item = readItem(dataset, ctx.result);
  if (!item) return { owner, dataset, count: 0, exists: false, deletedAt: 0, records: [] };
  const { count, exists, deletedAt, created, modified, by, records } = item;
  if (exists && since > count) {
    util.error(`No such SyncCount: ${since} exists for this Dataset`, "InvalidInput");
  }
  return {
    owner,
    dataset,
    count,
    exists,
    deletedAt,
    created,
    modified,
    by,
    records: Object.keys(records)
      .filter((key) => records[key].count > since)
      // Times and writer can be missing in items of other programs.
      .map((key) => ({ modified: 0, deviceModified: 0, by: owner, ...records[key], key })),
  };
}
