package cognitosync.localcloud.console;

import cognitosync.localcloud.console.BucketSource.Bucket;
import cognitosync.localcloud.console.BucketSource.StoredObject;
import cognitosync.localcloud.http.Request;
import java.util.List;
import java.util.Map;

/** {@code /_local/console/buckets}: every bucket, and the objects of one, the first where none is named. */
record BucketsPage(BucketSource source) implements Page {
    @Override
    public String path() {
        return "/buckets";
    }

    @Override
    public String template() {
        return "buckets";
    }

    @Override
    public String title() {
        return "Buckets";
    }

    private record ObjectView(
            String key, String size, String contentType, String cacheControl, String at, String day) {}

    @Override
    public Map<String, Object> values(Request request) {
        List<Bucket> buckets = source.buckets();
        String name = request.query("bucket")
                .orElse(buckets.isEmpty() ? "" : buckets.get(0).name());
        boolean known = buckets.stream().anyMatch(bucket -> bucket.name().equals(name));
        List<TabLink> choices = buckets.stream()
                .map(bucket -> TabLink.of(
                        "/buckets",
                        "bucket",
                        bucket.name(),
                        name,
                        (bucket.isWebsite() ? "website, " : "") + Formats.count(bucket.objects(), "object") + ", "
                                + Formats.size(bucket.bytes())))
                .toList();
        Listing<StoredObject> objects = Listing.of(
                source.objects(name, request.query("after").orElse(""), Listing.LIMIT + 1),
                StoredObject::key,
                "/buckets",
                Map.of("bucket", name));
        return Map.of(
                "choices",
                choices,
                "bucket",
                known ? name : "",
                "unknown",
                !known && !buckets.isEmpty(),
                "objects",
                objects.items().stream().map(BucketsPage::view).toList(),
                "empty",
                objects.items().isEmpty(),
                "next",
                objects.next(),
                "none",
                buckets.isEmpty());
    }

    private static ObjectView view(StoredObject object) {
        return new ObjectView(
                object.key(),
                Formats.size(object.bytes()),
                object.contentType(),
                object.cacheControl(),
                object.lastModified().toString(),
                Formats.day(object.lastModified()));
    }
}
