import { util } from "@aws-appsync/utils";

/** A page of the items of an owner whose names have a prefix. */
export const pageOf = (owner, prefix, nextToken) => ({
  operation: "Query",
  consistentRead: true,
  nextToken,
  query: {
    expression: "#owner = :owner AND begins_with(#item, :prefix)",
    expressionNames: { "#owner": "owner", "#item": "item" },
    expressionValues: util.dynamodb.toMapValues({ ":owner": owner, ":prefix": prefix }),
  },
});
