/**
 * What is asked of the API, and what its answers mean.
 *
 * @typedef {{ count: number, exists: boolean, deletedAt: number }} Known a dataset as this page has seen it last
 *
 * @typedef {import("./remote.js").NamedDataset & Sharing} SharedSummary
 *
 * @typedef {object} Sharing
 * @property {string} owner identity id
 * @property {"owner" | "reader" | "writer"} role of the caller
 * @property {string} [ownerName] what the owner calls himself: absent for one's own
 */

const CHANGED = "{ owner dataset count exists modified by }";
export const changes = (
  /** @type {string} */ selection,
) => `query Changes($owner: ID, $dataset: String!, $since: Int!) {
  changes(owner: $owner, dataset: $dataset, since: $since) { ${selection} }
}`;
export const LISTING = "owner dataset count exists deletedAt records { key value count modified deviceModified by }";
export const UPDATE = `mutation Update($owner: ID, $dataset: String!, $writeId: ID!, $patches: [Patch!]!) {
  update(owner: $owner, dataset: $dataset, writeId: $writeId, patches: $patches) ${CHANGED}
}`;
export const DELETE = `mutation DeleteDataset($owner: ID, $dataset: String!, $writeId: ID!) {
  deleteDataset(owner: $owner, dataset: $dataset, writeId: $writeId) ${CHANGED}
}`;
export const DATASETS = `query Datasets($nextToken: String) {
  datasets(nextToken: $nextToken) { items { owner name modified by role ownerName } nextToken }
}`;

/**
 * @param {Known & { records: any[], role?: "reader" | "writer" }} listed
 * @param {number} since
 * @returns {import("./remote.js").Pulled}
 */
export const pulled = ({ count, exists, deletedAt, records, role }, since) => ({
  records: new Map(
    records.map(({ key, value, count, modified, deviceModified, by }) => [
      key,
      { value, syncCount: count, lastModified: modified, lastModifiedBy: by, deviceLastModified: deviceModified },
    ]),
  ),
  syncCount: count,
  exists,
  deleted: deletedAt > since,
  mergedNames: [],
  session: undefined,
  ...(role && { role }),
});

/** @param {any} answer */
export const isListing = ({ count, deletedAt, exists, records }) =>
  Number.isSafeInteger(count) &&
  Number.isSafeInteger(deletedAt) &&
  typeof exists === "boolean" &&
  Array.isArray(records) &&
  records.every((record) => typeof record?.key === "string" && Number.isSafeInteger(record.count));

/** @param {any} listed @returns {SharedSummary} */
export const summaryOf = ({ name, modified, by, owner, ownerName, role }) => ({
  name,
  owner,
  role: role ?? "owner",
  ...(ownerName !== null && { ownerName }),
  ...(modified !== null && { lastModifiedDate: new Date(modified) }),
  ...(by !== null && { lastModifiedBy: by }),
});
