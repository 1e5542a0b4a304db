import { util } from "@aws-appsync/utils";

/** The caller, who alone may reach the dataset. */
export function ownerOf(ctx) {
  const caller = ctx.identity?.cognitoIdentityId;
  if (!caller || (ctx.args.owner ?? caller) !== caller) util.unauthorized();
  return caller;
}

export function checkDataset(name) {
  if (!util.matches("^[a-zA-Z0-9_.:-]{1,128}$", name)) {
    util.error("The name of a dataset has 1 to 128 characters of a-z A-Z 0-9 _ . : -", "InvalidInput");
  }
}
