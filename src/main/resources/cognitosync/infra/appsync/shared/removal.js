/** What stays of a membership, so that its invitations of before do not bring it back. */

/** In seconds: an invitation expires sooner after it was issued. */
const KEPT = 8 * 24 * 60 * 60;

/** Instead of the membership that was changed at this time. DynamoDB deletes it later. */
export const markOf = ({ generation }, changed) => ({
  generation,
  changed,
  expires: Math.ceil(changed / 1000) + KEPT,
});

/** Whether the owner has removed the member, or set his role, since the invitation. */
export const isOutdated = ({ generation, issued }, member) =>
  member?.generation === generation && typeof member.changed === "number" && (issued ?? 0) <= member.changed;
