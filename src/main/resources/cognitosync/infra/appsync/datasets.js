import { util } from "@aws-appsync/utils";
import { readHead } from "./shared/item.js";
import { ownerOf } from "./shared/request.js";

const PREFIX = "dataset#";
/** Without records and writes. */
const HEAD = ["item", "format", "count", "exists", "deletedAt", "created", "modified", "by"];

export function request(ctx) {
  return {
    operation: "Query",
    consistentRead: true,
    nextToken: ctx.args.nextToken,
    query: {
      expression: "#owner = :owner AND begins_with(#item, :prefix)",
      expressionNames: { "#owner": "owner", "#item": "item" },
      expressionValues: util.dynamodb.toMapValues({ ":owner": ownerOf(ctx), ":prefix": PREFIX }),
    },
    projection: {
      expression: HEAD.map((name) => `#${name}`).join(),
      expressionNames: HEAD.reduce((names, name) => ({ ...names, [`#${name}`]: name }), {}),
    },
  };
}

export function response(ctx) {
  if (ctx.error) util.error(ctx.error.message, ctx.error.type);
  const owner = ownerOf(ctx);
  const items = ctx.result.items
    .map((item) => ({ name: item.item.slice(PREFIX.length), ...item }))
    .filter((item) => readHead(item.name, item).exists)
    .map(({ name, count, created, modified, by }) => ({ owner, name, count, created, modified, by }));
  return { items, nextToken: ctx.result.nextToken };
}
