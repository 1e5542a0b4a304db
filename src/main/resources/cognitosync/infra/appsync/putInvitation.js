import { util } from "@aws-appsync/utils";
import { invitationOf } from "./shared/invitation.js";
import { invitationKey } from "./shared/keys.js";
import { failed } from "./shared/transaction.js";

export function request(ctx) {
  const { expires, item, owner, ownerName } = ctx.stash;
  const { dataset, role } = ctx.args;
  if (!item?.exists) util.error(`There is no dataset ${dataset}`, "InvalidInput");
  const token = `${util.autoId()}${util.autoId()}`;
  const issued = util.time.nowEpochMilliSeconds();
  const invitation = { identity: owner, ownerName, dataset, role, generation: item.deletedAt, issued, expires };
  ctx.stash.result = invitationOf(token, invitation);
  return {
    operation: "PutItem",
    key: invitationKey(token),
    attributeValues: util.dynamodb.toMapValues(invitation),
  };
}

export function response(ctx) {
  if (ctx.error) failed(ctx);
  return ctx.stash.result;
}
