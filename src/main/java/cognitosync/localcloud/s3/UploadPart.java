package cognitosync.localcloud.s3;

import cognitosync.localcloud.http.Headers;
import cognitosync.localcloud.http.Response;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps a part until the object is complete.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_UploadPart.html">UploadPart</a>
 */
record UploadPart(MultipartUploads uploads) implements S3Operation {
    /** The highest number that a part may have. */
    static final int LAST = 10_000;

    private static final RequestMembers MEMBERS = RequestMembers.honouring(
                    "?partNumber", "?uploadId", "content-length", "content-md5", Checksums.ALGORITHM_OF_SDK)
            .refusing(SharedMembers.NOT_IN_S3, "content-range")
            .and(SharedMembers.CHECKSUMS)
            .and(SharedMembers.CALLERS_KEY)
            .and(SharedMembers.CONDITIONS)
            .and(SharedMembers.EVERYWHERE);

    @Override
    public String action() {
        return "s3:PutObject";
    }

    @Override
    public RequestMembers members() {
        return MEMBERS;
    }

    @Override
    public Response answer(S3Call call) {
        String id = call.required("uploadId");
        int number = number(call.required("partNumber"));
        MultipartUploads.Upload upload = uploads.upload(call, id);
        byte[] bytes = call.request().body();
        Optional<Headers.Field> checksum = Checksums.verify(call.request().headers(), bytes);
        upload.checksum().ifPresent(known -> known.requireSame(checksum));
        String etag = BucketObjects.etag(bytes);
        uploads.put(id, new MultipartUploads.Part(number, bytes, etag));
        return RequestIds.fresh()
                .on(Checksums.on(ObjectHeaders.encrypted(Response.empty(200)).with("ETag", etag), checksum));
    }

    private static int number(String text) {
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > LAST) {
            throw new S3Exception(new S3Error(
                    400,
                    "InvalidArgument",
                    "Part number must be an integer between 1 and " + LAST + ", inclusive",
                    Map.of()));
        }
        return Integer.parseInt(text);
    }
}
