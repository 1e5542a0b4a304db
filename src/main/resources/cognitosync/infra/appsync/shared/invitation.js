import { util } from "@aws-appsync/utils";
import { isMember, isOf } from "./membership.js";
import { isOutdated } from "./removal.js";

/** One answer, from which nobody learns which tokens exist. */
export const refuseInvitation = () =>
  util.error("The invitation has been used, has expired or never existed.", "InvalidInvitation");

/** Used ones are only for whom they made a member. */
export function checkInvitation({ invitation, found }) {
  const { dataset, member } = found;
  const isOpen = invitation.usedBy ? isMember(dataset, member) : !isOutdated(invitation, member);
  if (!isOf(dataset, invitation) || !isOpen) refuseInvitation();
}

export const invitationOf = (token, { identity, ownerName, dataset, role, expires }) => ({
  token,
  owner: identity,
  ownerName,
  dataset,
  role,
  expires: expires * 1000,
});
