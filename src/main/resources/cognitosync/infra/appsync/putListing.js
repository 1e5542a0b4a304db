import { runtime } from "@aws-appsync/utils";
import { joinedKey, membershipsKey } from "./shared/keys.js";
import { deleted, lowered, swap } from "./shared/swap.js";
import { writeAll } from "./shared/transaction.js";

/** Puts right what the member lists, of the membership that the owner has changed and of no later one. */
export function request(ctx) {
  const { owner, dataset, member, decided, listed } = ctx.stash;
  const { joined, memberships } = listed ?? {};
  if (!joined || joined.since !== decided.since || joined.generation !== decided.generation) runtime.earlyReturn(null);
  const key = joinedKey(member, owner, dataset);
  const { ownerName } = joined;
  if (decided.role) return writeAll(ctx, [swap(key, joined, { ownerName, ...decided })]);
  const counted = memberships
    ? [swap(membershipsKey(member), memberships, { memberships: lowered(memberships.memberships) })]
    : [];
  return writeAll(ctx, [deleted(key, joined), ...counted]);
}

/**
 * A failure is none of the owner's call, which is decided already: this is a listing only, of which a member's `changes` says what
 * holds, and `leave` takes it away.
 */
export const response = () => null;
