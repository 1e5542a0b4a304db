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
 * Deletes items whose time is over, each at most {@link #INTERVAL} late: whoever reads or writes a table looks first, if nobody did for
 * so long. A table that is not used needs no thread of its own.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/TTL.html">Time to live</a>
 */
public final class ExpiredItems {
    /** How often a table is looked through at most. */
    static final Duration INTERVAL = Duration.ofSeconds(30);

    // What is older than that is taken for a mistake, and stays.
    private static final long OLDEST_SECONDS = Duration.ofDays(5 * 365).toSeconds();

    private final Database database;
    private final Items items;
    private final InstantSource clock;
    private final ConcurrentMap<Long, Instant> looked = new ConcurrentHashMap<>();

    public ExpiredItems(Database database, Items items, InstantSource clock) {
        this.database = database;
        this.items = items;
        this.clock = clock;
    }

    /** To be called before a table is read or written. */
    public void delete(Table table) {
        if (table.settings().timeToLive().isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        Instant last = looked.get(table.id());
        boolean isDue = last == null || Duration.between(last, now).abs().compareTo(INTERVAL) >= 0;
        // One of several that find it due does it.
        boolean mine = isDue
                && (last == null ? looked.putIfAbsent(table.id(), now) == null : looked.replace(table.id(), last, now));
        if (mine) {
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
