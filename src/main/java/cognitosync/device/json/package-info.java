/**
 * Reads small JSON files without data binding.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8259">RFC 8259</a>
 */
package cognitosync.device.json;
