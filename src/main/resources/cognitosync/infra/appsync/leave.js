import { departed } from "./shared/departure.js";
import { checkDataset, partiesOf } from "./shared/request.js";

export function request(ctx) {
  const { caller, owner } = partiesOf(ctx);
  const { dataset } = ctx.args;
  checkDataset(dataset);
  Object.assign(ctx.stash, { caller, owner, dataset, member: caller });
  return {};
}

export const response = (ctx) => departed(ctx);
