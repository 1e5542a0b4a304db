import { checkMutation } from "./shared/mutation.js";

export function request(ctx) {
  ctx.stash.owner = checkMutation(ctx);
  return {};
}

export const response = (ctx) => ctx.prev.result;
