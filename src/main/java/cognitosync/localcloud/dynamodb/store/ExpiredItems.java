package cognitosync.localcloud.dynamodb.store;

import cognitosync.localcloud.dynamodb.table.Table;
import cognitosync.localcloud.store.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Deletes expired items. Each access to a table first checks for expired items, at most once per {@link #INTERVAL}, so an expired item is
 * deleted at most that late. Unused tables need no thread.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/TTL.html">Time to live</a>
 */
public final class ExpiredItems {
    /** Minimum time between two checks of a table. */
    static final Duration INTERVAL = Duration.ofSeconds(30);

    // As on AWS, an expiry time further in the past is ignored.
    private static final long OLDEST_SECONDS = Duration.ofDays(5 * 365).toSeconds();

    private final Database database;
    private final Items items;
    private final InstantSource clock;
    private final ConcurrentMap<Long, Instant> lastChecks = new ConcurrentHashMap<>();

    public ExpiredItems(Database database, Items items, InstantSource clock) {
        this.database = database;
        this.items = items;
        this.clock = clock;
    }

    /** Call before reading or writing a table. */
    public void delete(Table table) {
        if (table.settings().timeToLive().isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        Instant last = lastChecks.get(table.id());
        boolean isDue = last == null || Duration.between(last, now).abs().compareTo(INTERVAL) >= 0;
        // Of concurrent callers, only one performs the check.
        boolean isClaimed = isDue
                && (last == null
                        ? lastChecks.putIfAbsent(table.id(), now) == null
                        : lastChecks.replace(table.id(), last, now));
        if (isClaimed) {
            delete(table, now.getEpochSecond());
        }
    }

    private void delete(Table table, long now) {
        Optional<Long> any = database.read(transaction -> transaction.first(
                "SELECT id FROM dynamodb_item WHERE table_id = ? AND expires_at BETWEEN ? AND ? LIMIT 1",
                row -> row.number("id"),
                table.id(),
                now - OLDEST_SECONDS,
                now));
        if (any.isPresent()) {
            database.write(transaction -> {
                items.deleteExpired(transaction, table, now - OLDEST_SECONDS, now);
                return null;
            });
        }
    }
}
