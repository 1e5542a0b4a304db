import { departed } from "./shared/departure.js";
import { checkMember, ownerOf } from "./shared/request.js";
import { endSubscriptions } from "./shared/subscriptions.js";

export function request(ctx) {
  Object.assign(ctx.stash, ownerOf(ctx), checkMember(ctx.args), { needs: ["member", "sharing"] });
  return {};
}

export function response(ctx) {
  const { owner, dataset, member, listed } = ctx.stash;
  endSubscriptions(owner, dataset, member);
  return departed(ctx.stash, listed?.joined);
}
