package cognitosync.localcloud.s3.api;

import cognitosync.localcloud.http.Response;
import cognitosync.localcloud.s3.object.RequestIds;

/**
 * Whether the bucket exists.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadBucket.html">HeadBucket</a>
 */
public record HeadBucket() implements S3Operation {
    @Override
    public String action() {
        return "ListBucket";
    }

    @Override
    public RequestMembers members() {
        return SharedMembers.EVERYWHERE;
    }

    @Override
    public Response answer(Call call) {
        return RequestIds.fresh()
                .on(Response.empty(200))
                .with("x-amz-bucket-region", call.bucket().region());
    }
}
