import { runtime, util } from "@aws-appsync/utils";
import { WRITER } from "./shared/membership.js";
import { bytesOf, sizeOf } from "./shared/size.js";
import { changeOf, outcomeOf, put, written } from "./shared/write.js";

const RECORDS = 1024;
/** Of the records, keys included: an item may have 400 KB. */
const RECORDS_BYTES = 350000;

const limitExceeded = (message) => util.error(message, "LimitExceeded");

/** The rule of Cognito Sync: an outdated patch is refused, unless it says what is there. */
function checkConflict(records, { key, value, expected }) {
  if (!Object.hasOwn(records, key)) return;
  const known = records[key];
  if (expected < known.count && (known.value ?? null) !== (value ?? null)) {
    util.error(`Current SyncCount for: ${key} is: ${known.count} not: ${expected}`, "Conflict");
  }
}

/** As JSON, in which any key is an own one, `__proto__` included. */
function jsonOf({ key, value, deviceModified }, { count, modified, by }) {
  const record = { count, modified, deviceModified: Math.round(deviceModified), by };
  return `${JSON.stringify(key)}:${JSON.stringify((value ?? null) === null ? record : { value, ...record })}`;
}

function checkSize(records) {
  const number = Object.keys(records).length;
  if (number > RECORDS) {
    limitExceeded(`A dataset holds ${RECORDS} records including removed ones; this one would have ${number}.`);
  }
  // Never less than the size of the attribute, and sooner counted.
  const json = JSON.stringify(records);
  if (json.length * 3 <= RECORDS_BYTES || bytesOf(json) <= RECORDS_BYTES) return;
  const bytes = sizeOf(records);
  if (bytes > RECORDS_BYTES) {
    limitExceeded(`A dataset holds ${RECORDS_BYTES} bytes; this one would have ${bytes}.`);
  }
}

function updated(ctx, item) {
  const { patches } = ctx.args;
  const before = item?.records ?? {};
  const head = written(ctx, item);
  for (const patch of patches) checkConflict(before, patch);
  const changed = JSON.parse(`{${patches.map((patch) => jsonOf(patch, head)).join()}}`);
  if (Object.keys(changed).length < patches.length) util.error("Two patches have the same key", "InvalidInput");
  const records = { ...before, ...changed };
  checkSize(records);
  const created = item?.exists ? item.created : head.modified;
  return { ...head, records, ...(created === undefined ? {} : { created }) };
}

/** For a dataset that exists, or once the owner's others are counted. */
export function request(ctx) {
  const { item, isCounted, pages, role } = ctx.stash;
  if (role !== null && role !== WRITER) util.unauthorized();
  if (item?.writes.includes(ctx.args.writeId)) runtime.earlyReturn(changeOf(ctx, item), { skipTo: "END" });
  if (!item?.exists && !isCounted) {
    if (!pages) runtime.earlyReturn(null);
    limitExceeded("The datasets of the identity, deleted ones included, are too many or too large to be counted.");
  }
  return put(ctx, item, updated(ctx, item));
}

export const response = (ctx) => outcomeOf(ctx);
