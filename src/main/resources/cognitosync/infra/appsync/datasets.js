import { util } from "@aws-appsync/utils";
import { isReadable } from "./shared/item.js";
import { isRole } from "./shared/membership.js";
import { isIdentity, ownerOf } from "./shared/request.js";
import { failed } from "./shared/transaction.js";

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
  "#role": "role",
  "#ownerName": "ownerName",
};

/** One's own and then those one has joined; between them are no others. */
export function request(ctx) {
  return {
    operation: "Query",
    consistentRead: true,
    nextToken: ctx.args.nextToken,
    query: {
      expression: "#owner = :owner AND #item BETWEEN :first AND :last",
      expressionNames: { "#owner": "owner", "#item": "item" },
      expressionValues: util.dynamodb.toMapValues({
        ":owner": ownerOf(ctx).owner,
        ":first": PREFIX,
        // The character after "#".
        ":last": "joined$",
      }),
    },
    projection: { expression: Object.keys(HEAD).join(), expressionNames: HEAD },
  };
}

function own(owner, { item, ...head }) {
  const name = item.slice(PREFIX.length);
  // One that cannot be read must not hide the others: `changes` says why.
  if (!isReadable(head)) return { owner, name, count: 0 };
  const { count, created, modified, by } = head;
  return { owner, name, count, created, modified, by };
}

/** What is not in our format was put there by another program, and must not hide the others. */
function isShared({ item, role, ownerName }) {
  const [prefix, owner, name, more] = item.split("#");
  const isNamed = prefix === "joined" && more === undefined && !!name && isIdentity(owner);
  return isNamed && isRole(role) && typeof ownerName === "string";
}

function shared({ item, role, ownerName }) {
  const [, owner, name] = item.split("#");
  return { owner, name, role, ownerName };
}

export function response(ctx) {
  if (ctx.error) failed(ctx);
  const { owner } = ownerOf(ctx);
  const { items, nextToken } = ctx.result;
  const isOwn = ({ item }) => item.startsWith(PREFIX);
  return {
    items: [
      ...items.filter((item) => isOwn(item) && item.exists !== false).map((item) => own(owner, item)),
      ...items.filter((item) => isShared(item)).map((item) => shared(item)),
    ],
    nextToken,
  };
}
