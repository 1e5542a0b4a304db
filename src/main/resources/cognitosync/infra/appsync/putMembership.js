import { runtime, util } from "@aws-appsync/utils";
import { checkInvitation } from "./shared/invitation.js";
import { invitationKey, joinedKey, memberKey, membershipsKey, sharingKey } from "./shared/keys.js";
import { isMember, WRITER } from "./shared/membership.js";
import { countOf, swap } from "./shared/swap.js";
import { failed, writeAll } from "./shared/transaction.js";

/** Of a dataset. */
const MEMBERS = 100;
/** Of an identity. */
const MEMBERSHIPS = 100;

const membershipOf = ({ owner, ownerName, dataset, member }, role) => ({ owner, ownerName, dataset, member, role });

/** Used, not deleted: who repeats it succeeds again, nobody else. */
const used = ({ owner, item, ...invitation }, key, usedBy) => ({
  operation: "PutItem",
  key,
  attributeValues: util.dynamodb.toMapValues({ ...invitation, usedBy }),
  condition: {
    expression: "attribute_exists(#item) AND attribute_not_exists(#usedBy)",
    expressionNames: { "#item": "item", "#usedBy": "usedBy" },
  },
});

/** What counts a new member. Those of an earlier generation are none. */
function counted({ owner, dataset, member, found }, generation) {
  const members = found.sharing?.generation === generation ? countOf(found.sharing.members) : 0;
  if (members >= MEMBERS) util.error(`A dataset has at most ${MEMBERS} members.`, "LimitExceeded");
  const items = [swap(sharingKey(owner, dataset), found.sharing, { generation, members: members + 1 })];
  // One that has ended and was not left is counted already.
  if (found.joined) return items;
  const memberships = countOf(found.memberships?.memberships);
  if (memberships >= MEMBERSHIPS) {
    util.error(`An identity is a member of at most ${MEMBERSHIPS} datasets. Leave one first.`, "LimitExceeded");
  }
  return [...items, swap(membershipsKey(member), found.memberships, { memberships: memberships + 1 })];
}

export function request(ctx) {
  const { owner, dataset, member, name, found, invitation } = ctx.stash;
  checkInvitation(ctx.stash);
  if (owner === member) util.error("The dataset is your own", "InvalidInput");
  const { generation, ownerName, role, usedBy } = invitation;
  const isKnown = isMember(found.dataset, found.member);
  const brings = !isKnown || (role === WRITER && found.member.role !== WRITER);
  ctx.stash.ownerName = ownerName;
  if (usedBy || !brings) runtime.earlyReturn(membershipOf(ctx.stash, found.member.role));
  const since = isKnown ? found.member.since : util.time.nowEpochMilliSeconds();
  // Of an earlier membership, too: later invitations do not renew those of before.
  const isSame = found.member?.generation === generation && typeof found.member.changed === "number";
  const changed = isSame ? { changed: found.member.changed } : {};
  // A deletion in between needs no condition: the membership is of the generation before it.
  return writeAll(ctx, [
    used(invitation, invitationKey(ctx.args.token), member),
    swap(memberKey(owner, dataset, member), found.member, { role, name, since, generation, ...changed }),
    swap(joinedKey(member, owner, dataset), found.joined, { role, ownerName, since, generation }),
    ...(isKnown ? [] : counted(ctx.stash, generation)),
  ]);
}

export function response(ctx) {
  if (ctx.error) failed(ctx);
  return membershipOf(ctx.stash, ctx.stash.invitation.role);
}
