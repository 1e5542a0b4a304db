import { SignInNeeded } from "../auth/errors.js";

/**
 * @typedef {import("../colour/preference.js").Preference} Preference
 * @typedef {import("../colour/preference.js").State} State
 *
 * @typedef {object} Connected
 * @property {Preference} preference
 * @property {() => void} close
 * @property {() => Promise<void>} forget what this device keeps of it
 * @property {() => void} forgetCredentials
 */

/** The way to the preference: opened when it is first needed, and anew when it has become another one. */
export class Connection {
  #connect;
  #updated;
  /** @type {Promise<Connected> | undefined} */
  #opened;
  #uses = 0;

  /**
   * @param {object} parts
   * @param {() => Promise<Connected>} parts.connect
   * @param {(preference: Preference, before: State) => void} parts.updated told with the state before
   */
  constructor({ connect, updated }) {
    this.#connect = connect;
    this.#updated = updated;
  }

  /** Whether something is being done with it. */
  get inUse() {
    return this.#uses > 0;
  }

  /** @returns {Promise<Connected>} */
  open() {
    this.#opened ??= this.#connect().then(
      (connected) => {
        this.#follow(connected.preference);
        return connected;
      },
      (failed) => {
        this.#opened = undefined;
        throw failed;
      },
    );
    return this.#opened;
  }

  /**
   * @template Result
   * @param {(preference: Preference) => Promise<Result>} work
   * @param {boolean} [again] whether it is done once more where the user's identity turns out to be another one
   * @returns {Promise<Result>}
   */
  async use(work, again = true) {
    const { preference, forgetCredentials } = await this.open();
    this.#uses += 1;
    try {
      return await work(preference);
    } catch (/** @type {any} */ error) {
      if (error.name === "IdentityChangedError" && again) {
        await this.close();
        return await this.use(work, false);
      }
      // Credentials may have been withdrawn: the next use gets new ones.
      if (error.name === "SyncServiceError" && (error.status === 403 || /Token|Client|Credential/.test(error.type))) {
        forgetCredentials();
        await this.close();
      }
      throw error;
    } finally {
      this.#uses -= 1;
    }
  }

  async close() {
    const opened = this.#opened;
    this.#opened = undefined;
    // What could not be opened need not be closed.
    (await opened?.catch(() => undefined))?.close();
  }

  /**
   * For good: it is not opened any more, and what is still being opened is closed.
   *
   * @param {boolean} forget
   */
  async end(forget) {
    this.#connect = () => Promise.reject(new SignInNeeded());
    try {
      if (forget) await (await this.open()).forget();
    } finally {
      await this.close();
    }
  }

  /** @param {Preference} preference */
  #follow(preference) {
    let before = preference.state;
    const tell = () => {
      this.#updated(preference, before);
      before = preference.state;
    };
    preference.addEventListener("update", tell);
    tell();
  }
}
