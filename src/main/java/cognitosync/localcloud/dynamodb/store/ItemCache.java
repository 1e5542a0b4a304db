package cognitosync.localcloud.dynamodb.store;

import cognitosync.localcloud.dynamodb.item.Binary;
import cognitosync.localcloud.store.Transaction;
import cognitosync.localcloud.store.TransactionalCache;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Small items and small partitions that were read lately; writers invalidate them inside the transaction of the change. */
public final class ItemCache {
    /** What is larger than this, or has more items, is read from the database each time, and only as far as asked. */
    static final int SMALL_BYTES = 16 * 1024;

    static final int SMALL_ITEMS = 128;

    // Of items, and of partitions.
    private static final long MOST_BYTES = 4 * 1024 * 1024;

    private final TransactionalCache<ItemKey, StoredItem> items =
            new TransactionalCache<>(MOST_BYTES, StoredItem::weight);
    private final TransactionalCache<PartitionKey, CachedPartition> partitions =
            new TransactionalCache<>(MOST_BYTES, CachedPartition::weight);

    private record PartitionKey(long table, Binary partition) {
        static PartitionKey of(ItemKey key) {
            return new PartitionKey(key.table(), key.partition());
        }
    }

    /** An item with the bytes of its sort key. */
    record SortedItem(Binary sort, StoredItem item) {}

    /**
     * All of a partition at one moment.
     *
     * @param isSmall where it is not, no items are kept
     * @param items in ascending order of their sort keys
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

    /** To be called before an item changes. */
    void invalidate(Transaction transaction, ItemKey key) {
        items.invalidate(transaction, key);
        partitions.invalidate(transaction, PartitionKey.of(key));
    }

    /** To be called before many change at once, which is rare. */
    void invalidateAll(Transaction transaction) {
        items.invalidateAll(transaction);
        partitions.invalidateAll(transaction);
    }
}
