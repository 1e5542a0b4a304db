import { util } from "@aws-appsync/utils";

/** Keys of the table's items. Neither identities nor names of datasets have the character that separates them. */

const keyOf = (owner, item) => util.dynamodb.toMapValues({ owner, item });

export const datasetKey = (owner, dataset) => keyOf(owner, `dataset#${dataset}`);
/** A membership as it counts. */
export const memberKey = (owner, dataset, member) => keyOf(owner, `member#${dataset}#${member}`);
/** By which a member finds it. */
export const joinedKey = (member, owner, dataset) => keyOf(member, `joined#${owner}#${dataset}`);
/** The number of a dataset's members. */
export const sharingKey = (owner, dataset) => keyOf(owner, `sharing#${dataset}`);
/** The number of an identity's memberships. */
export const membershipsKey = (member) => keyOf(member, "memberships");
export const invitationKey = (token) => keyOf(`invitation#${token}`, "invitation");
