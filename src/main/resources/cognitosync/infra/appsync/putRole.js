import { runtime, util } from "@aws-appsync/utils";
import { joinedKey, memberKey } from "./shared/keys.js";
import { isMember } from "./shared/membership.js";
import { swap, withRole } from "./shared/swap.js";
import { failed, writeAll } from "./shared/transaction.js";

export function request(ctx) {
  const { owner, dataset, member, found } = ctx.stash;
  const { role } = ctx.args;
  if (!isMember(found.dataset, found.member)) {
    util.error(`The dataset ${dataset} has no member ${member}`, "InvalidInput");
  }
  if (found.member.role === role) runtime.earlyReturn(null);
  const items = [
    { key: memberKey(owner, dataset, member), before: found.member },
    { key: joinedKey(member, owner, dataset), before: found.joined },
  ];
  return writeAll(
    ctx,
    items.filter(({ before }) => before).map(({ key, before }) => swap(key, before, withRole(before, role))),
  );
}

export function response(ctx) {
  if (ctx.error) failed(ctx);
  return null;
}
