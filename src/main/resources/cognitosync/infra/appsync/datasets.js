import { util } from "@aws-appsync/utils";
import { isReadable } from "./shared/item.js";
import { ownerOf } from "./shared/request.js";

const PREFIX = "dataset#";
/** Without records and writes. */
const HEAD = {
  "#item": "item",
  "#format": "format",
  "#count": "count",
  "#exists": "exists",
  "#deletedAt": "deletedAt",
  "#created": "created",
  "#modified": "modified",
  "#by": "by",
};

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
    projection: { expression: Object.keys(HEAD).join(), expressionNames: HEAD },
  };
}

export function response(ctx) {
  if (ctx.error) util.error(ctx.error.message, ctx.error.type);
  const owner = ownerOf(ctx);
  const items = ctx.result.items
    .filter(({ exists }) => exists !== false)
    .map(({ item, ...head }) => {
      const name = item.slice(PREFIX.length);
      // One that cannot be read must not hide the others: `changes` says why.
      if (!isReadable(head)) return { owner, name, count: 0 };
      const { count, created, modified, by } = head;
      return { owner, name, count, created, modified, by };
    });
  return { items, nextToken: ctx.result.nextToken };
}
