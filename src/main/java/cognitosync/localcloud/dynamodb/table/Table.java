package cognitosync.localcloud.dynamodb.table;

import cognitosync.localcloud.dynamodb.item.KeySchema;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A table that exists.
 *
 * @param id in the database; never used again once the table is deleted
 * @param name unique in the account and region
 * @param tableId a UUID, as {@code DescribeTable} shows it
 * @param created when
 * @param settings what the template says of it
 */
public record Table(long id, String name, String tableId, Instant created, Settings settings) {
    /** How reads and writes are paid for. */
    public enum BillingMode {
        PROVISIONED,
        PAY_PER_REQUEST
    }

    /**
     * What a table may be used in one second.
     *
     * @param mode provisioned, or on demand
     * @param read units of reading; always there where they are provisioned, on demand only where there is a maximum
     * @param write units of writing, likewise
     */
    public record Throughput(BillingMode mode, OptionalLong read, OptionalLong write) {
        /** Whether it is paid for by request. */
        public boolean isOnDemand() {
            return mode == BillingMode.PAY_PER_REQUEST;
        }
    }

    /**
     * What the template says of a table.
     *
     * @param key its primary key
     * @param throughput what it may be used
     * @param timeToLive the attribute with the end of an item, in seconds since 1970
     * @param isProtected whether it cannot be deleted
     */
    public record Settings(KeySchema key, Throughput throughput, Optional<String> timeToLive, boolean isProtected) {}

    public KeySchema key() {
        return settings.key();
    }
}
