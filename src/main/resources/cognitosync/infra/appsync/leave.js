import { departed } from "./shared/departure.js";
import { isRole } from "./shared/membership.js";
import { checkDataset, partiesOf } from "./shared/request.js";
import { endSubscriptions } from "./shared/subscriptions.js";

export function request(ctx) {
  const { caller, owner } = partiesOf(ctx);
  const { dataset } = ctx.args;
  checkDataset(dataset);
  // Not the dataset: its size is the owner's affair, and anybody may call.
  const needs = ["member", "joined", "sharing", "memberships"];
  Object.assign(ctx.stash, { caller, owner, dataset, member: caller, needs });
  return {};
}

export function response(ctx) {
  const { owner, dataset, member, found } = ctx.stash;
  if (isRole(found.member?.role)) endSubscriptions(owner, dataset, member);
  return departed(ctx.stash, found.joined);
}
