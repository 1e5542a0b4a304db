/**
 * Clock skew, estimated from Date headers. They have a resolution of seconds, and their time is between request and response; the
 * device's clock is corrected only if it contradicts them.
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
