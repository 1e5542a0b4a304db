import { runtime, util } from "@aws-appsync/utils";
import { memberKey, sharingKey } from "./shared/keys.js";
import { isRole } from "./shared/membership.js";
import { markOf } from "./shared/removal.js";
import { lowered, swap } from "./shared/swap.js";
import { failed, writeAll } from "./shared/transaction.js";

/** Asks nothing of the member's own partition, where nothing may keep the owner from it. */
export function request(ctx) {
  const { owner, dataset, member, found } = ctx.stash;
  const { sharing } = found;
  if (!isRole(found.member?.role)) runtime.earlyReturn(null);
  const { since, generation } = found.member;
  ctx.stash.decided = { since, generation };
  // Members of an earlier generation are not counted any more.
  const counted =
    sharing?.generation === generation
      ? [swap(sharingKey(owner, dataset), sharing, { generation, members: lowered(sharing.members) })]
      : [];
  const mark = markOf(found.member, util.time.nowEpochMilliSeconds());
  return writeAll(ctx, [swap(memberKey(owner, dataset, member), found.member, mark), ...counted]);
}

export function response(ctx) {
  if (ctx.error) failed(ctx);
  return null;
}
