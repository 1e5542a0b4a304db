package cognitosync.device.remote.dynamodb;

import cognitosync.device.messages.Messages;
import java.util.Optional;

/**
 * What a table takes: as many records and datasets as Cognito Sync, and fewer bytes, because an item has at most 400 KB and
 * each of its writes costs its whole size.
 */
final class TableLimits {
    static final int DATASETS = 20;
    static final int RECORDS = 1024;
    /** Of the records, as DynamoDB counts them; all else of an item is some 600 bytes. */
    static final long BYTES = 350_000;

    private TableLimits() {}

    /** Why the table does not take a dataset. */
    static Optional<String> exceeded(DatasetItem dataset) {
        if (dataset.records().size() > RECORDS) {
            return Optional.of(
                    Messages.text("limits.records", RECORDS, dataset.records().size()));
        }
        long bytes = ItemSize.of(ItemFormat.records(dataset));
        return bytes > BYTES ? Optional.of(Messages.text("limits.bytes.table", BYTES, bytes)) : Optional.empty();
    }
}
