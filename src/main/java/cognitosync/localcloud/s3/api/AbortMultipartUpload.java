package cognitosync.localcloud.s3.api;

import cognitosync.localcloud.http.Response;
import cognitosync.localcloud.s3.bucket.MultipartUploads;
import cognitosync.localcloud.s3.object.RequestIds;

/**
 * Aborts a multipart upload and deletes its parts.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_AbortMultipartUpload.html">AbortMultipartUpload</a>
 */
public record AbortMultipartUpload(MultipartUploads uploads) implements S3Operation {
    private static final RequestMembers MEMBERS = RequestMembers.honouring("?uploadId")
            .refusing(SharedMembers.NOT_IN_S3, "x-amz-if-match-initiated-time")
            .and(SharedMembers.CONDITIONS)
            .and(SharedMembers.EVERYWHERE);

    @Override
    public RequestMembers members() {
        return MEMBERS;
    }

    @Override
    public Response answer(Call call) {
        String id = call.required("uploadId");
        uploads.upload(call.bucket(), call.key(), id);
        uploads.end(id);
        return RequestIds.fresh().on(Response.empty(204));
    }
}
