/**
 * Brings every identity, dataset and record of a pool out of Cognito Sync, and back in: AWS offers no tool for it.
 *
 * <p>An export is a folder with {@code records.ndjson}, one JSON object a line with a checksum of its own, and
 * {@code manifest.json}, which says what the lines add up to. The format is described in {@code docs/device.md}.
 */
package cognitosync.device.transfer;
