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
 * Its cost, which is known only afterwards, may exceed the rest: the bucket then borrows from the following seconds. Buckets are kept in
 * memory; a restart fills them.
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
    private record Key(long table, Use use, Throughput throughput) {}

    private static final class Bucket {
        private final double rate;
        private final double capacity;
        private double left;
        private Instant at;

        Bucket(double rate, double capacity, Instant at) {
            this.rate = rate;
            this.capacity = capacity;
            this.left = capacity;
            this.at = at;
        }

        synchronized boolean hasAny(Instant now) {
            refill(now);
            return left > 0;
        }

        synchronized void take(double units, Instant now) {
            refill(now);
            left -= units;
        }

        private void refill(Instant now) {
            if (now.isAfter(at)) {
                left = Math.min(
                        capacity, left + rate * Duration.between(at, now).toNanos() / NANOS);
                at = now;
            }
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
        OptionalLong rate = rate(table, use);
        return rate.isEmpty() || bucket(table, use, rate.getAsLong()).hasAny(clock.instant());
    }

    /** Charges the cost of a completed request. */
    public void consumed(Table table, Use use, double units) {
        listener.consumed(use == Use.READ ? new ConsumedCapacity(units, 0) : new ConsumedCapacity(0, units));
        OptionalLong rate = rate(table, use);
        if (rate.isPresent()) {
            bucket(table, use, rate.getAsLong()).take(units, clock.instant());
        }
    }

    private static OptionalLong rate(Table table, Use use) {
        Throughput throughput = table.settings().throughput();
        return use == Use.READ ? throughput.read() : throughput.write();
    }

    private Bucket bucket(Table table, Use use, long rate) {
        Key key = new Key(table.id(), use, table.settings().throughput());
        Bucket present = buckets.get(key);
        return present == null ? begin(key, rate) : present;
    }

    private Bucket begin(Key key, long rate) {
        // Drops the bucket of the earlier rate.
        buckets.keySet().removeIf(other -> other.use() == key.use() && other.table() == key.table());
        long seconds = key.throughput().isOnDemand() ? 1 : PROVISIONED_BURST_SECONDS;
        return buckets.computeIfAbsent(key, made -> new Bucket(rate, (double) rate * seconds, clock.instant()));
    }
}
