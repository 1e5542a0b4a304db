import { departed } from "./shared/departure.js";
import { checkMember, ownerOf } from "./shared/request.js";

export function request(ctx) {
  Object.assign(ctx.stash, ownerOf(ctx), checkMember(ctx.args));
  return {};
}

export const response = (ctx) => departed(ctx);
