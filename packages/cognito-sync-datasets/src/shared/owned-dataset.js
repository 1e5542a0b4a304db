import { Dataset } from "../dataset.js";
import { PushFollow } from "../synchronization/push-follow.js";

/** @typedef {"owner" | "reader" | "writer"} Role */

/** A dataset of a service where datasets are shared: it has an owner, and the caller a role. */
export class OwnedDataset extends Dataset {
  /** Undefined: not known yet. It changes with the event `role`. @type {Role | undefined} */
  role = "owner";

  /**
   * @internal
   * @param {ConstructorParameters<typeof Dataset>[0]} parts
   */
  constructor(parts) {
    super({ Following: PushFollow, ...parts });
    /** Identity id. @type {string} */
    this.owner = parts.remote.owner ?? "";
  }
}
