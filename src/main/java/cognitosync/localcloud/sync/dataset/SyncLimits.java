package cognitosync.localcloud.sync.dataset;

import java.time.Duration;

/**
 * How much the service takes
 * (<a href="https://docs.aws.amazon.com/cognito/latest/developerguide/limits.html">quotas of Amazon Cognito</a>).
 *
 * @param datasetsPerIdentity datasets that exist at once
 * @param recordsPerDataset records, the tombstones of removed ones included
 * @param dataStorage bytes of keys and values of one dataset
 * @param nameLength characters of a dataset's name
 * @param keyLength characters of a record's key
 * @param valueLength characters of a record's value
 * @param pageSize results on one page, unless fewer are requested
 * @param sessionLifetime how long a sync session token may be used
 */
public record SyncLimits(
        int datasetsPerIdentity,
        int recordsPerDataset,
        long dataStorage,
        int nameLength,
        int keyLength,
        int valueLength,
        int pageSize,
        Duration sessionLifetime) {

    /** AWS's numbers; page size and session lifetime are not published. */
    public static final SyncLimits AWS = new SyncLimits(
            20, 1_024, 1_024 * 1_024, 128, 1_024, 1_048_575, Assumptions.PAGE_SIZE, Assumptions.SESSION_LIFETIME);
}
