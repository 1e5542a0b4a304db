package cognitosync.localcloud.dynamodb.table;

import cognitosync.localcloud.access.trail.ConsumedCapacity;
import cognitosync.localcloud.dynamodb.table.Table.Throughput;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Token buckets for the throughput of each table, one for reads and one for writes. A request is admitted while its bucket is not empty.
 * Its cost, which is known only afterwards, may exceed the rest: the bucket then borrows from the following seconds. Buckets that are
 * not full are kept in memory; a restart fills them.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/burst-adaptive-capacity.html">Burst capacity</a>
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/on-demand-capacity-mode-max-throughput.html">Maximum throughput for on-demand tables</a>
 */
public final class ThroughputLimits {
    // Up to five minutes of unused provisioned capacity can be used in a burst. On-demand maximums have no burst.
    private static final long PROVISIONED_BURST_SECONDS = 300;
    private static final double NANOS = 1e9;

    private final InstantSource clock;
    private final ConsumedCapacity.Listener listener;
    private final ConcurrentMap<Key, Bucket> buckets = new ConcurrentHashMap<>();

    /** Whether a table is read or written. */
    public enum Use {
        READ("Read"),
        WRITE("Write");

        private final String word;

        Use(String word) {
            this.word = word;
        }

        /** The word in throttling reasons. */
        public String word() {
            return word;
        }
    }

    // Includes the throughput, so that a new rate starts a new bucket.
    private record Key(long table, Use use, Throughput throughput) {
        OptionalLong rate() {
            return use == Use.READ ? throughput.read() : throughput.write();
        }

        double capacity() {
            return (double) rate().orElseThrow() * (throughput.isOnDemand() ? 1 : PROVISIONED_BURST_SECONDS);
        }

        Bucket refilled(Bucket bucket, Instant now) {
            return bucket.at(now, (double) rate().orElseThrow(), capacity());
        }

        boolean replaces(Key other) {
            return table == other.table && use == other.use && !equals(other);
        }
    }

    /** Units left at a time; negative if borrowed. */
    private record Bucket(double left, Instant at) {
        /** The bucket later, no fuller than its capacity. */
        Bucket at(Instant now, double rate, double capacity) {
            return now.isAfter(at)
                    ? new Bucket(
                            Math.min(
                                    capacity,
                                    left + rate * Duration.between(at, now).toNanos() / NANOS),
                            now)
                    : this;
        }

        Bucket without(double units) {
            return new Bucket(left - units, at);
        }
    }

    /**
     * Starts with full buckets.
     *
     * @param listener receives the capacity that each request consumes
     */
    public ThroughputLimits(InstantSource clock, ConsumedCapacity.Listener listener) {
        this.clock = clock;
        this.listener = listener;
    }

    /** Whether a request is admitted now. */
    public boolean admits(Table table, Use use) {
        Key key = new Key(table.id(), use, table.settings().throughput());
        Bucket bucket = buckets.get(key);
        return bucket == null || key.refilled(bucket, clock.instant()).left() > 0;
    }

    /** Charges the cost of a completed request. */
    public void consumed(Table table, Use use, double units) {
        listener.consumed(use == Use.READ ? new ConsumedCapacity(units, 0) : new ConsumedCapacity(0, units));
        Key key = new Key(table.id(), use, table.settings().throughput());
        if (key.rate().isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        if (!buckets.containsKey(key)) {
            dropUnneeded(key, now);
        }
        buckets.compute(
                key, (same, bucket) -> (bucket == null ? new Bucket(key.capacity(), now) : key.refilled(bucket, now))
                        .without(units));
    }

    // A full bucket is equal to none. So buckets of deleted tables do not accumulate, and nor do those of earlier
    // rates.
    private void dropUnneeded(Key added, Instant now) {
        buckets.entrySet()
                .removeIf(entry -> added.replaces(entry.getKey())
                        || entry.getKey().refilled(entry.getValue(), now).left()
                                >= entry.getKey().capacity());
    }

    /** How many buckets are not known to be full. */
    int size() {
        return buckets.size();
    }
}
