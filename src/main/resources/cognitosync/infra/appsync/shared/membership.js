/**
 * Memberships and invitations name the last deletion of their dataset as their generation: they hold until the next one.
 */

export const WRITER = "writer";

export const isRole = (role) => role === "reader" || role === WRITER;

/** Whether the dataset is still the one of the membership or invitation. */
export const isOf = (dataset, { generation }) => dataset?.exists === true && dataset.deletedAt === generation;

/** Whether there is a membership, and it holds. */
export const isMember = (dataset, member) => isRole(member?.role) && isOf(dataset, member);
