/**
 * @param {{ what: string, status: number }} error
 * @returns {import("./messages.js").Sentence}
 */
export const replaced = ({ what, status }) => ({
  text: `Something between this device and ${what.replace(/^The /, "the ").replace(/^This /, "this ")} answered in its place (HTTP ${status}), perhaps a proxy or the network's sign-in page. Sign in to the network, or use another one, then try again.`,
});

/**
 * @param {string} what
 * @param {{ onLine: boolean }} device
 * @returns {import("./messages.js").Sentence}
 */
export const unreachable = (what, { onLine }) => ({
  text: onLine
    ? `${what} could not be reached. Check this device's connection, then try again.`
    : `${what} could not be reached: this device is offline. Connect it, then try again.`,
  // Parts of the page itself do not come by pressing the same button again.
  remedy: /^(This site|A part of this page)$/.test(what) ? "reload" : undefined,
});
