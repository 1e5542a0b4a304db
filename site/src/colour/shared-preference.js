import { Preference } from "./preference.js";

/**
 * @typedef {object} Wall a colour that another person shares with the user
 * @property {string} owner identity id
 * @property {string} ownerName the owner's own claim
 * @property {string} [role] as it was known last: "reader" or "writer"
 */

/** Another person's colour. It was set by a person rather than by a device. */
export class SharedPreference extends Preference {
  #dataset;
  /** What they call themselves, by the identity that the service vouches for. @type {Map<string, string>} */
  #names;

  /**
   * @param {object} parts
   * @param {any} parts.dataset
   * @param {string} parts.name the user's own claim: it labels what is set here
   * @param {Wall} parts.wall
   * @param {() => number} parts.now milliseconds
   * @param {() => boolean} parts.persistent
   */
  constructor({ dataset, name, wall, now, persistent }) {
    super({ dataset, device: name, now, persistent });
    this.#dataset = dataset;
    this.#names = new Map([[wall.owner, wall.ownerName]]);
    for (const type of ["role", "ended"]) {
      dataset.addEventListener(type, (/** @type {CustomEvent} */ { detail }) =>
        this.dispatchEvent(new CustomEvent(type, { detail })),
      );
    }
  }

  /** @returns {string | undefined} undefined: not known yet */
  get role() {
    return this.#dataset.role;
  }

  /** @param {{ id: string, name: string }[]} members */
  knows = (members) => {
    for (const { id, name } of members) this.#names.set(id, name);
    this.dispatchEvent(new Event("update"));
  };

  /** Drops what waited: a reader may not send it. */
  revert() {
    return this.#dataset.revert();
  }

  get current() {
    const { current } = /** @type {{ current: import("./current.js").Current | undefined }} */ ({
      current: super.current,
    });
    const { lastModifiedBy } = this.#dataset.record("background-color") ?? {};
    const device = lastModifiedBy && this.#names.get(lastModifiedBy);
    return current && device ? { ...current, device } : current;
  }
}

/**
 * @param {object} parts
 * @param {Pick<import("./connect.js").OwnDatasets, "openOrCreateDataset" | "persistent">} parts.datasets
 * @param {Wall} parts.wall
 * @param {string} parts.name the user's own claim
 * @param {() => number} parts.now milliseconds
 */
export async function openShared({ datasets, ...parts }) {
  /** @type {SharedPreference} */
  let preference;
  const handlers = {
    onConflict: (/** @type {unknown} */ _, /** @type {any[]} */ conflicts) => preference.resolve(conflicts),
  };
  const open = /** @type {any} */ (datasets.openOrCreateDataset).bind(datasets);
  const dataset = await open("preference", handlers, { owner: parts.wall.owner });
  preference = new SharedPreference({ ...parts, dataset, persistent: () => datasets.persistent });
  return preference;
}
