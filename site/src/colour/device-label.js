/** The first that fits: others pretend to be those below them. */
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
 * What a person would call this device, such as “Safari on iPhone”: a hint, no more exact than user agents are.
 *
 * @param {string} userAgent
 */
export function deviceLabel(userAgent) {
  const named = (/** @type {(string | RegExp)[][]} */ table) =>
    table.find(([, pattern]) => /** @type {RegExp} */ (pattern).test(userAgent))?.[0];
  const system = named(SYSTEMS);
  return `${named(BROWSERS) ?? "A browser"}${system ? ` on ${system}` : ""}`;
}
