package cognitosync.localcloud.s3.api;

import cognitosync.localcloud.http.PercentEncoding;
import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.http.Response;
import cognitosync.localcloud.protocol.Xml;
import cognitosync.localcloud.s3.bucket.BucketObjects;
import cognitosync.localcloud.s3.bucket.BucketObjects.ObjectSummary;
import cognitosync.localcloud.s3.object.S3Error;
import cognitosync.localcloud.s3.object.S3Error.S3Exception;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Lists keys, page by page; those that go on behind a delimiter count once.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html">ListObjectsV2</a>
 */
public record ListObjectsV2(BucketObjects objects) implements S3Operation {
    private static final int LONGEST_PAGE = 1_000;

    private static final RequestMembers MEMBERS = RequestMembers.honouring(
                    "?continuation-token", "?delimiter", "?max-keys", "?prefix", "?start-after")
            .refusing(
                    SharedMembers.unless(
                            Set.of("url"),
                            SharedMembers.always("InvalidArgument", "Invalid Encoding Method specified in Request")),
                    "?encoding-type")
            .refusing(SharedMembers.unless(Set.of("false"), SharedMembers.NOT_RUN), "?fetch-owner")
            .refusing(
                    SharedMembers.unless(Set.of("2"), SharedMembers.always("InvalidArgument", "list-type must be 2.")),
                    "?list-type")
            .ignoring(
                    "no object here was ever archived, so that none has a status of restoring",
                    "x-amz-optional-object-attributes")
            .and(SharedMembers.EVERYWHERE);

    @Override
    public String action() {
        return "ListBucket";
    }

    @Override
    public RequestMembers members() {
        return MEMBERS;
    }

    @Override
    public Response answer(Call call) {
        Request request = call.request();
        String prefix = request.query("prefix").orElse("");
        String delimiter = request.query("delimiter").orElse("");
        int pageSize = pageSize(request.query("max-keys").orElse("1000"));
        Optional<String> token = request.query("continuation-token");
        String after = token.map(ListObjectsV2::decode)
                .orElseGet(() -> request.query("start-after").orElse(""));
        List<ObjectSummary> page = new ArrayList<>();
        Set<String> groups = new LinkedHashSet<>();
        String last = after;
        boolean more = false;
        for (ObjectSummary object : objects.summaries(call.bucket().name(), prefix)) {
            Optional<String> group = group(object.key(), prefix, delimiter);
            String position = group.orElse(object.key());
            if (!isBehind(position, after) || group.map(groups::contains).orElse(false)) {
                continue;
            }
            if (page.size() + groups.size() == pageSize) {
                more = true;
                break;
            }
            group.ifPresentOrElse(groups::add, () -> page.add(object));
            last = position;
        }
        String next = last;
        boolean truncated = more && pageSize > 0;
        UnaryOperator<String> name =
                request.query("encoding-type").map("url"::equals).orElse(false)
                        ? text -> PercentEncoding.encode(text).replace("%2F", "/")
                        : UnaryOperator.identity();
        return S3Operation.xml("ListBucketResult", xml -> {
            xml.text("Name", call.bucket().name())
                    .text("Prefix", name.apply(prefix))
                    .text("MaxKeys", pageSize)
                    .text("KeyCount", page.size() + groups.size())
                    .text("IsTruncated", truncated)
                    .text("Delimiter", request.query("delimiter").map(name))
                    .text("EncodingType", request.query("encoding-type"))
                    .text("StartAfter", request.query("start-after").map(name))
                    .text("ContinuationToken", token)
                    .text("NextContinuationToken", truncated ? Optional.of(encode(next)) : Optional.empty());
            page.forEach(object -> xml.element("Contents", inside -> write(inside, object, name)));
            groups.forEach(group -> xml.element("CommonPrefixes", inside -> inside.text("Prefix", name.apply(group))));
        });
    }

    private static void write(Xml xml, ObjectSummary object, UnaryOperator<String> name) {
        xml.text("Key", name.apply(object.key()))
                .text("LastModified", object.lastModified())
                .text("ETag", object.etag())
                .text("Size", object.size())
                .text("StorageClass", "STANDARD");
    }

    private static Optional<String> group(String key, String prefix, String delimiter) {
        int end = delimiter.isEmpty() ? -1 : key.indexOf(delimiter, prefix.length());
        return end < 0 ? Optional.empty() : Optional.of(key.substring(0, end + delimiter.length()));
    }

    // The database goes by bytes, Java by UTF-16, where the characters beyond the first 65536 come before some others.
    private static boolean isBehind(String key, String after) {
        return Arrays.compareUnsigned(key.getBytes(StandardCharsets.UTF_8), after.getBytes(StandardCharsets.UTF_8)) > 0;
    }

    private static int pageSize(String text) {
        if (!text.matches("\\d{1,9}")) {
            throw new S3Exception(new S3Error(
                    400, "InvalidArgument", "max-keys is " + text + "; it must be a number of at least 0.", Map.of()));
        }
        return Math.min(LONGEST_PAGE, Integer.parseInt(text));
    }

    private static String encode(String key) {
        return Base64.getUrlEncoder().encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }

    private static String decode(String token) {
        try {
            return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new S3Exception(
                    new S3Error(400, "InvalidArgument", "The continuation token provided is incorrect", Map.of()));
        }
    }
}
