import { util } from "@aws-appsync/utils";

/** Elements of a transaction, each on condition that the item is still the one that was read. */

/** What the resolvers write to items that they swap. Others, which other programs have left there, must not matter. */
const ATTRIBUTES = ["role", "name", "ownerName", "since", "generation", "changed", "members", "memberships"];

const isComparable = (value) => typeof value === "string" || (typeof value === "number" && Math.floor(value) === value);

function compared(value, at) {
  if (value === undefined) return `attribute_not_exists(#a${at})`;
  return isComparable(value) ? `#a${at} = :a${at}` : `attribute_exists(#a${at})`;
}

function unchanged(before) {
  if (!before) return { expression: "attribute_not_exists(#item)", expressionNames: { "#item": "item" } };
  const values = ATTRIBUTES.map((name, at) => (isComparable(before[name]) ? { [`:a${at}`]: before[name] } : {}));
  return {
    expression: ["attribute_exists(#item)", ...ATTRIBUTES.map((name, at) => compared(before[name], at))].join(" AND "),
    expressionNames: Object.assign({ "#item": "item" }, ...ATTRIBUTES.map((name, at) => ({ [`#a${at}`]: name }))),
    expressionValues: util.dynamodb.toMapValues(Object.assign({}, ...values)),
  };
}

export const swap = (key, before, after) => ({
  operation: "PutItem",
  key,
  attributeValues: util.dynamodb.toMapValues(after),
  condition: unchanged(before),
});

export const deleted = (key, before) => ({ operation: "DeleteItem", key, condition: unchanged(before) });

const isCount = (value) => typeof value === "number" && value >= 0 && Math.floor(value) === value;

/** A counter; 0 if there is none, or what is there is none of ours. */
export const countOf = (value) => (isCount(value) ? value : 0);

/** A counter for one less. */
export const lowered = (value) => Math.max(countOf(value) - 1, 0);
