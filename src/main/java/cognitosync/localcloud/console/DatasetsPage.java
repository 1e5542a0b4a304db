package cognitosync.localcloud.console;

import cognitosync.localcloud.console.CallerNames.CallerView;
import cognitosync.localcloud.http.FormEncoding;
import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.identitypool.Identity;
import cognitosync.localcloud.identitypool.IdentityPools;
import cognitosync.localcloud.messages.Messages;
import cognitosync.localcloud.sync.dataset.Dataset.DatasetRecord;
import cognitosync.localcloud.sync.dataset.DatasetState;
import cognitosync.localcloud.sync.dataset.DatasetState.DatasetSummary;
import cognitosync.localcloud.sync.store.DatasetBrowser;
import cognitosync.localcloud.sync.store.Usages.Usage;
import cognitosync.localcloud.userpool.users.Users;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * {@code /_local/console/datasets?identity=ID}: the datasets of an identity with their first records; with {@code &dataset=NAME}
 * one of them, whose records are shown page by page.
 */
record DatasetsPage(IdentityPools identityPools, Users users, DatasetBrowser browser) implements Page {
    private static final int DATASETS = 100;
    private static final int LONGEST_VALUE = 300;
    // What a presentation attribute of SVG can paint and what loads nothing.
    private static final Pattern COLOUR =
            Pattern.compile("#[0-9A-Fa-f]{3,8}|[A-Za-z]{3,24}|(rgb|hsl)a?\\([0-9., %/deg]{5,40}\\)");

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

    private record RecordView(
            String key,
            String value,
            String colour,
            boolean removed,
            boolean empty,
            String whole,
            long syncCount,
            String at,
            String day,
            String by) {}

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
        Optional<Identity> identity = request.query("identity").flatMap(identityPools::identity);
        if (identity.isEmpty()) {
            return Map.of("gone", true);
        }
        String pool = identity.get().poolId();
        String id = identity.get().id();
        String name = request.query("dataset").orElse("");
        RecordPlace after = RecordPlace.parse(request.query("after").filter(unread -> !name.isEmpty()));
        List<DatasetView> datasets = browser.datasets(pool, id, DATASETS).stream()
                .filter(dataset -> name.isEmpty() || dataset.id().datasetName().equals(name))
                .map(dataset ->
                        view(dataset, browser.records(dataset.id(), after.syncCount(), after.key(), Listing.LIMIT + 1)))
                .toList();
        Usage usage = browser.usage(pool, id);
        CallerView who = new CallerNames(identityPools, users).identity(id);
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
                "empty",
                datasets.isEmpty(),
                "more",
                name.isEmpty() && usage.datasets() > datasets.size());
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
        String value = entry.value().orElse("");
        boolean isLong = value.codePointCount(0, value.length()) > LONGEST_VALUE;
        return new RecordView(
                entry.key(),
                isLong ? value.substring(0, value.offsetByCodePoints(0, LONGEST_VALUE)) : value,
                COLOUR.matcher(value).matches() ? value : "",
                entry.isTombstone(),
                entry.value().filter(String::isEmpty).isPresent(),
                isLong ? Formats.utf8Size(value) : "",
                entry.syncCount(),
                entry.lastModifiedDate().toString(),
                Formats.day(entry.lastModifiedDate()),
                entry.lastModifiedBy());
    }
}
