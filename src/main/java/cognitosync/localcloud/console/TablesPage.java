package cognitosync.localcloud.console;

import cognitosync.localcloud.cloudformation.stack.Stacks;
import cognitosync.localcloud.dynamodb.item.KeySchema;
import cognitosync.localcloud.dynamodb.store.TableBrowser;
import cognitosync.localcloud.dynamodb.store.TableBrowser.Contents;
import cognitosync.localcloud.dynamodb.table.Table;
import cognitosync.localcloud.dynamodb.table.Table.Throughput;
import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.messages.Messages;
import java.util.List;
import java.util.Map;

/** {@code /_local/console/tables}: all tables, with their settings and sizes. */
record TablesPage(TableBrowser browser, Stacks stacks) implements Page {
    @Override
    public String path() {
        return "/tables";
    }

    @Override
    public String template() {
        return "tables";
    }

    @Override
    public String title() {
        return Messages.text("console.section.tables");
    }

    /**
     * A table.
     *
     * @param key attributes with their types
     * @param limits of throughput per second; empty if unlimited
     * @param contents number and size of items
     * @param timeToLive the attribute with the expiry time; empty if disabled
     * @param resource that created the table; with an empty href if it is in no stack
     */
    record TableView(
            String name,
            String href,
            List<KeyView> key,
            boolean onDemand,
            String limits,
            String contents,
            String timeToLive,
            boolean isProtected,
            StackResourceLink resource,
            String at,
            String day) {
        static TableView of(Table table, Contents contents, StackResourceLink resource) {
            Table.Settings settings = table.settings();
            return new TableView(
                    table.name(),
                    ItemsPage.href(table.name()),
                    KeyView.of(settings.key()),
                    settings.throughput().isOnDemand(),
                    limits(settings.throughput()),
                    Formats.contents(contents),
                    settings.timeToLive().orElse(""),
                    settings.isProtected(),
                    resource,
                    table.created().toString(),
                    Formats.day(table.created()));
        }

        private static String limits(Throughput throughput) {
            if (throughput.read().isPresent() && throughput.write().isPresent()) {
                return Messages.text(
                        "console.tables.limits",
                        throughput.read().getAsLong(),
                        throughput.write().getAsLong());
            } else if (throughput.read().isPresent()) {
                return Messages.text(
                        "console.tables.read-limit", throughput.read().getAsLong());
            }
            return throughput.write().isPresent()
                    ? Messages.text(
                            "console.tables.write-limit", throughput.write().getAsLong())
                    : "";
        }
    }

    /** A key attribute. */
    record KeyView(String role, String name, String type) {
        static List<KeyView> of(KeySchema schema) {
            return schema.attributes().stream()
                    .map(attribute -> new KeyView(
                            attribute.equals(schema.partition())
                                    ? Messages.text("console.tables.partition-key")
                                    : Messages.text("console.tables.sort-key"),
                            attribute.name(),
                            attribute.type().name()))
                    .toList();
        }
    }

    @Override
    public Map<String, Object> values(Request request) {
        String after = request.query("after").orElse("");
        Listing<Table> tables = Listing.of(browser.tables(after, Listing.LIMIT + 1), Table::name, "/tables", Map.of());
        return Map.of(
                "tables",
                views(tables.items()),
                "none",
                tables.items().isEmpty() && after.isEmpty(),
                "end",
                tables.items().isEmpty() && !after.isEmpty(),
                "next",
                tables.next());
    }

    private List<TableView> views(List<Table> all) {
        Map<String, StackResourceLink> resources = StackResourceLink.ofType(StackResourceLink.TABLE, stacks);
        return all.stream()
                .map(table -> TableView.of(
                        table, browser.contents(table), resources.getOrDefault(table.name(), StackResourceLink.NONE)))
                .toList();
    }

    TableView view(Table table) {
        return views(List.of(table)).get(0);
    }
}
