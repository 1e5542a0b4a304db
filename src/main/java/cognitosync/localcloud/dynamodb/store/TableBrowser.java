package cognitosync.localcloud.dynamodb.store;

import cognitosync.localcloud.dynamodb.item.Binary;
import cognitosync.localcloud.dynamodb.store.Items.Usage;
import cognitosync.localcloud.dynamodb.table.Table;
import cognitosync.localcloud.dynamodb.table.Tables;
import cognitosync.localcloud.store.Database;
import cognitosync.localcloud.store.Transaction;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the tables hold, for the console. Each read is bounded, however large a table is.
 *
 * @param database with the tables of this package
 * @param tables those that exist
 * @param expired items whose time is over, which go before a table is read
 */
public record TableBrowser(Database database, Tables tables, ExpiredItems expired) {
    /** So many items of a table are counted. */
    public static final int COUNTED = 100_000;

    // Sizes stand behind the attributes of an item, so that reading one costs as much as reading the item.
    private static final int MEASURED_ITEMS = 10_000;
    private static final long MEASURED_BYTES = 16 * 1024 * 1024;
    // As a page of a Scan.
    private static final long PAGE_BYTES = 1024 * 1024;

    /**
     * How much a table holds.
     *
     * @param items at most {@link #COUNTED}
     * @param isCounted whether there are no more
     * @param bytes of the first items, as DynamoDB counts them
     * @param isMeasured whether these are all
     */
    public record Contents(long items, boolean isCounted, long bytes, boolean isMeasured) {}

    /**
     * Items in the order of a scan.
     *
     * @param items those of this page
     * @param last position of the last one, where there are more
     */
    public record ItemPage(List<StoredItem> items, Optional<Position> last) {
        public ItemPage {
            items = List.copyOf(items);
        }
    }

    /**
     * Where an item stands in its table, as it travels in an address.
     *
     * @param partition bytes of its partition key
     * @param sort bytes of its sort key; none where the table has no sort key
     */
    public record Position(Binary partition, Binary sort) {
        private static final Pattern FORM = Pattern.compile("([A-Za-z0-9_-]+)\\.([A-Za-z0-9_-]*)");

        /** What {@link #toString} wrote; empty for anything else. */
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

    /** The first tables behind that name, by name. */
    public List<Table> tables(String after, int limit) {
        return tables.all().stream()
                .filter(table -> table.name().compareTo(after) > 0)
                .limit(limit)
                .toList();
    }

    /** The table of that name. */
    public Optional<Table> table(String name) {
        return tables.find(name);
    }

    /** How much a table holds. */
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

    /** So many items of a table at most, and no more than a megabyte of them, or one that is larger. */
    public ItemPage items(Table table, Optional<Position> after, int limit) {
        expired.delete(table);
        Optional<ItemKey> start = after.map(position -> ItemKey.of(table, position.partition(), position.sort()));
        Found found = new Found(limit);
        database.read(transaction -> {
            new ItemOrder.Segment(table.id(), 0, 1, start).each(transaction, found::visit);
            return null;
        });
        return new ItemPage(found.items, found.last().map(item -> position(table, item)));
    }

    private static Position position(Table table, StoredItem stored) {
        ItemKey key = ItemKey.of(table, table.key().keyOf(stored.item()));
        return new Position(key.partition(), key.sort());
    }

    /** Items as they are found. */
    private static final class Found {
        private final int limit;
        private final List<StoredItem> items = new ArrayList<>();
        private long bytes;
        private boolean isCut;

        Found(int limit) {
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
