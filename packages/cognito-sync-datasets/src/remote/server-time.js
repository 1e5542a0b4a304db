/**
 * What the server's clock is ahead of this device's, as far as its Date headers prove it. They tell whole seconds, of a moment
 * between sending and receiving; while this device's own time is possible, it is believed.
 */
export class ServerTime {
  /** Milliseconds to add to this device's time. */
  offset = 0;

  /**
   * @param {string | undefined} date header; a browser sees it where the service exposes it
   * @param {number} sentAt
   * @param {number} receivedAt
   */
  observe(date, sentAt, receivedAt) {
    const second = Date.parse(date ?? "");
    if (Number.isNaN(second)) return;
    const least = second - receivedAt;
    const most = second + 1000 - sentAt;
    this.offset = least > 0 ? least : Math.min(most, 0);
  }
}
