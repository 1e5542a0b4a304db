package cognitosync.localcloud.s3.api;

import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.http.Response;
import cognitosync.localcloud.s3.bucket.BucketObjects;
import cognitosync.localcloud.s3.object.Delivery;
import cognitosync.localcloud.s3.object.ObjectHeaders;
import cognitosync.localcloud.s3.object.S3Error;
import cognitosync.localcloud.s3.object.S3Error.S3Exception;
import cognitosync.localcloud.s3.object.StoredObject;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Gives an object, or its headers: HEAD is answered as GET without the body.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html">GetObject</a>
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadObject.html">HeadObject</a>
 */
public record GetObject(BucketObjects objects) implements S3Operation {
    private static final Map<String, String> OVERRIDES = Map.of(
            "response-cache-control", "Cache-Control",
            "response-content-disposition", "Content-Disposition",
            "response-content-encoding", "Content-Encoding",
            "response-content-language", "Content-Language",
            "response-content-type", "Content-Type",
            "response-expires", "Expires");
    static final RequestMembers MEMBERS = RequestMembers.honouring(
                    "if-match", "if-none-match", "if-modified-since", "if-unmodified-since", "if-range", "range")
            .and(RequestMembers.honouring(
                    OVERRIDES.keySet().stream().map(name -> "?" + name).toArray(String[]::new)))
            .refusing(
                    SharedMembers.unless(
                            Set.of("ENABLED"),
                            SharedMembers.always("InvalidRequest", "Value for x-amz-checksum-mode header is invalid.")),
                    Delivery.CHECKSUM_MODE)
            .and(SharedMembers.CALLERS_KEY_OF_OTHERS)
            .and(SharedMembers.EVERYWHERE);

    @Override
    public RequestMembers members() {
        return MEMBERS;
    }

    @Override
    public Response answer(Call call) {
        StoredObject object = objects.find(call.bucket().name(), call.key())
                .orElseThrow(() -> new S3Exception(S3Error.noSuchKey(call.key())));
        return Delivery.deliver(object, call.request())
                .fold(response -> overridden(encrypted(response), call.request()), error -> {
                    throw new S3Exception(error);
                });
    }

    /** With the header that every object has where its content is given. */
    static Response encrypted(Response response) {
        return response.status() == 304 ? response : ObjectHeaders.encrypted(response);
    }

    private static Response overridden(Response response, Request request) {
        Response answer = response;
        for (Map.Entry<String, String> override : OVERRIDES.entrySet()) {
            Optional<String> value = request.query(override.getKey());
            if (value.isPresent()) {
                answer = answer.with(override.getValue(), value.get());
            }
        }
        return answer;
    }
}
