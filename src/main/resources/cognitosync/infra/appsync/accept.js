import { ownerOf } from "./shared/request.js";
import { personOf } from "./shared/text.js";

const NEEDS = ["dataset", "member", "joined", "sharing", "memberships"];

export function request(ctx) {
  Object.assign(ctx.stash, ownerOf(ctx), { name: personOf(ctx), needs: NEEDS });
  return {};
}

export const response = (ctx) => ctx.prev.result;
