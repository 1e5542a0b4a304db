import { checkMember, ownerOf } from "./shared/request.js";

export function request(ctx) {
  Object.assign(ctx.stash, ownerOf(ctx), checkMember(ctx.args), { needs: ["dataset", "member"] });
  return {};
}

export function response(ctx) {
  const { name, since } = ctx.stash.found.member;
  return { id: ctx.args.member, name, role: ctx.args.role, since };
}
