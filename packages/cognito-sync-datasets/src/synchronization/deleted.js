import { emptyState } from "../core/state.js";
import { DatasetDeletedError } from "../errors.js";

/** Name of the question to the app. */
const DELETED = "deleted";

/**
 * Handles a deletion by another device. By default pending edits start the next dataset.
 *
 * @param {object} parts of the synchronization
 * @param {string} parts.name
 * @param {import("../dataset.js").Dataset} parts.dataset
 * @param {import("../local/local-copy.js").Opened} parts.copy
 * @param {import("./handlers.js").Handlers} parts.handlers
 * @param {import("./handlers.js").Asking} parts.asking
 * @param {import("../deadline.js").Deadline} parts.deadline
 * @returns {Promise<"moved on" | undefined>}
 */
export async function tellDeleted(parts) {
  const { asking, handlers, copy, dataset, deadline, name } = parts;
  // Nothing was pulled from that dataset, so nothing changes; some services report the deletion forever.
  if (![...copy.state.records.values()].some(({ remote, theirs }) => remote ?? theirs)) return undefined;
  if (asking.isUnderWay(DELETED)) throw new DatasetDeletedError(name);
  const { syncCount } = copy.state;
  const answer = await asking.ask([DELETED], handlers.onDatasetDeleted, dataset, name).catch((error) => {
    throw deadline.signal.aborted ? new DatasetDeletedError(name) : error;
  });
  if (answer === false) throw new DatasetDeletedError(name);
  if (copy.state.syncCount !== syncCount) return "moved on";
  if (answer === true) await copy.change((state) => emptyState(state.id));
  return undefined;
}
