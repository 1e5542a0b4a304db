import { endSubscriptions } from "./subscriptions.js";

/** What `remove` and `leave` answer, whether there was a membership or not. */
export function departed(ctx) {
  const { owner, dataset, member, found } = ctx.stash;
  endSubscriptions(owner, dataset, member);
  return { owner, ownerName: found.joined?.ownerName, dataset, member };
}
