import { datasetKey, joinedKey, memberKey, membershipsKey, sharingKey } from "./shared/keys.js";
import { itemsOf, readAll } from "./shared/transaction.js";

/** Its records can be large. */
const HEAD = { expression: "#exists, #deletedAt", expressionNames: { "#exists": "exists", "#deletedAt": "deletedAt" } };

/** Of what is about one member of one dataset: what the field needs. */
export function request(ctx) {
  const { owner, dataset, member, needs } = ctx.stash;
  const items = {
    dataset: { key: datasetKey(owner, dataset), projection: HEAD },
    member: { key: memberKey(owner, dataset, member) },
    joined: { key: joinedKey(member, owner, dataset) },
    sharing: { key: sharingKey(owner, dataset) },
    memberships: { key: membershipsKey(member) },
  };
  return readAll(
    ctx,
    needs.map((need) => items[need]),
  );
}

export function response(ctx) {
  const items = itemsOf(ctx);
  ctx.stash.found = Object.assign({}, ...ctx.stash.needs.map((need, at) => ({ [need]: items[at] })));
  return null;
}
