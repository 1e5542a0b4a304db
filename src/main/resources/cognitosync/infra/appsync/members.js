import { checkDataset, partiesOf } from "./shared/request.js";

export function request(ctx) {
  Object.assign(ctx.stash, partiesOf(ctx));
  checkDataset(ctx.args.dataset);
  return {};
}

export const response = (ctx) => ctx.prev.result;
