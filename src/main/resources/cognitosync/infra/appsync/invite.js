import { util } from "@aws-appsync/utils";
import { checkDataset, ownerOf } from "./shared/request.js";
import { personOf } from "./shared/text.js";

const WEEK = 7 * 24 * 60 * 60 * 1000;

/** In seconds, as the table deletes items by it. */
function endOf({ expires }) {
  const now = util.time.nowEpochMilliSeconds();
  const seconds = Math.floor(expires / 1000);
  if (seconds * 1000 > now && expires <= now + WEEK) return seconds;
  return util.error("An invitation expires later than now, and within 7 days", "InvalidInput");
}

export function request(ctx) {
  Object.assign(ctx.stash, ownerOf(ctx));
  checkDataset(ctx.args.dataset);
  Object.assign(ctx.stash, { ownerName: personOf(ctx), expires: endOf(ctx.args) });
  return {};
}

export const response = (ctx) => ctx.prev.result;
