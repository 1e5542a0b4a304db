import { runtime } from "@aws-appsync/utils";
import { joinedKey, memberKey, membershipsKey, sharingKey } from "./shared/keys.js";
import { deleted, swap } from "./shared/swap.js";
import { failed, writeAll } from "./shared/transaction.js";

/** Members of an earlier generation are not counted any more. */
function uncounted({ owner, dataset, member, found }) {
  const { joined, sharing, memberships } = found;
  const { generation } = found.member ?? {};
  const isCounted = sharing && sharing.generation === generation;
  const isListed = joined && memberships;
  return [
    ...(isCounted ? [swap(sharingKey(owner, dataset), sharing, { generation, members: sharing.members - 1 })] : []),
    ...(isListed ? [swap(membershipsKey(member), memberships, { memberships: memberships.memberships - 1 })] : []),
  ];
}

export function request(ctx) {
  const { owner, dataset, member, found } = ctx.stash;
  const items = [
    ...deleted(memberKey(owner, dataset, member), found.member),
    ...deleted(joinedKey(member, owner, dataset), found.joined),
  ];
  if (items.length === 0) runtime.earlyReturn(null);
  return writeAll(ctx, [...items, ...uncounted(ctx.stash)]);
}

export function response(ctx) {
  if (ctx.error) failed(ctx);
  return null;
}
