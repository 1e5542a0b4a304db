package cognitosync.localcloud.console;

import cognitosync.localcloud.console.CallerNames.CallerView;
import cognitosync.localcloud.console.DatasetTable.Dataset;
import cognitosync.localcloud.http.FormEncoding;
import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.identitypool.Identity;
import cognitosync.localcloud.messages.Messages;
import cognitosync.localcloud.sync.dataset.Dataset.DatasetRecord;
import cognitosync.localcloud.sync.dataset.DatasetState;
import cognitosync.localcloud.sync.dataset.DatasetState.DatasetSummary;
import cognitosync.localcloud.sync.store.DatasetBrowser;
import cognitosync.localcloud.sync.store.Usages.Usage;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code /_local/console/datasets?identity=ID}: the datasets of an identity with their first records; with {@code &dataset=NAME}
 * one of them, whose records are shown page by page. Those in tables are linked.
 */
record DatasetsPage(Console.Sources sources) implements Page {
    private static final int DATASETS = 100;

    @Override
    public String path() {
        return "/datasets";
    }

    @Override
    public String section() {
        return "/identities";
    }

    /** The address for an identity. */
    static String href(String identityId) {
        return href(Map.of("identity", identityId));
    }

    private static String href(Map<String, String> query) {
        return Console.PATH + "/datasets?" + FormEncoding.encode(query);
    }

    @Override
    public String template() {
        return "datasets";
    }

    @Override
    public String title() {
        return Messages.text("console.datasets.title");
    }

    private record RecordView(String key, RecordValue value, long syncCount, String at, String day, String by) {}

    private record DatasetView(
            String name,
            long syncCount,
            String size,
            String at,
            String day,
            String by,
            List<RecordView> records,
            String next) {}

    @Override
    public Map<String, Object> values(Request request) {
        Optional<Identity> identity = request.query("identity").flatMap(sources.identityPools()::identity);
        if (identity.isEmpty()) {
            return Map.of("gone", true);
        }
        String pool = identity.get().poolId();
        String id = identity.get().id();
        String name = request.query("dataset").orElse("");
        RecordPlace after = RecordPlace.parse(request.query("after").filter(unread -> !name.isEmpty()));
        DatasetBrowser browser = sources.datasets();
        List<DatasetView> datasets = browser.datasets(pool, id, DATASETS).stream()
                .filter(dataset -> name.isEmpty() || dataset.id().datasetName().equals(name))
                .map(dataset ->
                        view(dataset, browser.records(dataset.id(), after.syncCount(), after.key(), Listing.LIMIT + 1)))
                .toList();
        Usage usage = browser.usage(pool, id);
        CallerNames callers = sources.callers();
        CallerView who = callers.identity(id);
        List<TableView> tables = name.isEmpty() ? tables(id, callers) : List.of();
        return Map.of(
                "title",
                Messages.text("console.datasets.title-of", who.name()),
                "who",
                who,
                "one",
                !name.isEmpty(),
                "total",
                Formats.usage(usage),
                "datasets",
                datasets,
                "tables",
                tables,
                "empty",
                datasets.isEmpty() && tables.isEmpty(),
                "more",
                name.isEmpty() && usage.datasets() > datasets.size());
    }

    /** What a table has of the identity. */
    private record TableView(String name, String href, List<DatasetLink> own, List<DatasetLink> joined) {}

    /**
     * A dataset in a table.
     *
     * @param who its owner
     * @param role of the identity; empty for the owner
     */
    private record DatasetLink(String name, String href, CallerView who, String role) {}

    private List<TableView> tables(String identity, CallerNames callers) {
        return sources.tables().tables("", Listing.LIMIT).stream()
                .flatMap(table -> DatasetTable.of(sources.tables(), table).stream())
                .map(table -> view(table, identity, callers))
                .filter(view -> !view.own().isEmpty() || !view.joined().isEmpty())
                .toList();
    }

    private static TableView view(DatasetTable table, String identity, CallerNames callers) {
        String name = table.table().name();
        return new TableView(
                name,
                ItemsPage.href(name),
                table.datasets(identity, Listing.LIMIT).items().stream()
                        .map(Dataset::of)
                        .map(dataset -> link(name, dataset, callers, ""))
                        .toList(),
                table.joined(identity, Listing.LIMIT).stream()
                        .map(joined -> link(name, DatasetTable.joinedOf(joined), callers, joined.text("role")))
                        .toList());
    }

    private static DatasetLink link(String table, Dataset dataset, CallerNames callers, String role) {
        return new DatasetLink(
                dataset.name(),
                TableDatasetPage.href(table, dataset.owner(), dataset.name()),
                callers.identity(dataset.owner()),
                role);
    }

    /** The record behind which a page begins: its sync count and its key, which may hold anything. */
    private record RecordPlace(long syncCount, String key) {
        static RecordPlace parse(Optional<String> after) {
            String[] parts = after.orElse("").split(":", 2);
            long count = RequestLog.number(parts[0]);
            return parts.length == 2 && count > 0 ? new RecordPlace(count, parts[1]) : new RecordPlace(0, "");
        }
    }

    private static DatasetView view(DatasetSummary dataset, List<DatasetRecord> records) {
        String name = dataset.id().datasetName();
        DatasetState state = dataset.state();
        Listing<DatasetRecord> listing = Listing.of(
                records,
                entry -> entry.syncCount() + ":" + entry.key(),
                "/datasets",
                Map.of("identity", dataset.id().identityId(), "dataset", name));
        return new DatasetView(
                name,
                state.syncCount(),
                Messages.text(
                        "console.size.of-datasets",
                        Formats.records(state.numRecords()),
                        Formats.size(state.dataStorage())),
                state.lastModifiedDate().toString(),
                Formats.day(state.lastModifiedDate()),
                state.lastModifiedBy(),
                listing.items().stream().map(DatasetsPage::view).toList(),
                listing.next());
    }

    private static RecordView view(DatasetRecord entry) {
        return new RecordView(
                entry.key(),
                RecordValue.of(entry.value()),
                entry.syncCount(),
                entry.lastModifiedDate().toString(),
                Formats.day(entry.lastModifiedDate()),
                entry.lastModifiedBy());
    }
}
