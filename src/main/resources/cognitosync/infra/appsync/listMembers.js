import { runtime, util } from "@aws-appsync/utils";
import { isRole } from "./shared/membership.js";
import { pageOf } from "./shared/query.js";
import { isIdentity } from "./shared/request.js";
import { failed } from "./shared/transaction.js";

const prefixOf = (dataset) => `member#${dataset}#`;

export function request(ctx) {
  const { item, owner } = ctx.stash;
  if (!item?.exists) runtime.earlyReturn({ items: [] });
  const { dataset, nextToken } = ctx.args;
  return {
    ...pageOf(owner, prefixOf(dataset), nextToken),
    filter: {
      expression: "#generation = :generation",
      expressionNames: { "#generation": "generation" },
      expressionValues: util.dynamodb.toMapValues({ ":generation": item.deletedAt }),
    },
  };
}

/** What is not in our format was put there by another program; removed members have no role. */
const isListed = ({ item, name, role, since }, prefix) =>
  isRole(role) && typeof name === "string" && typeof since === "number" && isIdentity(item.slice(prefix.length));

export function response(ctx) {
  if (ctx.error) failed(ctx);
  const { items, nextToken } = ctx.result;
  const prefix = prefixOf(ctx.args.dataset);
  return {
    items: items
      .filter((member) => isListed(member, prefix))
      .map(({ item, name, role, since }) => ({ id: item.slice(prefix.length), name, role, since })),
    nextToken,
  };
}
