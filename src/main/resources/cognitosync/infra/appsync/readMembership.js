import { datasetKey, joinedKey, memberKey, membershipsKey, sharingKey } from "./shared/keys.js";
import { itemsOf, readAll } from "./shared/transaction.js";

/** Its records can be large. */
const HEAD = { expression: "#exists, #deletedAt", expressionNames: { "#exists": "exists", "#deletedAt": "deletedAt" } };

/** All that is about one member of one dataset. */
export function request(ctx) {
  const { owner, dataset, member } = ctx.stash;
  return readAll(ctx, [
    { key: datasetKey(owner, dataset), projection: HEAD },
    { key: memberKey(owner, dataset, member) },
    { key: joinedKey(member, owner, dataset) },
    { key: sharingKey(owner, dataset) },
    { key: membershipsKey(member) },
  ]);
}

export function response(ctx) {
  const [dataset, member, joined, sharing, memberships] = itemsOf(ctx);
  ctx.stash.found = { dataset, member, joined, sharing, memberships };
  return null;
}
