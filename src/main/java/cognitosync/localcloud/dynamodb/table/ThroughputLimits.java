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
 * What of its throughput each table has left: a token bucket for reads and one for writes. A request is let through while anything is
 * left, and then takes what it costs, if that is more than is left from the seconds to come: what a request costs is known only when it
 * is done. Kept in memory: a restart fills every bucket.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/burst-adaptive-capacity.html">Burst capacity</a>
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/on-demand-capacity-mode-max-throughput.html">Maximum throughput for on-demand tables</a>
 */
public final class ThroughputLimits {
    // Of provisioned capacity, what was unused for five minutes may be used at once; a maximum has no such reserve.
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

        /** As the reasons of throttled requests have it. */
        public String word() {
            return word;
        }
    }

    // With the rate, so that a change of it begins a new bucket.
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
     * With every bucket full.
     *
     * @param listener receives what each request consumes
     */
    public ThroughputLimits(InstantSource clock, ConsumedCapacity.Listener listener) {
        this.clock = clock;
        this.listener = listener;
    }

    /** Whether a request may be done now. */
    public boolean admits(Table table, Use use) {
        OptionalLong rate = rate(table, use);
        return rate.isEmpty() || bucket(table, use, rate.getAsLong()).hasAny(clock.instant());
    }

    /** Takes what a request has cost. */
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
        // Those of deleted tables and of earlier rates go when there is a new one.
        buckets.keySet().removeIf(other -> other.use() == key.use() && other.table() == key.table());
        long seconds = key.throughput().isOnDemand() ? 1 : PROVISIONED_BURST_SECONDS;
        return buckets.computeIfAbsent(key, made -> new Bucket(rate, (double) rate * seconds, clock.instant()));
    }
}
