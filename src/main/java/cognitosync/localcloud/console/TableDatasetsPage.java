package cognitosync.localcloud.console;

import cognitosync.localcloud.console.CallerNames.CallerView;
import cognitosync.localcloud.console.DatasetTable.Dataset;
import cognitosync.localcloud.dynamodb.store.TableBrowser;
import cognitosync.localcloud.dynamodb.store.TableBrowser.ItemPage;
import cognitosync.localcloud.dynamodb.store.TableBrowser.Position;
import cognitosync.localcloud.http.FormEncoding;
import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.messages.Messages;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** {@code /_local/console/table-datasets?table=NAME}: the datasets in a table, with their owners. */
record TableDatasetsPage(Console.Sources sources) implements Page {
    private static final String PATH = "/table-datasets";

    @Override
    public String path() {
        return PATH;
    }

    @Override
    public String section() {
        return "/tables";
    }

    @Override
    public String template() {
        return "table-datasets";
    }

    @Override
    public String title() {
        return Messages.text("console.datasets.title");
    }

    /** The address for a table. */
    static String href(String table) {
        return Console.PATH + PATH + "?" + FormEncoding.encode(Map.of("table", table));
    }

    private static String href(String table, Position after) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("table", table);
        query.put("after", after.toString());
        return Console.PATH + PATH + "?" + FormEncoding.encode(query);
    }

    private record DatasetRow(CallerView who, String name, String href, boolean deleted, long count, String members) {}

    @Override
    public Map<String, Object> values(Request request) {
        return request.query("table")
                .flatMap(name -> find(sources.tables(), name))
                .map(table -> values(table, request))
                .orElse(Map.of("gone", true));
    }

    /** The table of this name, if it is one with datasets. */
    static Optional<DatasetTable> find(TableBrowser tables, String name) {
        return tables.table(name).flatMap(table -> DatasetTable.of(tables, table));
    }

    private Map<String, Object> values(DatasetTable found, Request request) {
        String name = found.table().name();
        Optional<Position> after = request.query("after").flatMap(Position::parse);
        ItemPage page = found.datasets(after, Listing.LIMIT);
        CallerNames callers = sources.callers();
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("title", Messages.text("console.datasets.title-in", name));
        values.put("table", new TableLink(name, ItemsPage.href(name)));
        values.put(
                "datasets",
                page.items().stream()
                        .map(item -> row(found, Dataset.of(item), callers))
                        .toList());
        values.put("empty", page.items().isEmpty());
        values.put("first", after.isPresent() ? href(name) : "");
        values.put("next", page.last().map(last -> href(name, last)).orElse(""));
        values.put(
                "unsearched",
                sources.tables().contents(found.table()).isCounted()
                        ? ""
                        : Messages.text("console.datasets.unsearched", TableBrowser.COUNTED));
        return values;
    }

    /** A link to the items of a table. */
    record TableLink(String name, String href) {}

    private static DatasetRow row(DatasetTable table, Dataset dataset, CallerNames callers) {
        return new DatasetRow(
                callers.identity(dataset.owner()),
                dataset.name(),
                TableDatasetPage.href(table.table().name(), dataset.owner(), dataset.name()),
                !dataset.exists(),
                dataset.attributes().number("count").orElse(0L),
                Formats.members(table.membersOf(dataset)));
    }
}
