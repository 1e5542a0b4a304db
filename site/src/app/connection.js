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

/** Opens the preference dataset when it is first needed, and again when the identity has changed. */
export class Connection {
  #connect;
  #updated;
  #failed;
  #following = false;
  /** Whose other devices are followed. @type {Preference | undefined} */
  #followed;
  #stop = () => {};
  /** @type {Promise<Connected> | undefined} */
  #opened;
  #uses = 0;

  /**
   * @param {object} parts
   * @param {() => Promise<Connected>} parts.connect
   * @param {(preference: Preference, before: State) => void} parts.updated with the state before
   * @param {(error: unknown) => void} parts.failed to follow the other devices
   */
  constructor({ connect, updated, failed }) {
    this.#connect = connect;
    this.#updated = updated;
    this.#failed = failed;
  }

  /** Whether something is being done with it. */
  get inUse() {
    return this.#uses > 0;
  }

  /** Whether other devices are followed: live mode. */
  get following() {
    return this.#following;
  }

  /** Follows the other devices, now and whenever it is opened anew. @returns {Promise<Connected>} */
  async follow() {
    this.#following = true;
    const connected = await this.open();
    this.#followOthers(connected.preference);
    return connected;
  }

  unfollow() {
    this.#following = false;
    this.#stop();
    this.#followed = undefined;
  }

  /** @returns {Promise<Connected>} */
  open() {
    this.#opened ??= this.#connect().then(
      (connected) => {
        this.#listen(connected.preference);
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
    const { preference } = await this.open();
    this.#uses += 1;
    try {
      return await work(preference);
    } catch (/** @type {any} */ error) {
      if ((await this.recover(error)) && again) return await this.use(work, false);
      throw error;
    } finally {
      this.#uses -= 1;
    }
  }

  /**
   * Closes what the error says is of no use any more; the next use opens it anew.
   *
   * @param {any} error
   * @returns {Promise<boolean>} whether what failed may be done once more
   */
  async recover(error) {
    // Credentials may have been withdrawn: the next use gets new ones.
    const refused =
      error.name === "SyncServiceError" && (error.status === 403 || /Token|Client|Credential/.test(error.type));
    const changed = error.name === "IdentityChangedError";
    if (refused) (await this.#opened?.catch(() => undefined))?.forgetCredentials();
    if (refused || changed) await this.close();
    return changed;
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

  /** @param {Preference} preference that may be another one now */
  #followOthers(preference) {
    if (!this.#following || this.#followed === preference) return;
    this.#stop();
    this.#followed = preference;
    this.#stop = preference.follow(this.#failed);
  }

  /** @param {Preference} preference */
  #listen(preference) {
    let before = preference.state;
    const tell = () => {
      this.#followOthers(preference);
      this.#updated(preference, before);
      before = preference.state;
    };
    preference.addEventListener("update", tell);
    tell();
  }
}
