import { runtime, util } from "@aws-appsync/utils";
import { memberKey } from "./shared/keys.js";
import { isMember } from "./shared/membership.js";
import { swap } from "./shared/swap.js";
import { failed, writeAll } from "./shared/transaction.js";

export function request(ctx) {
  const { owner, dataset, member, found } = ctx.stash;
  const { role } = ctx.args;
  if (!isMember(found.dataset, found.member)) {
    util.error(`The dataset ${dataset} has no member ${member}`, "InvalidInput");
  }
  const { name, since, generation } = found.member;
  if (found.member.role === role) runtime.earlyReturn(null);
  const changed = util.time.nowEpochMilliSeconds();
  ctx.stash.decided = { role, since, generation };
  return writeAll(ctx, [
    swap(memberKey(owner, dataset, member), found.member, { role, name, since, generation, changed }),
  ]);
}

export function response(ctx) {
  if (ctx.error) failed(ctx);
  return null;
}
