package cognitosync.localcloud.console;

import cognitosync.localcloud.console.TablesPage.TableView;
import cognitosync.localcloud.dynamodb.item.AttributeValue;
import cognitosync.localcloud.dynamodb.item.AttributeValue.N;
import cognitosync.localcloud.dynamodb.item.Item;
import cognitosync.localcloud.dynamodb.store.StoredItem;
import cognitosync.localcloud.dynamodb.store.TableBrowser.ItemPage;
import cognitosync.localcloud.dynamodb.store.TableBrowser.Position;
import cognitosync.localcloud.dynamodb.table.Table;
import cognitosync.localcloud.http.FormEncoding;
import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.messages.Messages;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code /_local/console/items?table=NAME}: the items of a table, each with its attributes. */
record ItemsPage(TablesPage tables) implements Page {
    private static final int MAX_VALUES_PER_ITEM = 500;
    // The end of the year 9999. Later values are not meant as dates.
    private static final BigDecimal LAST_SECOND = BigDecimal.valueOf(253_402_300_799L);

    @Override
    public String path() {
        return "/items";
    }

    @Override
    public String section() {
        return tables.path();
    }

    /** The URL for a table. */
    static String href(String table) {
        return Console.PATH + "/items?" + FormEncoding.encode(Map.of("table", table));
    }

    private static String href(String table, Position after) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("table", table);
        query.put("after", after.toString());
        return Console.PATH + "/items?" + FormEncoding.encode(query);
    }

    @Override
    public String template() {
        return "items";
    }

    @Override
    public String title() {
        return Messages.text("console.items.title");
    }

    /** An attribute of an item's key. */
    private record KeyPart(String name, String value) {}

    /**
     * An item.
     *
     * @param key its key
     * @param summary number of attributes and size
     * @param omitted message about values that are not shown; empty if all are
     */
    private record ItemView(List<KeyPart> key, String summary, List<AttributeView> attributes, String omitted) {}

    @Override
    public Map<String, Object> values(Request request) {
        Optional<Table> found = request.query("table").flatMap(tables.browser()::table);
        if (found.isEmpty()) {
            return Map.of("gone", true);
        }
        Table table = found.get();
        Optional<Position> after = request.query("after").flatMap(Position::parse);
        ItemPage page = tables.browser().items(table, after, Listing.LIMIT);
        TableView view = tables.view(table);
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("title", Messages.text("console.items.title-of", table.name()));
        values.put("table", view);
        values.put("items", page.items().stream().map(item -> view(table, item)).toList());
        values.put(
                "datasets",
                DatasetTable.of(tables.browser(), table)
                        .filter(DatasetTable::isUsed)
                        .map(shown -> TableDatasetsPage.href(table.name()))
                        .orElse(""));
        values.put("empty", page.items().isEmpty() && after.isEmpty());
        values.put("end", page.items().isEmpty() && after.isPresent());
        values.put("first", after.isPresent() ? view.href() : "");
        values.put("next", page.last().map(last -> href(table.name(), last)).orElse(""));
        return values;
    }

    private static ItemView view(Table table, StoredItem stored) {
        Item item = stored.item();
        Item key = table.key().only(item);
        Map<String, AttributeValue> ordered = new LinkedHashMap<>(key.attributes());
        item.attributes().forEach(ordered::putIfAbsent);
        AttributeView.Builder builder = new AttributeView.Builder(MAX_VALUES_PER_ITEM);
        List<AttributeView> attributes = builder.all(ordered).stream()
                .map(attribute -> attribute.with(expiry(table, item, attribute.name())))
                .toList();
        return new ItemView(
                key.attributes().entrySet().stream()
                        .map(part -> new KeyPart(part.getKey(), AttributeView.scalar(part.getValue())))
                        .toList(),
                Messages.text(
                        "console.size.of-datasets", Formats.attributes(ordered.size()), Formats.size(stored.size())),
                attributes,
                builder.omitted() == 0 ? "" : Messages.text("console.items.omitted", builder.omitted()));
    }

    // Shown next to the time-to-live attribute.
    private static String expiry(Table table, Item item, String name) {
        return table.settings()
                .timeToLive()
                .filter(name::equals)
                .flatMap(item::get)
                .filter(N.class::isInstance)
                .map(value -> ((N) value).number().value())
                .filter(seconds -> seconds.signum() > 0 && seconds.compareTo(LAST_SECOND) <= 0)
                .map(seconds ->
                        Messages.text("console.items.expires", Formats.day(Instant.ofEpochSecond(seconds.longValue()))))
                .orElse("");
    }
}
