package cognitosync.localcloud.s3.api;

import cognitosync.localcloud.http.Response;
import cognitosync.localcloud.s3.bucket.BucketObjects;
import cognitosync.localcloud.s3.object.RequestIds;

/**
 * Deletes an object; a missing one is no error.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObject.html">DeleteObject</a>
 */
public record DeleteObject(BucketObjects objects) implements S3Operation {
    private static final RequestMembers MEMBERS = RequestMembers.honouring()
            .refusing(SharedMembers.NOT_RUN, "x-amz-mfa")
            .refusing(
                    SharedMembers.always(
                            "InvalidArgument",
                            "x-amz-bypass-governance-retention is only applicable to Object Lock enabled buckets."),
                    "x-amz-bypass-governance-retention")
            .refusing(SharedMembers.NOT_IN_S3, "x-amz-if-match-last-modified-time", "x-amz-if-match-size")
            .and(SharedMembers.CONDITIONS)
            .and(SharedMembers.EVERYWHERE);

    @Override
    public RequestMembers members() {
        return MEMBERS;
    }

    @Override
    public Response answer(Call call) {
        objects.delete(call.bucket().name(), call.key());
        return RequestIds.fresh().on(Response.empty(204));
    }
}
