package cognitosync.localcloud.s3;

import cognitosync.localcloud.http.Response;

/**
 * Gives an object, or its headers: HEAD is answered as GET without the body.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html">GetObject</a>
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadObject.html">HeadObject</a>
 */
record GetObject(BucketObjects objects) implements S3Operation {
    @Override
    public String action() {
        return "s3:GetObject";
    }

    @Override
    public Response answer(S3Call call) {
        StoredObject object = objects.find(call.bucket().name(), call.key())
                .orElseThrow(() -> new S3Exception(S3Error.noSuchKey(call.key())));
        Delivery.Outcome outcome = Delivery.deliver(object, call.request());
        if (outcome instanceof Delivery.Outcome.Answer answer) {
            return answer.response();
        }
        throw new S3Exception(((Delivery.Outcome.Failure) outcome).error());
    }
}
