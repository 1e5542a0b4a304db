import { checkInvitation, invitationOf } from "./shared/invitation.js";
import { ownerOf } from "./shared/request.js";

export function request(ctx) {
  Object.assign(ctx.stash, ownerOf(ctx), { needs: ["dataset", "member"] });
  return {};
}

export function response(ctx) {
  checkInvitation(ctx.stash);
  return invitationOf(ctx.args.token, ctx.stash.invitation);
}
