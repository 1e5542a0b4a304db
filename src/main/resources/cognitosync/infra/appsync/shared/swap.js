import { util } from "@aws-appsync/utils";

/** Elements of a transaction, each on condition that the item is still the one that was read. */

/** Of an item whose attributes never get more. */
function unchanged(before) {
  if (!before) return { expression: "attribute_not_exists(#item)", expressionNames: { "#item": "item" } };
  const names = Object.keys(before);
  return {
    expression: names.map((name) => `#${name} = :${name}`).join(" AND "),
    expressionNames: Object.assign({}, ...names.map((name) => ({ [`#${name}`]: name }))),
    expressionValues: util.dynamodb.toMapValues(
      Object.assign({}, ...names.map((name) => ({ [`:${name}`]: before[name] }))),
    ),
  };
}

export const swap = (key, before, after) => ({
  operation: "PutItem",
  key,
  attributeValues: util.dynamodb.toMapValues(after),
  condition: unchanged(before),
});

/** None where there is nothing to delete. */
export const deleted = (key, before) =>
  before ? [{ operation: "DeleteItem", key, condition: unchanged(before) }] : [];

export const withRole = ({ owner, item, ...attributes }, role) => ({ ...attributes, role });
