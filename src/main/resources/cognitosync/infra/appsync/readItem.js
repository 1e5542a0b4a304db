import { util } from "@aws-appsync/utils";
import { keyOf, readItem } from "./shared/item.js";

export function request(ctx) {
  return { operation: "GetItem", key: keyOf(ctx.stash.owner, ctx.args.dataset), consistentRead: true };
}

export function response(ctx) {
  if (ctx.error) util.error(ctx.error.message, ctx.error.type);
  ctx.stash.item = readItem(ctx.args.dataset, ctx.result);
  return null;
}
