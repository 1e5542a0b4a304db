package cognitosync.localcloud;

import cognitosync.localcloud.console.BucketSource;
import cognitosync.localcloud.s3.bucket.BucketBrowser;
import java.util.List;

/**
 * Shows the console the buckets.
 *
 * @param inventory of the account
 */
record ConsoleBuckets(BucketBrowser inventory) implements BucketSource {
    @Override
    public List<Bucket> buckets() {
        return inventory.buckets().stream()
                .map(bucket -> new Bucket(bucket.name(), bucket.isWebsite(), bucket.objects(), bucket.bytes()))
                .toList();
    }

    @Override
    public List<StoredObject> objects(String bucket, String after, int limit) {
        return inventory.objects(bucket, after, limit).stream()
                .map(item -> new StoredObject(
                        item.key(), item.bytes(), item.contentType(), item.cacheControl(), item.lastModified()))
                .toList();
    }
}
