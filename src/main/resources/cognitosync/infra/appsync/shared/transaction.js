import { util } from "@aws-appsync/utils";

/** Reads items at one moment. */
export const readAll = (ctx, items) => ({
  operation: "TransactGetItems",
  transactItems: items.map((item) => ({ table: ctx.env.TABLE, ...item })),
});

/** Writes all items or none. */
export const writeAll = (ctx, items) => ({
  operation: "TransactWriteItems",
  transactItems: items.map((item) => ({ table: ctx.env.TABLE, ...item })),
});

/** Why each element of a transaction failed, in order. */
export const reasonsOf = (ctx) => ctx.result?.cancellationReasons ?? [];

/** DynamoDB's name; AppSync does not document which one it passes on. */
const UNMET = ["ConditionalCheckFailed", "ConditionCheckFailed"];

export const isUnmet = (reason) => UNMET.includes(reason?.type);

/** Reasons that pass, as they are called where there is no transaction: clients wait and repeat. */
const THROTTLED = {
  ThrottlingError: "DynamoDB:ThrottlingException",
  ProvisionedThroughputExceeded: "DynamoDB:ProvisionedThroughputExceededException",
};

export const contention = () =>
  util.error("Another write came between. Repeat this one, under the same writeId if it has one.", "Contention");

/** Of a read or write that did not succeed. */
export function failed(ctx) {
  const { message, type } = ctx.error;
  const reasons = reasonsOf(ctx).some((reason) => isUnmet(reason) || reason.type === "TransactionConflict");
  if (reasons || type === "DynamoDB:TransactionConflictException") contention();
  const throttled = reasonsOf(ctx).find((reason) => Object.hasOwn(THROTTLED, reason.type));
  util.error(message, throttled ? THROTTLED[throttled.type] : type);
}

/** What was read, in order; null where there is no item. */
export function itemsOf(ctx) {
  if (ctx.error) failed(ctx);
  return ctx.result.items;
}
