package cognitosync.localcloud.s3;

import cognitosync.localcloud.http.Response;

/**
 * Deletes an object; one that is not there is no error.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObject.html">DeleteObject</a>
 */
record DeleteObject(BucketObjects objects) implements S3Operation {
    @Override
    public String action() {
        return "s3:DeleteObject";
    }

    @Override
    public Response answer(S3Call call) {
        objects.delete(call.bucket().name(), call.key());
        return RequestIds.fresh().on(Response.empty(204));
    }
}
