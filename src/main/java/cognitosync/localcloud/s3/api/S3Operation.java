package cognitosync.localcloud.s3.api;

import cognitosync.localcloud.gateway.Gate.Operation;
import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.http.Response;
import cognitosync.localcloud.protocol.Xml;
import cognitosync.localcloud.s3.bucket.Buckets.Bucket;
import cognitosync.localcloud.s3.object.RequestIds;
import cognitosync.localcloud.s3.object.S3Error;
import cognitosync.localcloud.s3.object.S3Error.S3Exception;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** One operation of the REST API, for callers with a key. */
public interface S3Operation extends Operation<S3Operation.Target> {
    /**
     * What a call is about, whether it exists or not.
     *
     * @param key of the object, empty where the call is about the bucket
     */
    record Target(String bucketName, String key) {}

    /**
     * One call.
     *
     * @param bucket which exists
     * @param key of the object, empty where the call is about the bucket
     * @param request with its plain body
     */
    record Call(Bucket bucket, String key, Request request) {
        /** A query parameter that must be there. */
        String required(String name) {
            return request.query(name)
                    .filter(value -> !value.isEmpty())
                    .orElseThrow(() -> new S3Exception(
                            new S3Error(400, "InvalidArgument", "The parameter " + name + " is missing.", Map.of())));
        }
    }

    @Override
    default Optional<String> resource(Target target) {
        String bucket = Bucket.arn(target.bucketName());
        return Optional.of(target.key().isEmpty() ? bucket : bucket + "/" + target.key());
    }

    /** What it does with each member that a request may have. */
    RequestMembers members();

    /** Does it. */
    Response answer(Call call);

    /** An answer that has a body. */
    static Response xml(String root, Consumer<Xml> content) {
        String namespace = "http://s3.amazonaws.com/doc/2006-03-01/";
        return RequestIds.fresh().on(Response.of(200, "application/xml", Xml.document(root, namespace, content)));
    }
}
