package cognitosync.localcloud.dynamodb.store;

import cognitosync.localcloud.dynamodb.item.AttributeValue;
import cognitosync.localcloud.dynamodb.item.AttributeValue.N;
import cognitosync.localcloud.dynamodb.item.Item;
import cognitosync.localcloud.dynamodb.table.Table;
import cognitosync.localcloud.dynamodb.table.Tables;
import cognitosync.localcloud.store.Row;
import cognitosync.localcloud.store.Transaction;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Access to single items, inside database transactions. */
public final class Items implements Tables.ItemStore {
    private static final String WHERE_KEY = " WHERE table_id = ? AND hash = ? AND partition_key = ? AND sort_key = ?";
    // Items per batch when the time-to-live attribute changes.
    private static final int BATCH_SIZE = 64;
    private static final BigDecimal LATEST_EXPIRY = BigDecimal.valueOf(Long.MAX_VALUE / 1_000);

    private final ItemCache cache;

    /** Number and total size of a table's items. */
    public record Usage(long items, long bytes) {}

    private record Expiry(long id, Optional<Long> at) {}

    public Items(ItemCache cache) {
        this.cache = cache;
    }

    /** The item with this key. */
    public Optional<StoredItem> find(Transaction transaction, ItemKey key) throws SQLException {
        return transaction.first(
                "SELECT attributes, size FROM dynamodb_item" + WHERE_KEY,
                Items::item,
                key.table(),
                key.hash(),
                key.partition().toByteArray(),
                key.sort().toByteArray());
    }

    static StoredItem item(Row row) throws SQLException {
        return new StoredItem(row.text("attributes"), (int) row.number("size"));
    }

    /** Puts an item, replacing the one with this key, if any. */
    public void put(Transaction transaction, Table table, ItemKey key, Item item, StoredItem stored)
            throws SQLException {
        cache.invalidate(transaction, key);
        transaction.update(
                "INSERT INTO dynamodb_item (table_id, hash, partition_key, sort_key, attributes, size, expires_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (table_id, hash, partition_key, sort_key)"
                        + " DO UPDATE SET attributes = excluded.attributes, size = excluded.size,"
                        + " expires_at = excluded.expires_at",
                key.table(),
                key.hash(),
                key.partition().toByteArray(),
                key.sort().toByteArray(),
                stored.text(),
                stored.size(),
                expiry(table, item).orElse(null));
    }

    /** Deletes the item with this key, if any. */
    public void delete(Transaction transaction, ItemKey key) throws SQLException {
        cache.invalidate(transaction, key);
        transaction.update(
                "DELETE FROM dynamodb_item" + WHERE_KEY,
                key.table(),
                key.hash(),
                key.partition().toByteArray(),
                key.sort().toByteArray());
    }

    /** Deletes the items that expire within this range of epoch seconds, both ends included. */
    void deleteExpired(Transaction transaction, Table table, long from, long to) throws SQLException {
        cache.invalidateAll(transaction);
        transaction.update(
                "DELETE FROM dynamodb_item WHERE table_id = ? AND expires_at BETWEEN ? AND ?", table.id(), from, to);
    }

    /** Number and total size of a table's items. */
    public Usage usage(Transaction transaction, Table table) throws SQLException {
        return transaction
                .first(
                        "SELECT count(*) AS items, coalesce(sum(size), 0) AS bytes FROM dynamodb_item WHERE table_id = ?",
                        row -> new Usage(row.number("items"), row.number("bytes")),
                        table.id())
                .orElseThrow();
    }

    // Fractions of a second are dropped. Only numbers are expiry times.
    private static Optional<Long> expiry(Table table, Item item) {
        Optional<AttributeValue> end = table.settings().timeToLive().flatMap(item::get);
        if (end.isPresent() && end.get() instanceof N number) {
            BigDecimal seconds = number.number().value();
            if (seconds.signum() > 0 && seconds.compareTo(LATEST_EXPIRY) < 0) {
                return Optional.of(seconds.setScale(0, RoundingMode.DOWN).longValue());
            }
        }
        return Optional.empty();
    }

    @Override
    public void timeToLiveChanged(Transaction transaction, Table table) throws SQLException {
        transaction.update("UPDATE dynamodb_item SET expires_at = NULL WHERE table_id = ?", table.id());
        if (table.settings().timeToLive().isEmpty()) {
            return;
        }
        long last = 0;
        List<Expiry> batch;
        do {
            batch = transaction.list(
                    "SELECT id, attributes, size FROM dynamodb_item WHERE table_id = ? AND id > ? ORDER BY id LIMIT "
                            + BATCH_SIZE,
                    row -> new Expiry(row.number("id"), expiry(table, item(row).item())),
                    table.id(),
                    last);
            for (Expiry expiry : batch) {
                last = expiry.id();
                if (expiry.at().isPresent()) {
                    transaction.update(
                            "UPDATE dynamodb_item SET expires_at = ? WHERE id = ?",
                            expiry.at().orElseThrow(),
                            last);
                }
            }
        } while (batch.size() == BATCH_SIZE);
    }

    @Override
    public void deleteAll(Transaction transaction, Table table) throws SQLException {
        cache.invalidateAll(transaction);
        transaction.update("DELETE FROM dynamodb_item WHERE table_id = ?", table.id());
    }
}
