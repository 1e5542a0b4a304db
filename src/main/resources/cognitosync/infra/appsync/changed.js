import { extensions, util } from "@aws-appsync/utils";
import { checkDataset, ownerOf } from "./shared/request.js";

export function request(ctx) {
  ownerOf(ctx);
  checkDataset(ctx.args.dataset);
  return { payload: null };
}

export function response(ctx) {
  const { owner, dataset } = ctx.args;
  extensions.setSubscriptionFilter(
    util.transform.toSubscriptionFilter({ owner: { eq: owner }, dataset: { eq: dataset } }),
  );
  return null;
}
