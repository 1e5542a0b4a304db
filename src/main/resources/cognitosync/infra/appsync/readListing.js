import { runtime } from "@aws-appsync/utils";
import { joinedKey, membershipsKey } from "./shared/keys.js";
import { readAll } from "./shared/transaction.js";

/** What the member has of a membership that the owner has changed. */
export function request(ctx) {
  const { owner, dataset, member, decided } = ctx.stash;
  if (!decided) runtime.earlyReturn(null);
  return readAll(ctx, [{ key: joinedKey(member, owner, dataset) }, { key: membershipsKey(member) }]);
}

/** See putListing about failures. */
export function response(ctx) {
  if (ctx.error) return null;
  const [joined, memberships] = ctx.result.items;
  ctx.stash.listed = { joined, memberships };
  return null;
}
