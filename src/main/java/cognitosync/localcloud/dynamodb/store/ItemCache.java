package cognitosync.localcloud.dynamodb.store;

import cognitosync.localcloud.dynamodb.item.Binary;
import cognitosync.localcloud.store.Transaction;
import cognitosync.localcloud.store.TransactionalCache;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A cache of items and small partitions. Writers invalidate entries inside the transaction that changes them. */
public final class ItemCache {
    /** Partitions with more bytes or items than this are read from the database each time, and only as far as needed. */
    static final int MAX_PARTITION_BYTES = 16 * 1024;

    static final int MAX_PARTITION_ITEMS = 128;

    // For items and for partitions each.
    private static final long MOST_BYTES = 4 * 1024 * 1024;

    private final TransactionalCache<ItemKey, StoredItem> items = new TransactionalCache<>(
            MOST_BYTES, (key, item) -> key.partition().length() + key.sort().length() + item.weight());
    private final TransactionalCache<PartitionKey, CachedPartition> partitions = new TransactionalCache<>(
            MOST_BYTES, (key, partition) -> key.partition().length() + partition.weight());

    private record PartitionKey(long table, Binary partition) {
        static PartitionKey of(ItemKey key) {
            return new PartitionKey(key.table(), key.partition());
        }
    }

    /** An item with the bytes of its sort key. */
    record SortedItem(Binary sort, StoredItem item) {}

    /**
     * A snapshot of a whole partition.
     *
     * @param isSmall whether it is small enough to be cached; otherwise {@code items} is empty
     * @param items in ascending order of sort keys
     */
    record CachedPartition(boolean isSmall, List<SortedItem> items) {
        private static final int OVERHEAD_BYTES = 128;

        CachedPartition {
            items = List.copyOf(items);
        }

        private long weight() {
            long weight = OVERHEAD_BYTES;
            for (SortedItem item : items) {
                weight += item.sort().length() + item.item().weight();
            }
            return weight;
        }
    }

    Optional<StoredItem> find(ItemKey key, Supplier<Optional<StoredItem>> read) {
        return items.find(key, read);
    }

    CachedPartition partition(ItemKey key, Supplier<CachedPartition> read) {
        return partitions
                .find(PartitionKey.of(key), () -> Optional.of(read.get()))
                .orElseThrow();
    }

    /** Call before changing an item. */
    void invalidate(Transaction transaction, ItemKey key) {
        items.invalidate(transaction, key);
        partitions.invalidate(transaction, PartitionKey.of(key));
    }

    /** Call before changing many items. */
    void invalidateAll(Transaction transaction) {
        items.invalidateAll(transaction);
        partitions.invalidateAll(transaction);
    }
}
