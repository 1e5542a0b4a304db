import { util } from "@aws-appsync/utils";
import { access, accessed } from "./shared/access.js";
import { checkDataset, partiesOf } from "./shared/request.js";

export function request(ctx) {
  const parties = partiesOf(ctx);
  checkDataset(ctx.args.dataset);
  if (ctx.args.since < 0) util.error("since is at least 0", "InvalidInput");
  return access(ctx, parties);
}

export function response(ctx) {
  const { dataset, since } = ctx.args;
  const parties = partiesOf(ctx);
  const { owner } = parties;
  const { item, role } = accessed(ctx, parties);
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
    role,
    records: Object.keys(records)
      .filter((key) => records[key].count > since)
      // Times and writer can be missing in items of other programs.
      .map((key) => ({ modified: 0, deviceModified: 0, by: owner, ...records[key], key })),
  };
}
