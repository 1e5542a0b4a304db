package cognitosync.localcloud.s3.api;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.localcloud.http.Headers;
import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.s3.S3;
import cognitosync.localcloud.s3.S3Fixture;
import cognitosync.localcloud.s3.bucket.BucketObjects;
import cognitosync.localcloud.s3.bucket.Buckets;
import cognitosync.localcloud.s3.bucket.Buckets.Bucket;
import cognitosync.localcloud.store.Database;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ListObjectsV2Test {
    private static final Pattern KEY = Pattern.compile("<Key>([^<]*)</Key>");
    private static final Pattern NEXT = Pattern.compile("<NextContinuationToken>([^<]*)</NextContinuationToken>");
    private static final Bucket BUCKET =
            new Bucket("b", "eu-west-1", Optional.empty(), new Bucket.PublicAccessBlock(true, true), Map.of());

    /** In the order of their bytes in UTF-8; a Java string compares the last two the other way round. */
    private static final List<String> KEYS = List.of("a", "\u00e4", "\ufffd", "\ud83d\ude00");

    @Test
    void answer_inPagesOfOne_listsEveryKeyInTheOrderOfItsBytes(@TempDir Path folder) {
        try (Database database = Database.open(folder.resolve("d.sqlite"), List.of(S3.schema()))) {
            new Buckets(database).save(BUCKET);
            BucketObjects objects = new BucketObjects(database, InstantSource.system());
            KEYS.forEach(key -> objects.put("b", new BucketObjects.Upload(key, new byte[0], new TreeMap<>())));
            List<String> listed = new ArrayList<>();
            String more = "";
            while (more != null) {
                String page = page(objects, more);
                Matcher key = KEY.matcher(page);
                assertThat(key.find()).as(page).isTrue();
                listed.add(key.group(1));
                Matcher next = NEXT.matcher(page);
                more = next.find() ? "&continuation-token=" + next.group(1) : null;
            }
            assertThat(listed).isEqualTo(KEYS);
        }
    }

    private static String page(BucketObjects objects, String more) {
        Request request = new Request("GET", "/b", "list-type=2&max-keys=1" + more, Headers.of(), new byte[0]);
        return S3Fixture.text(new ListObjectsV2(objects).answer(new S3Operation.Call(BUCKET, "", request)));
    }
}
