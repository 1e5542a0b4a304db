import { checkMutation } from "./shared/mutation.js";
import { ownerOf } from "./shared/request.js";
import { endSubscriptions } from "./shared/subscriptions.js";

export function request(ctx) {
  Object.assign(ctx.stash, ownerOf(ctx));
  checkMutation(ctx);
  return {};
}

export function response(ctx) {
  const { owner, dataset, count } = ctx.prev.result;
  if (count > 0) endSubscriptions(owner, dataset);
  return ctx.prev.result;
}
