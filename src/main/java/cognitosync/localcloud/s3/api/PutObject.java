package cognitosync.localcloud.s3.api;

import cognitosync.localcloud.http.Headers;
import cognitosync.localcloud.http.Response;
import cognitosync.localcloud.s3.bucket.BucketObjects;
import cognitosync.localcloud.s3.object.Checksums;
import cognitosync.localcloud.s3.object.ObjectHeaders;
import cognitosync.localcloud.s3.object.RequestIds;
import java.util.SortedMap;

/**
 * Keeps an object.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html">PutObject</a>
 */
public record PutObject(BucketObjects objects) implements S3Operation {
    private static final RequestMembers MEMBERS = RequestMembers.honouring(
                    "content-length", "content-md5", Checksums.ALGORITHM_OF_SDK)
            .refusing(SharedMembers.NOT_IN_S3, "x-amz-write-offset-bytes", "content-range")
            .and(SharedMembers.CHECKSUMS)
            .and(SharedMembers.OBJECT)
            .and(SharedMembers.EVERYWHERE);

    @Override
    public RequestMembers members() {
        return MEMBERS;
    }

    @Override
    public Response answer(Call call) {
        Headers headers = call.request().headers();
        byte[] content = call.request().body();
        Headers.Field checksum = Checksums.verify(headers, content).orElseGet(() -> Checksums.unasked(content));
        SortedMap<String, String> kept = ObjectHeaders.of(headers);
        kept.put(checksum.name(), checksum.value());
        kept.put(Checksums.TYPE, Checksums.FULL_OBJECT);
        BucketObjects.Upload upload = new BucketObjects.Upload(call.key(), content, kept);
        String etag = objects.put(call.bucket().name(), upload);
        return RequestIds.fresh()
                .on(ObjectHeaders.encrypted(Response.empty(200))
                        .with("ETag", etag)
                        .with(checksum.name(), checksum.value())
                        .with(Checksums.TYPE, Checksums.FULL_OBJECT));
    }
}
