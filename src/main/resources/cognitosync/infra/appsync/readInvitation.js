import { util } from "@aws-appsync/utils";
import { refuseInvitation } from "./shared/invitation.js";
import { invitationKey } from "./shared/keys.js";
import { failed } from "./shared/transaction.js";

export function request(ctx) {
  const { token } = ctx.args;
  if (!util.matches("^[0-9a-f-]{72}$", token)) refuseInvitation();
  return { operation: "GetItem", key: invitationKey(token), consistentRead: true };
}

export function response(ctx) {
  if (ctx.error) failed(ctx);
  const { caller } = ctx.stash;
  const invitation = ctx.result;
  if (!invitation) refuseInvitation();
  const { identity, dataset, expires, usedBy } = invitation;
  // The one who used it may repeat that after its end: the answer can have been lost.
  const isOpen = usedBy ? usedBy === caller : expires * 1000 > util.time.nowEpochMilliSeconds();
  if (!isOpen) refuseInvitation();
  Object.assign(ctx.stash, { invitation, owner: identity, dataset, member: caller });
  return null;
}
