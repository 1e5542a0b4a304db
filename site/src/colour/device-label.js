import { deviceName } from "../messages/messages.js";

/** The first match counts: user agents contain the names of those below theirs. */
const BROWSERS = [
  ["Edge", /\bEdgA?\//],
  ["Opera", /\bOPR\//],
  ["Samsung Internet", /\bSamsungBrowser\//],
  ["Firefox", /\b(Firefox|FxiOS)\//],
  ["Chrome", /\b(Chrome|CriOS|HeadlessChrome)\//],
  ["Safari", /\bSafari\//],
];
const SYSTEMS = [
  ["iPhone", /\biPhone\b/],
  ["iPad", /\biPad\b/],
  ["Android", /\bAndroid\b/],
  ["Windows", /\bWindows\b/],
  ["ChromeOS", /\bCrOS\b/],
  ["Mac", /\bMac OS X\b/],
  ["Linux", /\bLinux\b|\bX11\b/],
];

/**
 * A name for this device, such as “Safari on iPhone”, as exact as user agents are.
 *
 * @param {string} userAgent
 */
export function deviceLabel(userAgent) {
  const named = (/** @type {(string | RegExp)[][]} */ table) =>
    /** @type {string | undefined} */ (
      table.find(([, pattern]) => /** @type {RegExp} */ (pattern).test(userAgent))?.[0]
    );
  return deviceName(named(BROWSERS), named(SYSTEMS));
}
