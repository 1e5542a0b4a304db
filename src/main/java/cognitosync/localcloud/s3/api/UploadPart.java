package cognitosync.localcloud.s3.api;

import cognitosync.localcloud.http.Headers;
import cognitosync.localcloud.http.Response;
import cognitosync.localcloud.s3.bucket.BucketObjects;
import cognitosync.localcloud.s3.bucket.MultipartUploads;
import cognitosync.localcloud.s3.object.Checksums;
import cognitosync.localcloud.s3.object.ObjectHeaders;
import cognitosync.localcloud.s3.object.RequestIds;
import cognitosync.localcloud.s3.object.S3Error;
import cognitosync.localcloud.s3.object.S3Error.S3Exception;
import java.util.Map;
import java.util.Optional;

/**
 * Stores a part until the upload is completed.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_UploadPart.html">UploadPart</a>
 */
public record UploadPart(MultipartUploads uploads) implements S3Operation {
    private static final RequestMembers MEMBERS = RequestMembers.honouring(
                    "?partNumber", "?uploadId", "content-length", "content-md5", Checksums.ALGORITHM_OF_SDK)
            .refusing(SharedMembers.NOT_IN_S3, "content-range")
            .and(SharedMembers.CHECKSUMS)
            .and(SharedMembers.CALLERS_KEY)
            .and(SharedMembers.CONDITIONS)
            .and(SharedMembers.EVERYWHERE);

    @Override
    public String action() {
        return "PutObject";
    }

    @Override
    public RequestMembers members() {
        return MEMBERS;
    }

    @Override
    public Response answer(Call call) {
        String id = call.required("uploadId");
        int number = number(call.required("partNumber"));
        MultipartUploads.Upload upload = uploads.upload(call.bucket(), call.key(), id);
        byte[] bytes = call.request().body();
        Optional<Headers.Field> checksum = Checksums.verify(call.request().headers(), bytes);
        upload.checksum().ifPresent(known -> known.requireSame(checksum));
        String etag = BucketObjects.etag(bytes);
        uploads.put(id, new MultipartUploads.Part(number, bytes, etag));
        return RequestIds.fresh()
                .on(Checksums.on(ObjectHeaders.encrypted(Response.empty(200)).with("ETag", etag), checksum));
    }

    private static int number(String text) {
        if (!text.matches("\\d{1,5}")
                || Integer.parseInt(text) < 1
                || Integer.parseInt(text) > MultipartUploads.LAST_PART) {
            throw new S3Exception(new S3Error(
                    400,
                    "InvalidArgument",
                    "Part number must be an integer between 1 and " + MultipartUploads.LAST_PART + ", inclusive",
                    Map.of()));
        }
        return Integer.parseInt(text);
    }
}
