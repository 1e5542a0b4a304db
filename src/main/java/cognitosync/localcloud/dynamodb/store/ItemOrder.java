package cognitosync.localcloud.dynamodb.store;

import cognitosync.localcloud.dynamodb.expression.KeyConditions.Bound;
import cognitosync.localcloud.dynamodb.expression.KeyConditions.KeyRange;
import cognitosync.localcloud.dynamodb.item.Binary;
import cognitosync.localcloud.dynamodb.store.ItemCache.SortedItem;
import cognitosync.localcloud.store.Transaction;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A range of items in key order: of one partition, or of a segment of a table. */
public sealed interface ItemOrder {
    /** Receives items one by one. */
    @FunctionalInterface
    interface ItemVisitor {
        /** Returns false to stop. */
        boolean visit(StoredItem item);
    }

    /** Visits items in order until the visitor returns false. */
    default void each(Transaction transaction, ItemVisitor visitor) throws SQLException {
        Select select = select();
        transaction.each(select.sql.toString(), row -> visitor.visit(Items.item(row)), select.arguments.toArray());
    }

    Select select();

    /** A builder of SELECT statements. */
    final class Select {
        private final StringBuilder sql = new StringBuilder("SELECT attributes, size FROM dynamodb_item WHERE ");
        private final List<Object> arguments = new ArrayList<>();

        private Select() {}

        private Select add(String text, Object... values) {
            sql.append(text);
            arguments.addAll(List.of(values));
            return this;
        }
    }

    /**
     * Items of one partition.
     *
     * @param partition key of any item in the partition
     * @param range of sort keys; empty for all
     * @param forward whether in ascending order of sort keys
     * @param after only items after this one
     */
    record Partition(ItemKey partition, Optional<KeyRange> range, boolean forward, Optional<ItemKey> after)
            implements ItemOrder {
        @Override
        public Select select() {
            Select select = new Select()
                    .add(
                            "table_id = ? AND hash = ? AND partition_key = ?",
                            partition.table(),
                            partition.hash(),
                            partition.partition().toByteArray());
            range.flatMap(KeyRange::from).ifPresent(bound -> bound(select, ">", bound));
            range.flatMap(KeyRange::to).ifPresent(bound -> bound(select, "<", bound));
            after.ifPresent(key -> select.add(
                    " AND sort_key " + (forward ? ">" : "<") + " ?", key.sort().toByteArray()));
            return select.add(" ORDER BY sort_key" + (forward ? "" : " DESC"));
        }

        /** Visits the items in range, given all items of the partition in ascending order of sort keys. */
        void each(List<SortedItem> all, ItemVisitor visitor) {
            boolean more = true;
            for (int i = 0; more && i < all.size(); i++) {
                SortedItem item = all.get(forward ? i : all.size() - 1 - i);
                more = !contains(item.sort()) || visitor.visit(item.item());
            }
        }

        private boolean contains(Binary sort) {
            return range.flatMap(KeyRange::from)
                            .filter(from -> !isWithin(Binary.of(from.key()).compareTo(sort), from))
                            .isEmpty()
                    && range.flatMap(KeyRange::to)
                            .filter(to -> !isWithin(sort.compareTo(Binary.of(to.key())), to))
                            .isEmpty()
                    && after.filter(key -> forward ? sort.compareTo(key.sort()) <= 0 : sort.compareTo(key.sort()) >= 0)
                            .isEmpty();
        }

        private static boolean isWithin(int comparison, Bound bound) {
            return comparison < 0 || (comparison == 0 && bound.inclusive());
        }

        private static void bound(Select select, String comparison, Bound bound) {
            select.add(" AND sort_key " + comparison + (bound.inclusive() ? "= ?" : " ?"), (Object) bound.key());
        }
    }

    /**
     * Items of a segment of a table. Segments divide the hashes evenly, in ascending order.
     *
     * @param table id of the table
     * @param number from 0
     * @param segments total number of segments
     * @param after only items after this one
     */
    record Segment(long table, int number, int segments, Optional<ItemKey> after) implements ItemOrder {
        /** Whether an item is in this segment. */
        public boolean contains(ItemKey key) {
            return key.hash() >= start(number) && key.hash() < start(number + 1);
        }

        private long start(int segment) {
            return ItemKey.HASHES * segment / segments;
        }

        @Override
        public Select select() {
            Select select = new Select()
                    .add("table_id = ? AND hash >= ? AND hash < ?", table, start(number), start(number + 1));
            after.ifPresent(key -> select.add(
                    " AND (hash, partition_key, sort_key) > (?, ?, ?)",
                    key.hash(),
                    key.partition().toByteArray(),
                    key.sort().toByteArray()));
            return select.add(" ORDER BY hash, partition_key, sort_key");
        }
    }
}
