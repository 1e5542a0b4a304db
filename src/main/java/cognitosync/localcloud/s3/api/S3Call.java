package cognitosync.localcloud.s3.api;

import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.s3.bucket.Bucket;
import cognitosync.localcloud.s3.object.S3Error;
import cognitosync.localcloud.s3.object.S3Exception;
import java.util.Map;

/**
 * One call to an operation of the REST API.
 *
 * @param bucket which exists
 * @param key of the object, empty where the call is about the bucket
 * @param request with its plain body
 */
public record S3Call(Bucket bucket, String key, Request request) {
    /**
     * What a call is about, whether it exists or not.
     *
     * @param key of the object, empty where the call is about the bucket
     */
    public record Target(String bucketName, String key) {
        String arn() {
            return Bucket.arn(bucketName) + (key.isEmpty() ? "" : "/" + key);
        }
    }

    /** A query parameter that must be there. */
    String required(String name) {
        return request.query(name)
                .filter(value -> !value.isEmpty())
                .orElseThrow(() -> new S3Exception(
                        new S3Error(400, "InvalidArgument", "The parameter " + name + " is missing.", Map.of())));
    }
}
