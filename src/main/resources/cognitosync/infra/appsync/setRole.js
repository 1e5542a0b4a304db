import { checkMember, ownerOf } from "./shared/request.js";
import { endSubscriptions } from "./shared/subscriptions.js";

export function request(ctx) {
  Object.assign(ctx.stash, ownerOf(ctx), checkMember(ctx.args), { needs: ["dataset", "member"] });
  return {};
}

export function response(ctx) {
  const { owner, dataset, member, decided, found } = ctx.stash;
  const { name, since } = found.member;
  // The member's pages subscribe again, and then hear of the role.
  if (decided) endSubscriptions(owner, dataset, member);
  return { id: member, name, role: ctx.args.role, since };
}
