import { access, accessed } from "./shared/access.js";

export const request = (ctx) => access(ctx, ctx.stash);

export function response(ctx) {
  Object.assign(ctx.stash, accessed(ctx, ctx.stash));
  return null;
}
