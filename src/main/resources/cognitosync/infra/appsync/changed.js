import { extensions, runtime, util } from "@aws-appsync/utils";
import { checkDataset, partiesOf } from "./shared/request.js";
import { endWithMembership } from "./shared/subscriptions.js";

export function request(ctx) {
  Object.assign(ctx.stash, partiesOf(ctx));
  checkDataset(ctx.args.dataset);
  const { caller, owner } = ctx.stash;
  // Only of a member there is something to read.
  if (owner === caller) runtime.earlyReturn(null);
  return {};
}

export function response(ctx) {
  const { caller, owner } = partiesOf(ctx);
  const { dataset } = ctx.args;
  extensions.setSubscriptionFilter(
    util.transform.toSubscriptionFilter({ owner: { eq: owner }, dataset: { eq: dataset } }),
  );
  if (owner !== caller) endWithMembership(owner, dataset, caller);
  return null;
}
