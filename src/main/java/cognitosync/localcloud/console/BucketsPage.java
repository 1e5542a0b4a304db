package cognitosync.localcloud.console;

import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.messages.Messages;
import cognitosync.localcloud.s3.bucket.BucketBrowser;
import java.util.List;
import java.util.Map;

/** {@code /_local/console/buckets}: every bucket, and the objects of one, the first where none is named. */
record BucketsPage(BucketBrowser browser) implements Page {
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
        return Messages.text("console.section.buckets");
    }

    private record ObjectView(
            String key, String size, String contentType, String cacheControl, String at, String day) {}

    @Override
    public Map<String, Object> values(Request request) {
        List<BucketBrowser.Holder> buckets = browser.buckets();
        String name = request.query("bucket")
                .orElse(buckets.isEmpty() ? "" : buckets.get(0).name());
        boolean known = buckets.stream().anyMatch(bucket -> bucket.name().equals(name));
        List<TabLink> choices = buckets.stream()
                .map(bucket -> TabLink.of("/buckets", "bucket", bucket.name(), name, summary(bucket)))
                .toList();
        Listing<BucketBrowser.Item> objects = Listing.of(
                browser.objects(name, request.query("after").orElse(""), Listing.LIMIT + 1),
                BucketBrowser.Item::key,
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

    private static String summary(BucketBrowser.Holder bucket) {
        String objects = Formats.objects(bucket.objects());
        String size = Formats.size(bucket.bytes());
        return bucket.isWebsite()
                ? Messages.text("console.buckets.website", objects, size)
                : Messages.text("console.buckets.other", objects, size);
    }

    private static ObjectView view(BucketBrowser.Item object) {
        return new ObjectView(
                object.key(),
                Formats.size(object.bytes()),
                object.contentType(),
                object.cacheControl(),
                object.lastModified().toString(),
                Formats.day(object.lastModified()));
    }
}
