import { VouchedPreference } from "./vouched-preference.js";

/**
 * @typedef {object} Wall a colour that another person shares with the user
 * @property {string} owner identity id
 * @property {string} ownerName the owner's own claim
 * @property {string} [role] as it was known last: "reader" or "writer"
 */

/** Another person's colour. It was set by a person rather than by a device. */
export class SharedPreference extends VouchedPreference {
  #dataset;

  /**
   * @param {object} parts
   * @param {any} parts.dataset
   * @param {string} parts.name the user's own claim: it labels what is set here
   * @param {string | undefined} parts.self the user's identity id
   * @param {Wall} parts.wall
   * @param {() => number} parts.now milliseconds
   * @param {() => boolean} parts.persistent
   */
  constructor({ name, wall, ...parts }) {
    super({ ...parts, device: name });
    this.#dataset = parts.dataset;
    this.knows([{ id: wall.owner, name: wall.ownerName }]);
    for (const type of ["role", "ended"]) {
      this.#dataset.addEventListener(type, (/** @type {CustomEvent} */ { detail }) =>
        this.dispatchEvent(new CustomEvent(type, { detail })),
      );
    }
  }

  /** @returns {string | undefined} undefined: not known yet */
  get role() {
    return this.#dataset.role;
  }

  /** Drops what waited: a reader may not send it. */
  revert() {
    return this.#dataset.revert();
  }
}

/**
 * @param {object} parts
 * @param {Pick<import("./connect.js").OwnDatasets, "openOrCreateDataset" | "persistent">} parts.datasets
 * @param {Wall} parts.wall
 * @param {string} parts.name the user's own claim
 * @param {string | undefined} parts.self the user's identity id
 * @param {() => Promise<import("./vouched-preference.js").Person[]>} parts.members
 * @param {() => number} parts.now milliseconds
 */
export async function openShared({ datasets, members, ...parts }) {
  /** @type {SharedPreference} */
  let preference;
  const handlers = {
    onConflict: (/** @type {unknown} */ _, /** @type {any[]} */ conflicts) => preference.resolve(conflicts),
  };
  const open = /** @type {any} */ (datasets.openOrCreateDataset).bind(datasets);
  const dataset = await open("preference", handlers, { owner: parts.wall.owner });
  preference = new SharedPreference({ ...parts, dataset, persistent: () => datasets.persistent });
  preference.members = members;
  return preference;
}
