/**
 * Browsers under test. {@link cognitosync.journey.browser.Browsers} finds or installs the engines, an
 * {@link cognitosync.journey.browser.Engine} launches one through its WebDriver, a
 * {@link cognitosync.journey.browser.Device} is one person's browser, and a
 * {@link cognitosync.journey.browser.Network} is the proxy that counts, cuts and changes its requests.
 */
package cognitosync.journey.browser;
