package cognitosync.localcloud.s3.api;

import cognitosync.localcloud.http.Response;

/**
 * The bucket's region.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketLocation.html">GetBucketLocation</a>
 */
public record GetBucketLocation() implements S3Operation {
    @Override
    public RequestMembers members() {
        return RequestMembers.honouring("?location").and(SharedMembers.EVERYWHERE);
    }

    @Override
    public Response answer(Call call) {
        String region = call.bucket().region();
        // The oldest region has no name here.
        return S3Operation.xml("LocationConstraint", xml -> xml.plain(region.equals("us-east-1") ? "" : region));
    }
}
