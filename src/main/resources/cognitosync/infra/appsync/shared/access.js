import { util } from "@aws-appsync/utils";
import { readItem } from "./item.js";
import { datasetKey, memberKey } from "./keys.js";
import { isMember } from "./membership.js";
import { itemsOf, readAll } from "./transaction.js";

/** Reads a dataset; another's at one moment with the caller's membership. */
export function access(ctx, { caller, owner }) {
  const { dataset } = ctx.args;
  const key = datasetKey(owner, dataset);
  if (owner === caller) return { operation: "GetItem", key, consistentRead: true };
  return readAll(ctx, [{ key }, { key: memberKey(owner, dataset, caller) }]);
}

/** The dataset, null if there is none, and the caller's role, null for the owner. Strangers learn nothing of it. */
export function accessed(ctx, { caller, owner }) {
  const { dataset } = ctx.args;
  if (owner === caller) {
    if (ctx.error) util.error(ctx.error.message, ctx.error.type);
    return { item: readItem(dataset, ctx.result), role: null };
  }
  const [item, member] = itemsOf(ctx);
  if (!isMember(item, member)) util.unauthorized();
  return { item: readItem(dataset, item), role: member.role };
}
