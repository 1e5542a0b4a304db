package cognitosync.device.remote.dynamodb;

import cognitosync.device.messages.Messages;
import cognitosync.device.remote.RemoteRecord;
import cognitosync.device.remote.SizeLimit;
import java.util.Collection;
import java.util.Optional;

/**
 * What a table takes: as many records and datasets as Cognito Sync, and fewer bytes, because an item has at most 400 KB and
 * each of its writes costs its whole size.
 */
public final class TableLimits implements SizeLimit {
    static final int DATASETS = 20;
    static final int RECORDS = 1024;
    /** Of the records, as DynamoDB counts them; all else of an item is some 600 bytes. */
    static final long BYTES = 350_000;

    @Override
    public long bytes(Collection<RemoteRecord> records) {
        return ItemSize.of(ItemFormat.records(records));
    }

    @Override
    public Optional<String> exceeded(Collection<RemoteRecord> records) {
        if (records.size() > RECORDS) {
            return Optional.of(Messages.text("limits.records", RECORDS, records.size()));
        }
        long bytes = bytes(records);
        return bytes > BYTES ? Optional.of(Messages.text("limits.bytes.table", BYTES, bytes)) : Optional.empty();
    }
}
