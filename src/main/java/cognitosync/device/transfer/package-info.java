/**
 * Exports and imports every identity, dataset and record of a pool: AWS offers no tool for it.
 *
 * <p>An export is a folder with {@code records.ndjson}, one JSON object a line with a checksum of its own, and
 * {@code manifest.json}, which has the totals of the lines. The format is described in {@code docs/device.md}.
 */
package cognitosync.device.transfer;
