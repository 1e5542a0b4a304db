package cognitosync.localcloud.dynamodb.table;

import cognitosync.localcloud.dynamodb.item.KeySchema;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A table.
 *
 * @param id in the database; never reused after the table is deleted
 * @param name unique in the account and region
 * @param tableId a UUID, as in {@code DescribeTable}
 * @param created time of creation
 * @param settings from the template
 */
public record Table(long id, String name, String tableId, Instant created, Settings settings) {
    /** How reads and writes are charged. */
    public enum BillingMode {
        PROVISIONED,
        PAY_PER_REQUEST
    }

    /**
     * The throughput of a table, in capacity units per second.
     *
     * @param mode provisioned or on demand
     * @param read units; always present if provisioned, and on demand if a maximum is set
     * @param write units, likewise
     */
    public record Throughput(BillingMode mode, OptionalLong read, OptionalLong write) {
        /** Whether the table is charged per request. */
        public boolean isOnDemand() {
            return mode == BillingMode.PAY_PER_REQUEST;
        }
    }

    /**
     * Settings from the template.
     *
     * @param key its primary key
     * @param throughput provisioned or maximum
     * @param timeToLive name of the attribute with the expiry time, in epoch seconds
     * @param isProtected whether deletion protection is enabled
     */
    public record Settings(KeySchema key, Throughput throughput, Optional<String> timeToLive, boolean isProtected) {}

    public KeySchema key() {
        return settings.key();
    }
}
