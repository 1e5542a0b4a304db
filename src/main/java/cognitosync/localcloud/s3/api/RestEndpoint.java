package cognitosync.localcloud.s3.api;

import cognitosync.localcloud.access.policy.AuthorizationRequest.RequestContext;
import cognitosync.localcloud.http.Endpoint;
import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.http.Response;
import cognitosync.localcloud.s3.bucket.BucketObjects;
import cognitosync.localcloud.s3.bucket.BucketOwner;
import cognitosync.localcloud.s3.bucket.BucketPolicyAccess;
import cognitosync.localcloud.s3.bucket.Buckets;
import cognitosync.localcloud.s3.bucket.Buckets.Bucket;
import cognitosync.localcloud.s3.object.Delivery;
import cognitosync.localcloud.s3.object.ObjectLimits;
import cognitosync.localcloud.s3.object.S3Error;
import cognitosync.localcloud.s3.object.S3Error.S3Exception;
import cognitosync.localcloud.s3.object.StoredObject;
import java.util.Map;
import java.util.Optional;

/**
 * A bucket over the REST API, for unsigned requests: objects by their key, errors in XML, nothing stands for a folder.
 *
 * @param bucketName the bucket
 * @param buckets where it is looked up at each request
 * @param objects its objects
 * @param access who may do what
 * @param owner of the bucket
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/Welcome.html">Amazon S3 REST API</a>
 */
public record RestEndpoint(
        String bucketName, Buckets buckets, BucketObjects objects, BucketPolicyAccess access, BucketOwner owner)
        implements Endpoint {
    private static final Map<String, String> WRITES =
            Map.of("PUT", "s3:PutObject", "POST", "s3:PutObject", "DELETE", "s3:DeleteObject");

    @Override
    public Response respond(Request request) {
        return S3Errors.XML.answer(
                request,
                () -> answer(
                        buckets.find(bucketName).orElseThrow(() -> new S3Exception(S3Error.noSuchBucket(bucketName))),
                        request));
    }

    private Response answer(Bucket bucket, Request request) {
        String key = request.path().substring(1);
        ObjectLimits.requireKey(key);
        owner.check(SignatureQuery.withHeaders(request).headers());
        RequestContext context = BucketPolicyAccess.anonymous(request, true);
        if (request.method().equals("OPTIONS")) {
            return S3Error.corsNotEnabled().xml();
        }
        if (WRITES.containsKey(request.method())) {
            return write(bucket, request.method(), key, context);
        }
        if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
            return S3Error.methodNotAllowed(request.method(), "OBJECT").xml();
        }
        if (request.query().keySet().stream().anyMatch(S3Api.SUBRESOURCES::contains)) {
            return S3Error.accessDenied().xml();
        }
        if (request.query().keySet().stream().anyMatch(name -> name.startsWith("response-"))) {
            return new S3Error(
                            400,
                            "InvalidRequest",
                            "Request specific response headers cannot be used for anonymous GET requests.",
                            Map.of())
                    .xml();
        }
        return key.isEmpty() ? list(bucket, request.method(), context) : get(bucket, key, request, context);
    }

    // Past the first line comes only what a policy lets anyone write, which is not run here.
    private Response write(Bucket bucket, String method, String key, RequestContext context) {
        return access.allowsAnyone(bucket, WRITES.get(method), bucket.arnOf(key), context)
                ? S3Error.methodNotAllowed(method, "OBJECT").xml()
                : S3Error.accessDenied().xml();
    }

    private Response list(Bucket bucket, String method, RequestContext context) {
        return mayList(bucket, context)
                ? S3Error.methodNotAllowed(method, "BUCKET").xml()
                : S3Error.accessDenied().xml();
    }

    private boolean mayList(Bucket bucket, RequestContext context) {
        return access.allowsAnyone(bucket, "s3:ListBucket", bucket.arn(), context);
    }

    private Response get(Bucket bucket, String key, Request request, RequestContext context) {
        Optional<StoredObject> object = objects.find(bucketName, key);
        boolean mayRead = access.allowsAnyone(bucket, "s3:GetObject", bucket.arnOf(key), context);
        if (!mayRead || (object.isEmpty() && !mayList(bucket, context))) {
            // Without the permission to list, a missing key is denied too.
            return S3Error.accessDenied().xml();
        }
        if (object.isEmpty()) {
            return S3Error.noSuchKey(key).xml();
        }
        GetObject.MEMBERS.check(SignatureQuery.withHeaders(request));
        return Delivery.deliver(object.get(), request).fold(GetObject::encrypted, S3Error::xml);
    }
}
