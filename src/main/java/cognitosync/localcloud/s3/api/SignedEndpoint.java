package cognitosync.localcloud.s3.api;

import cognitosync.localcloud.access.Authenticator;
import cognitosync.localcloud.access.Authorizer;
import cognitosync.localcloud.http.Endpoint;
import cognitosync.localcloud.http.MalformedRequestException;
import cognitosync.localcloud.http.PercentEncoding;
import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.http.Response;
import cognitosync.localcloud.protocol.AwsException;
import cognitosync.localcloud.s3.bucket.AssetBuckets;
import cognitosync.localcloud.s3.bucket.Bucket;
import cognitosync.localcloud.s3.bucket.BucketOwner;
import cognitosync.localcloud.s3.bucket.BucketPolicyAccess;
import cognitosync.localcloud.s3.object.ObjectLimits;
import cognitosync.localcloud.s3.object.S3Error;
import cognitosync.localcloud.s3.object.S3Exception;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The REST API in path style, for requests that somebody signed: finds out who, which bucket, which operation, and whether they
 * may.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/Welcome.html">Amazon S3 REST API</a>
 */
public record SignedEndpoint(
        Authenticator authenticator,
        Authorizer authorizer,
        BucketPolicyAccess policies,
        AssetBuckets buckets,
        BucketOwner owner,
        Map<String, S3Operation> operations)
        implements Endpoint {
    // S3 has its own names for what goes wrong before an operation is reached.
    private static final Map<String, String> CODES = Map.of(
            "MissingAuthenticationTokenException", "AccessDenied",
            "IncompleteSignatureException", "AuthorizationHeaderMalformed",
            "InvalidSignatureException", "SignatureDoesNotMatch",
            "UnrecognizedClientException", "InvalidAccessKeyId",
            "ExpiredTokenException", "ExpiredToken",
            "AccessDeniedException", "AccessDenied");

    @Override
    public Response respond(Request request) {
        try {
            Authenticator.Signed signed = authenticator.authenticate(request, "s3");
            String[] parts = request.rawPath().substring(1).split("/", 2);
            String key = parts.length < 2 ? "" : PercentEncoding.decode(parts[1]);
            Request call = SignatureQuery.withHeaders(signed.request());
            owner.check(call.headers());
            ObjectLimits.requireKey(key);
            S3Operation operation = operation(call, parts[0], key);
            String bucketName = PercentEncoding.decode(parts[0]);
            // Before the bucket is looked for: who may not is not told whether it exists, and none is made for them.
            authorizer.authorize(
                    signed.caller(), operation.action(), S3Call.resource(bucketName, key), policies.policy(bucketName));
            Bucket bucket =
                    buckets.find(bucketName).orElseThrow(() -> new S3Exception(S3Error.noSuchBucket(bucketName)));
            operation.members().check(call);
            return operation.answer(new S3Call(bucket, key, call));
        } catch (S3Exception e) {
            return e.error().xml();
        } catch (AwsException e) {
            return new S3Error(e.status(), CODES.getOrDefault(e.code(), e.code()), e.getMessage(), Map.of()).xml();
        } catch (MalformedRequestException e) {
            return S3Error.invalidUri().xml();
        }
    }

    // Which one is said by method, path and the query parameters that name a part of the bucket or object.
    private S3Operation operation(Request request, String bucket, String key) {
        String about = bucket.isEmpty() ? "SERVICE" : key.isEmpty() ? "BUCKET" : "OBJECT";
        String parts = request.query().keySet().stream()
                .filter(Subresources.NAMES::contains)
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .collect(Collectors.joining("&"));
        String route = request.method() + " " + about + (parts.isEmpty() ? "" : "?" + parts);
        S3Operation operation = operations.get(route);
        boolean copies = request.headers().first("x-amz-copy-source").isPresent();
        if (operation == null || copies) {
            throw new S3Exception(
                    S3Error.notImplemented("The operation " + route + (copies ? " with x-amz-copy-source" : "")));
        }
        return operation;
    }
}
