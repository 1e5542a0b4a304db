/**
 * JSON of small files, read without what binds it to objects.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8259">RFC 8259</a>
 */
package cognitosync.device.json;
