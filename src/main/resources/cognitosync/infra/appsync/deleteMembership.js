import { runtime } from "@aws-appsync/utils";
import { joinedKey, memberKey, membershipsKey, sharingKey } from "./shared/keys.js";
import { isRole } from "./shared/membership.js";
import { markOf } from "./shared/removal.js";
import { deleted, lowered, swap } from "./shared/swap.js";
import { failed, writeAll } from "./shared/transaction.js";

/** What the owner has changed stays known: invitations of before must not undo it. */
function ended({ owner, dataset, member, found }) {
  if (!isRole(found.member?.role)) return [];
  const { sharing } = found;
  const { changed, generation } = found.member;
  const key = memberKey(owner, dataset, member);
  const after = typeof changed === "number" ? swap(key, found.member, markOf(found.member, changed)) : null;
  // Members of an earlier generation are not counted any more.
  const counted =
    sharing?.generation === generation
      ? [swap(sharingKey(owner, dataset), sharing, { generation, members: lowered(sharing.members) })]
      : [];
  return [after ?? deleted(key, found.member), ...counted];
}

function unlisted({ owner, dataset, member, found }) {
  const { joined, memberships } = found;
  if (!joined) return [];
  const counted = memberships
    ? [swap(membershipsKey(member), memberships, { memberships: lowered(memberships.memberships) })]
    : [];
  return [deleted(joinedKey(member, owner, dataset), joined), ...counted];
}

export function request(ctx) {
  const items = [...ended(ctx.stash), ...unlisted(ctx.stash)];
  if (items.length === 0) runtime.earlyReturn(null);
  return writeAll(ctx, items);
}

export function response(ctx) {
  if (ctx.error) failed(ctx);
  return null;
}
