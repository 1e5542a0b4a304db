package cognitosync.localcloud.dynamodb.store;

import cognitosync.localcloud.dynamodb.expression.KeyConditions.Bound;
import cognitosync.localcloud.dynamodb.expression.KeyConditions.KeyRange;
import cognitosync.localcloud.dynamodb.item.Binary;
import cognitosync.localcloud.dynamodb.item.KeyBytes;
import cognitosync.localcloud.dynamodb.store.Items.Usage;
import cognitosync.localcloud.dynamodb.table.Table;
import cognitosync.localcloud.dynamodb.table.Tables;
import cognitosync.localcloud.store.Database;
import cognitosync.localcloud.store.Transaction;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads tables and items for the console. Each read is bounded, however large a table is.
 *
 * @param database with the items
 * @param tables of the account
 * @param expired deletes expired items before a table is read
 */
public record TableBrowser(Database database, Tables tables, ExpiredItems expired) {
    /** The number of items up to which a table is counted. */
    public static final int COUNTED = 100_000;

    // The size column follows the attributes, so reading a size costs as much as reading the item.
    private static final int MEASURED_ITEMS = 10_000;
    private static final long MEASURED_BYTES = 16 * 1024 * 1024;
    // The size of a page of a Scan.
    private static final long PAGE_BYTES = 1024 * 1024;

    /**
     * Number and total size of the items of a table; either may be a lower bound.
     *
     * @param items at most {@link #COUNTED}
     * @param isCounted whether {@code items} is exact
     * @param bytes of the measured items, as DynamoDB counts them
     * @param isMeasured whether {@code bytes} is exact
     */
    public record Contents(long items, boolean isCounted, long bytes, boolean isMeasured) {}

    /**
     * A page of items in scan order.
     *
     * @param items of this page
     * @param last position of the last item, if more follow
     */
    public record ItemPage(List<StoredItem> items, Optional<Position> last) {
        public ItemPage {
            items = List.copyOf(items);
        }
    }

    /**
     * The position of an item in its table, as used in URLs.
     *
     * @param partition bytes of the partition key
     * @param sort bytes of the sort key; empty if the table has no sort key
     */
    public record Position(Binary partition, Binary sort) {
        private static final Pattern FORM = Pattern.compile("([A-Za-z0-9_-]+)\\.([A-Za-z0-9_-]*)");

        /** Parses the result of {@link #toString}; empty for anything else. */
        public static Optional<Position> parse(String text) {
            return Optional.of(FORM.matcher(text))
                    .filter(form -> form.matches())
                    .flatMap(form -> {
                        try {
                            return Optional.of(new Position(bytes(form.group(1)), bytes(form.group(2))));
                        } catch (IllegalArgumentException e) {
                            return Optional.empty();
                        }
                    });
        }

        private static Binary bytes(String text) {
            return Binary.of(Base64.getUrlDecoder().decode(text));
        }

        @Override
        public String toString() {
            Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
            return encoder.encodeToString(partition.toByteArray()) + "." + encoder.encodeToString(sort.toByteArray());
        }
    }

    /** The time by which items expire. */
    public Instant now() {
        return expired.now();
    }

    /** The first tables after this name, by name. */
    public List<Table> tables(String after, int limit) {
        return tables.all().stream()
                .filter(table -> table.name().compareTo(after) > 0)
                .limit(limit)
                .toList();
    }

    /** The table with this name. */
    public Optional<Table> table(String name) {
        return tables.find(name);
    }

    /** Number and total size of a table's items. */
    public Contents contents(Table table) {
        expired.delete(table);
        return database.read(transaction -> {
            long items = transaction
                    .first(
                            "SELECT count(*) AS items FROM" + " (SELECT 1 FROM dynamodb_item WHERE table_id = ? LIMIT "
                                    + (COUNTED + 1) + ")",
                            row -> row.number("items"),
                            table.id())
                    .orElseThrow();
            Usage measured = measured(transaction, table);
            return new Contents(
                    Math.min(items, COUNTED), items <= COUNTED, measured.bytes(), measured.items() == items);
        });
    }

