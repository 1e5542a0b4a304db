import { SyncServiceError } from "../errors.js";

/**
 * The dataset of another identity is shared with this one to read only. Nothing was written: neither here, nor, after the role was
 * changed, there. Edits that waited meanwhile stay, in `keys`, until the app reverts them or the role is changed back.
 */
export class ReadOnlyError extends SyncServiceError {
  name = "ReadOnlyError";

  /**
   * @param {string} datasetName
   * @param {string[]} keys of the refused records
   */
  constructor(datasetName, keys) {
    super("ReadOnly", 403, `The dataset ${datasetName} is shared with you to read only.`);
    this.datasetName = datasetName;
    this.keys = keys;
  }
}

/**
 * The dataset of another identity is not shared with this one, or no longer: the local copy was erased. Thrown by a remote without
 * records.
 */
export class MembershipEndedError extends Error {
  name = "MembershipEndedError";

  /**
   * @param {string} datasetName
   * @param {import("../core/record.js").DatasetRecord[]} [records] whose edits were not sent, or never answered: told once
   */
  constructor(datasetName, records = []) {
    super(`The dataset ${datasetName} is not shared with you, or no longer.`);
    this.datasetName = datasetName;
    this.records = records;
  }
}
