/**
 * The commands of the device, one class each.
 *
 * @see <a href="https://picocli.info">picocli</a>
 */
package cognitosync.device.command;
