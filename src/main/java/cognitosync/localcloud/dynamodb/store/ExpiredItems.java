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

    /** The time that items are compared with. */
    Instant now() {
        return clock.instant();
    }

    /** Call before reading or writing a table. */
    public void delete(Table table) {
        if (table.settings().timeToLive().isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        if (claims(table.id(), now)) {
            delete(table, now.getEpochSecond());
        }
    }

    // Of concurrent callers, only one performs the check.
    private boolean claims(long table, Instant now) {
        Instant last = lastChecks.get(table);
        if (last == null) {
            // A check that is due is equal to none. So checks of deleted tables do not accumulate.
            lastChecks.values().removeIf(check -> isDue(check, now));
        } else if (!isDue(last, now)) {
            return false;
        } else if (lastChecks.replace(table, last, now)) {
            return true;
        }
        return lastChecks.putIfAbsent(table, now) == null;
    }

    private static boolean isDue(Instant last, Instant now) {
        return Duration.between(last, now).abs().compareTo(INTERVAL) >= 0;
    }

    /** How many tables were checked and are not known to be due. */
    int size() {
        return lastChecks.size();
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
