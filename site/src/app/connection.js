import { SignInRequiredError } from "../auth/errors.js";

/**
 * @typedef {import("../colour/preference.js").Preference} Preference
 * @typedef {import("../colour/preference.js").State} State
 *
 * @typedef {object} Connected
 * @property {Preference} preference
 * @property {() => void} close
 * @property {() => Promise<void>} forget deletes the local copy
 * @property {() => void} forgetCredentials
 */

/** Opens the preference dataset when it is first needed, and again when the identity has changed. */
export class Connection {
  #connect;
  #updated;
  #failed;
  #following = false;
  /** The preference that follows other devices. @type {Preference | undefined} */
  #followed;
  #stop = () => {};
  /** @type {Promise<Connected> | undefined} */
  #opened;
  #uses = 0;

  /**
   * @param {object} parts
   * @param {() => Promise<Connected>} parts.connect
   * @param {(preference: Preference, before: State) => void} parts.updated is given the previous state
   * @param {(error: unknown) => void} parts.failed when following other devices fails
   */
  constructor({ connect, updated, failed }) {
    this.#connect = connect;
    this.#updated = updated;
    this.#failed = failed;
  }

  /** Whether an action is using it. */
  get inUse() {
    return this.#uses > 0;
  }

  /** Whether other devices are followed: live mode. */
  get following() {
    return this.#following;
  }

  /** Follows other devices, also after it is reopened. @returns {Promise<Connected>} */
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
   * @param {boolean} [again] whether the work is repeated if the user's identity has changed
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
   * Closes the connection if the error makes it unusable; the next use reopens it.
   *
   * @param {any} error
   * @returns {Promise<boolean>} whether the failed work may be repeated
   */
  async recover(error) {
    // The credentials may have been revoked: the next use gets new ones.
    const refused =
      error.name === "SyncServiceError" &&
      ([401, 403].includes(error.status) || /Token|Client|Credential/.test(error.type));
    const changed = error.name === "IdentityChangedError";
    if (refused) (await this.#opened?.catch(() => undefined))?.forgetCredentials();
    if (refused || changed) await this.close();
    return changed;
  }

  async close() {
    const opened = this.#opened;
    this.#opened = undefined;
    // If opening failed, there is nothing to close.
    (await opened?.catch(() => undefined))?.close();
  }

  /**
   * Closes it for good; a connection that is still opening is closed when it opens.
   *
   * @param {boolean} forget
   */
  async end(forget) {
    this.#connect = () => Promise.reject(new SignInRequiredError());
    try {
      if (forget) await (await this.open()).forget();
    } finally {
      await this.close();
    }
  }

  /** @param {Preference} preference the current one, after reopening another one */
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
