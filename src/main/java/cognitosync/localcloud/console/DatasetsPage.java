package cognitosync.localcloud.console;

import cognitosync.localcloud.console.DatasetSource.Dataset;
import cognitosync.localcloud.console.DatasetSource.Entry;
import cognitosync.localcloud.console.IdentitySource.Identity;
import cognitosync.localcloud.http.Request;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** {@code /_local/console/datasets?identity=ID}: the datasets of an identity with their records. */
record DatasetsPage(IdentitySource identities, UserSource users, DatasetSource source) implements Page {
    private static final int DATASETS = 100;
    private static final int RECORDS = 200;
    private static final int LONGEST_VALUE = 300;
    // What a presentation attribute of SVG can paint and what loads nothing.
    private static final Pattern COLOUR =
            Pattern.compile("#[0-9A-Fa-f]{3,8}|[A-Za-z]{3,24}|(rgb|hsl)a?\\([0-9., %/deg]{5,40}\\)");

    @Override
    public String path() {
        return "/datasets";
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
            boolean cut,
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
            boolean more) {}

    @Override
    public Map<String, Object> values(Request request) {
        Optional<Identity> identity = request.query("identity").flatMap(identities::find);
        if (identity.isEmpty()) {
            return Map.of("gone", true);
        }
        String pool = identity.get().poolId();
        String id = identity.get().id();
        List<DatasetView> datasets = source.datasets(pool, id, DATASETS).stream()
                .map(dataset -> view(dataset, source.records(pool, id, dataset.name(), RECORDS + 1)))
                .toList();
        DatasetSource.Total total = source.total(pool, id);
        return Map.of(
                "who",
                new Callers(identities, users).identity(id),
                "pool",
                pool,
                "total",
                Shown.count(total.datasets(), "dataset") + ", " + Shown.size(total.bytes()),
                "datasets",
                datasets,
                "empty",
                datasets.isEmpty(),
                "more",
                total.datasets() > datasets.size());
    }

    private static DatasetView view(Dataset dataset, List<Entry> records) {
        return new DatasetView(
                dataset.name(),
                dataset.syncCount(),
                Shown.count(dataset.records(), "record") + ", " + Shown.size(dataset.bytes()),
                dataset.lastModified().toString(),
                Shown.day(dataset.lastModified()),
                dataset.lastModifiedBy(),
                records.stream().limit(RECORDS).map(DatasetsPage::view).toList(),
                records.size() > RECORDS);
    }

    private static RecordView view(Entry entry) {
        String value = entry.value().orElse("");
        boolean isLong = value.length() > LONGEST_VALUE;
        return new RecordView(
                entry.key(),
                isLong ? value.substring(0, LONGEST_VALUE) : value,
                COLOUR.matcher(value).matches() ? value : "",
                entry.value().isEmpty(),
                isLong,
                entry.syncCount(),
                entry.lastModified().toString(),
                Shown.day(entry.lastModified()),
                entry.lastModifiedBy());
    }
}
