/** What `remove` and `leave` answer, whether there was a membership or not. */
export function departed({ owner, dataset, member }, joined) {
  const ownerName = typeof joined?.ownerName === "string" ? joined.ownerName : undefined;
  return { owner, ownerName, dataset, member };
}
