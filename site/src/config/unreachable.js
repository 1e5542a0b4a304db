/** No answer at all: no network, no such host, a request that the browser blocked, or a time-out. */
export class Unreachable extends Error {
  name = "Unreachable";

  /**
   * @param {string} what stands at the start of a sentence
   * @param {unknown} cause
   */
  constructor(what, cause) {
    super(`${what} could not be reached`, { cause });
    this.what = what;
  }
}
