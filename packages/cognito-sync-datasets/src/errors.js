/** Refused here, before anything was sent: the server would not take it. */
export class LimitExceeded extends Error {
  name = "LimitExceeded";
}

/** Everything else is synchronized; these conflicts wait for a decision, and the next synchronize asks again. */
export class ConflictUnresolved extends Error {
  name = "ConflictUnresolved";

  /** @param {import("./syncing/conflict.js").Conflict[]} conflicts */
  constructor(conflicts) {
    super(
      `Two devices changed ${conflicts.map(({ key }) => key).join(", ")}: decide which value stays, then synchronize.`,
    );
    this.conflicts = conflicts;
  }
}

/** Another device deleted the dataset, and the app answered that it sees to it itself. Nothing was changed here. */
export class DatasetDeleted extends Error {
  name = "DatasetDeleted";

  /** @param {string} datasetName */
  constructor(datasetName) {
    super(`The dataset ${datasetName} was deleted by another device.`);
    this.datasetName = datasetName;
  }
}

/** The local copy was wiped while it was being synchronized. */
export class DatasetWiped extends Error {
  name = "DatasetWiped";

  /** @param {string} datasetName */
  constructor(datasetName) {
    super(`What this device had of the dataset ${datasetName} was wiped meanwhile. Synchronize again to get it anew.`);
  }
}

/** Somebody else is signed in now: nothing was sent. */
export class IdentityChanged extends Error {
  name = "IdentityChanged";

  constructor() {
    super("Another identity is signed in now. Close these datasets and open those of the other identity.");
  }
}

/** The browser did not keep what was written: its storage is full, or was taken away. */
export class StorageFailed extends Error {
  name = "StorageFailed";

  /** @param {unknown} cause */
  constructor(cause) {
    super(
      `The browser could not keep it: ${/** @type {any} */ (cause)?.message ?? cause}. Free some space, then try again.`,
      {
        cause,
      },
    );
  }
}
