package cognitosync.localcloud.console;

import cognitosync.localcloud.console.DatasetSource.Dataset;
import cognitosync.localcloud.console.DatasetSource.Entry;
import cognitosync.localcloud.console.DatasetSource.RecordPlace;
import cognitosync.localcloud.console.IdentitySource.Identity;
import cognitosync.localcloud.http.FormEncoding;
import cognitosync.localcloud.http.Request;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * {@code /_local/console/datasets?identity=ID}: the datasets of an identity with their first records; with {@code &dataset=NAME}
 * one of them, whose records are shown page by page.
 */
record DatasetsPage(IdentitySource identities, UserSource users, DatasetSource source) implements Page {
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
        return "Datasets";
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
        Optional<Identity> identity = request.query("identity").flatMap(identities::find);
        if (identity.isEmpty()) {
            return Map.of("gone", true);
        }
        String pool = identity.get().poolId();
        String id = identity.get().id();
        String name = request.query("dataset").orElse("");
        RecordPlace after = place(request.query("after").filter(unread -> !name.isEmpty()));
        List<DatasetView> datasets = source.datasets(pool, id, DATASETS).stream()
                .filter(dataset -> name.isEmpty() || dataset.name().equals(name))
                .map(dataset -> view(dataset, id, source.records(pool, id, dataset.name(), after, Listing.LIMIT + 1)))
                .toList();
        DatasetSource.Total total = source.total(pool, id);
        CallerView who = new CallerNames(identities, users).identity(id);
        return Map.of(
                "title",
                "Datasets of " + who.name(),
                "who",
                who,
                "one",
                !name.isEmpty(),
                "total",
                Formats.count(total.datasets(), "dataset") + ", " + Formats.size(total.bytes()),
                "datasets",
                datasets,
                "empty",
                datasets.isEmpty(),
                "more",
                name.isEmpty() && total.datasets() > datasets.size());
    }

    // The count of a record and its key, which may hold anything.
    private static RecordPlace place(Optional<String> after) {
        String[] parts = after.orElse("").split(":", 2);
        long count = RequestLog.number(parts[0]);
        return parts.length == 2 && count > 0 ? new RecordPlace(count, parts[1]) : RecordPlace.START;
    }

    private static DatasetView view(Dataset dataset, String identityId, List<Entry> records) {
        Listing<Entry> listing = Listing.of(
                records,
                entry -> entry.syncCount() + ":" + entry.key(),
                "/datasets",
                Map.of("identity", identityId, "dataset", dataset.name()));
        return new DatasetView(
                dataset.name(),
                dataset.syncCount(),
                Formats.count(dataset.records(), "record") + ", " + Formats.size(dataset.bytes()),
                dataset.lastModified().toString(),
                Formats.day(dataset.lastModified()),
                dataset.lastModifiedBy(),
                listing.items().stream().map(DatasetsPage::view).toList(),
                listing.next());
    }

    private static RecordView view(Entry entry) {
        String value = entry.value().orElse("");
        boolean isLong = value.codePointCount(0, value.length()) > LONGEST_VALUE;
        return new RecordView(
                entry.key(),
                isLong ? value.substring(0, value.offsetByCodePoints(0, LONGEST_VALUE)) : value,
                COLOUR.matcher(value).matches() ? value : "",
                entry.value().isEmpty(),
                entry.value().filter(String::isEmpty).isPresent(),
                isLong ? Formats.size(value.getBytes(StandardCharsets.UTF_8).length) : "",
                entry.syncCount(),
                entry.lastModified().toString(),
                Formats.day(entry.lastModified()),
                entry.lastModifiedBy());
    }
}
