package cognitosync.localcloud.s3;

import cognitosync.localcloud.http.Headers;
import cognitosync.localcloud.http.Response;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps an object.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html">PutObject</a>
 */
record PutObject(BucketObjects objects) implements S3Operation {
    @Override
    public String action() {
        return "s3:PutObject";
    }

    @Override
    public Response answer(S3Call call) {
        Headers headers = call.request().headers();
        if (headers.first("If-Match").isPresent()
                || headers.first("If-None-Match").isPresent()) {
            throw new S3Exception(
                    new S3Error(400, "NotImplemented", "Conditional writes are not run by the local cloud.", Map.of()));
        }
        Optional<Headers.Field> checksum =
                Checksums.verify(headers, call.request().body());
        BucketObjects.Upload upload =
                new BucketObjects.Upload(call.key(), call.request().body(), ObjectHeaders.of(headers));
        String etag = objects.put(call.bucket().name(), upload);
        return RequestIds.fresh()
                .on(Checksums.on(Response.empty(200).with("ETag", etag), checksum))
                .with("x-amz-server-side-encryption", "AES256");
    }
}