    private static Usage measured(Transaction transaction, Table table) throws SQLException {
        long[] measured = {0, 0};
        transaction.each(
                "SELECT size FROM dynamodb_item WHERE table_id = ? LIMIT " + MEASURED_ITEMS,
                row -> {
                    measured[0]++;
                    measured[1] += row.number("size");
                    return measured[1] < MEASURED_BYTES;
                },
                table.id());
        return new Usage(measured[0], measured[1]);
    }

    /** A page of at most {@code limit} items and 1 MB. */
    public ItemPage items(Table table, Optional<Position> after, int limit) {
        expired.delete(table);
        Optional<ItemKey> start = after.map(position -> ItemKey.of(table, position.partition(), position.sort()));
        PageCollector page = new PageCollector(limit);
        database.read(transaction -> {
            new ItemOrder.Segment(table.id(), 0, 1, start).each(transaction, page::visit);
            return null;
        });
        return new ItemPage(page.items, page.last().map(item -> position(table, item)));
    }

    /**
     * A page of at most {@code limit} items and 1 MB whose sort keys begin with this text. Only the first {@link #COUNTED} items of
     * the table are searched.
     */
    public ItemPage withSortKey(Table table, String prefix, Optional<Position> after, int limit) {
        expired.delete(table);
        byte[] first = prefix.getBytes(StandardCharsets.UTF_8);
        Position start = after.orElse(new Position(Binary.of(), Binary.of()));
        long hash = after.map(position ->
                        ItemKey.of(table, position.partition(), position.sort()).hash())
                .orElse(0L);
        PageCollector page = new PageCollector(limit);
        database.read(transaction -> {
            // First the keys alone, which are in the index: items can be large.
            List<Long> ids = transaction.list(
                    "SELECT id FROM (SELECT id, hash, partition_key, sort_key FROM dynamodb_item WHERE table_id = ?"
                            + " ORDER BY hash, partition_key, sort_key LIMIT " + COUNTED + ")"
                            + " WHERE sort_key >= ? AND sort_key < ? AND (hash, partition_key, sort_key) > (?, ?, ?)"
                            + " ORDER BY hash, partition_key, sort_key LIMIT ?",
                    row -> row.number("id"),
                    table.id(),
                    first,
                    KeyBytes.after(first).orElseThrow(),
                    hash,
                    start.partition().toByteArray(),
                    start.sort().toByteArray(),
                    limit + 1);
            boolean more = true;
            for (int i = 0; more && i < ids.size(); i++) {
                more = page.visit(transaction
                        .first("SELECT attributes, size FROM dynamodb_item WHERE id = ?", Items::item, ids.get(i))
                        .orElseThrow());
            }
            return null;
        });
        return new ItemPage(page.items, page.last().map(item -> position(table, item)));
    }

    /** The first items of a partition whose sort keys begin with this text: at most {@code limit} and 1 MB. */
    public ItemPage partition(Table table, String partition, String prefix, int limit) {
        expired.delete(table);
        byte[] first = prefix.getBytes(StandardCharsets.UTF_8);
        KeyRange range = new KeyRange(
                Optional.of(new Bound(first, true)), KeyBytes.after(first).map(end -> new Bound(end, false)));
        ItemKey key = ItemKey.of(table, Binary.of(partition.getBytes(StandardCharsets.UTF_8)), Binary.of(first));
        PageCollector page = new PageCollector(limit);
        database.read(transaction -> {
            new ItemOrder.Partition(key, Optional.of(range), true, Optional.empty()).each(transaction, page::visit);
            return null;
        });
        return new ItemPage(page.items, page.last().map(item -> position(table, item)));
    }

    private static Position position(Table table, StoredItem stored) {
        ItemKey key = ItemKey.of(table, table.key().keyOf(stored.item()));
        return new Position(key.partition(), key.sort());
    }

    /** Collects the items of a page. */
    private static final class PageCollector {
        private final int limit;
        private final List<StoredItem> items = new ArrayList<>();
        private long bytes;
        private boolean isCut;

        PageCollector(int limit) {
            this.limit = limit;
        }

        boolean visit(StoredItem item) {
            bytes += item.size();
            isCut = items.size() == limit || (!items.isEmpty() && bytes > PAGE_BYTES);
            return !isCut && items.add(item);
        }

        Optional<StoredItem> last() {
            return isCut ? Optional.of(items.get(items.size() - 1)) : Optional.empty();
        }
    }
}
