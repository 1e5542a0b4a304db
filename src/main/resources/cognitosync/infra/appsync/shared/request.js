import { util } from "@aws-appsync/utils";

export const isIdentity = (id) => id.length <= 55 && util.matches("^[a-zA-Z0-9_-]+:[0-9a-f-]+$", id);

/** Who calls, and whose dataset it is. What no identity can be is refused as a stranger's. */
export function partiesOf(ctx) {
  const caller = ctx.identity?.cognitoIdentityId;
  const owner = ctx.args.owner ?? caller;
  if (!caller || (owner !== caller && !isIdentity(owner))) util.unauthorized();
  return { caller, owner };
}

/** Where the owner alone may call. */
export function ownerOf(ctx) {
  const { caller, owner } = partiesOf(ctx);
  if (owner !== caller) util.unauthorized();
  return { caller, owner };
}

export function checkDataset(name) {
  if (!util.matches("^[a-zA-Z0-9_.:-]{1,128}$", name)) {
    util.error("The name of a dataset has 1 to 128 characters of a-z A-Z 0-9 _ . : -", "InvalidInput");
  }
}

/** The member that the owner's call is about. */
export function checkMember({ dataset, member }) {
  checkDataset(dataset);
  if (!isIdentity(member)) util.error("A member is an identity id", "InvalidInput");
  return { dataset, member };
}
