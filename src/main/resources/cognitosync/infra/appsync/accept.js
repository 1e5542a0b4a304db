import { ownerOf } from "./shared/request.js";
import { personOf } from "./shared/text.js";

export function request(ctx) {
  Object.assign(ctx.stash, ownerOf(ctx), { name: personOf(ctx) });
  return {};
}

export const response = (ctx) => ctx.prev.result;
