package cognitosync.localcloud.dynamodb.store;

import cognitosync.localcloud.dynamodb.item.Binary;
import cognitosync.localcloud.dynamodb.store.ItemCache.CachedPartition;
import cognitosync.localcloud.dynamodb.store.ItemCache.SortedItem;
import cognitosync.localcloud.dynamodb.store.ItemOrder.ItemVisitor;
import cognitosync.localcloud.dynamodb.store.ItemOrder.Partition;
import cognitosync.localcloud.store.Database;
import cognitosync.localcloud.store.Transaction;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the last committed state, outside transactions and through the cache.
 *
 * @param database with the items
 * @param cache of items and small partitions
 * @param items access to single items
 */
public record ItemReads(Database database, ItemCache cache, Items items) {
    /** The item with this key. */
    public Optional<StoredItem> find(ItemKey key) {
        return cache.find(key, () -> database.read(transaction -> items.find(transaction, key)));
    }

    /** Visits items in order until the visitor returns false. */
    public void each(ItemOrder order, ItemVisitor visitor) {
        if (order instanceof Partition partition) {
            CachedPartition cached = cache.partition(
                    partition.partition(), () -> database.read(transaction -> load(transaction, partition)));
            if (cached.isSmall()) {
                partition.each(cached.items(), visitor);
                return;
            }
        }
        database.read(transaction -> {
            order.each(transaction, visitor);
            return null;
        });
    }

    private static CachedPartition load(Transaction transaction, Partition partition) throws SQLException {
        List<SortedItem> items = new ArrayList<>();
        long[] left = {ItemCache.MAX_PARTITION_BYTES};
        boolean[] isSmall = {true};
        transaction.each(
                "SELECT sort_key, attributes, size FROM dynamodb_item"
                        + " WHERE table_id = ? AND hash = ? AND partition_key = ? ORDER BY sort_key",
                row -> {
                    StoredItem item = Items.item(row);
                    left[0] -= item.weight();
                    isSmall[0] = left[0] >= 0 && items.size() < ItemCache.MAX_PARTITION_ITEMS;
                    items.add(new SortedItem(Binary.of(row.bytes("sort_key")), item));
                    return isSmall[0];
                },
                partition.partition().table(),
                partition.partition().hash(),
                partition.partition().partition().toByteArray());
        return isSmall[0] ? new CachedPartition(true, items) : new CachedPartition(false, List.of());
    }
}
