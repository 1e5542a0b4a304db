package cognitosync.localcloud.s3.api;

import cognitosync.localcloud.http.Headers;
import cognitosync.localcloud.http.Response;
import cognitosync.localcloud.s3.bucket.MultipartUploads;
import cognitosync.localcloud.s3.bucket.PartsChecksum;
import cognitosync.localcloud.s3.object.ObjectHeaders;
import java.util.Optional;

/**
 * Begins a multipart upload.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_CreateMultipartUpload.html">CreateMultipartUpload</a>
 */
public record CreateMultipartUpload(MultipartUploads uploads) implements S3Operation {
    private static final RequestMembers MEMBERS = RequestMembers.honouring(
                    "?uploads", "x-amz-checksum-algorithm", "x-amz-checksum-type")
            .and(SharedMembers.OBJECT)
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
        String bucket = call.bucket().name();
        Headers headers = call.request().headers();
        Optional<PartsChecksum> checksum = PartsChecksum.of(headers);
        String id = uploads.begin(bucket, call.key(), new MultipartUploads.Upload(ObjectHeaders.of(headers), checksum));
        Response answer = ObjectHeaders.encrypted(S3Operation.xml(
                "InitiateMultipartUploadResult",
                xml -> xml.text("Bucket", bucket).text("Key", call.key()).text("UploadId", id)));
        return checksum.map(known -> answer.with("x-amz-checksum-algorithm", known.algorithm())
                        .with("x-amz-checksum-type", known.type()))
                .orElse(answer);
    }
}
