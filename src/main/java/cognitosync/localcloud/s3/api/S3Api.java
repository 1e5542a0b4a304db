package cognitosync.localcloud.s3.api;

import cognitosync.localcloud.access.credentials.Caller;
import cognitosync.localcloud.gateway.ErrorProtocol;
import cognitosync.localcloud.gateway.Gate;
import cognitosync.localcloud.http.PercentEncoding;
import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.http.Response;
import cognitosync.localcloud.s3.bucket.AssetBuckets;
import cognitosync.localcloud.s3.bucket.BucketOwner;
import cognitosync.localcloud.s3.bucket.BucketPolicyAccess;
import cognitosync.localcloud.s3.bucket.Buckets.Bucket;
import cognitosync.localcloud.s3.object.ObjectLimits;
import cognitosync.localcloud.s3.object.S3Error;
import cognitosync.localcloud.s3.object.S3Error.S3Exception;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The REST API in path style, for signed requests.
 *
 * @param policies of buckets
 * @param buckets where a call's bucket is found
 * @param owner of all buckets
 * @param operations each that is run, by method, resource and subresources
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/Welcome.html">Amazon S3 REST API</a>
 */
public record S3Api(
        BucketPolicyAccess policies, AssetBuckets buckets, BucketOwner owner, Map<String, S3Operation> operations)
        implements Gate.Api {
    /**
     * Query parameters that make a request about something other than a bucket's objects or an object's content.
     *
     * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_Operations_Amazon_Simple_Storage_Service.html">Operations of Amazon S3</a>
     */
    static final Set<String> SUBRESOURCES = Set.of(
            "abac",
            "accelerate",
            "acl",
            "analytics",
            "annotation",
            "annotations",
            "attributes",
            "cors",
            "delete",
            "encryption",
            "intelligent-tiering",
            "inventory",
            "legal-hold",
            "lifecycle",
            "list-type",
            "location",
            "logging",
            "metadataConfiguration",
            "metadataInventoryTable",
            "metadataJournalTable",
            "metadataTable",
            "metrics",
            "notification",
            "object-lock",
            "ownershipControls",
            "partNumber",
            "policy",
            "policyStatus",
            "publicAccessBlock",
            "renameObject",
            "replication",
            "requestPayment",
            "restore",
            "retention",
            "select",
            "select-type",
            "session",
            "tagging",
            "torrent",
            "uploadId",
            "uploads",
            "versionId",
            "versioning",
            "versions",
            "website");

    @Override
    public String signingName() {
        return "s3";
    }

    @Override
    public ErrorProtocol errors() {
        return S3Errors.XML;
    }

    @Override
    public Gate.Call call(Caller caller, Request signed) {
        String[] parts = signed.rawPath().substring(1).split("/", 2);
        String key = parts.length < 2 ? "" : PercentEncoding.decode(parts[1]);
        Request request = SignatureQuery.withHeaders(signed);
        owner.check(request.headers());
        ObjectLimits.requireKey(key);
        S3Operation operation = operation(request, parts[0], key);
        String bucketName = PercentEncoding.decode(parts[0]);
        Gate.Access access = new Gate.Access(
                operation.action(),
                operation.resource(new S3Operation.Target(bucketName, key)).orElseThrow(),
                policies.policy(bucketName));
        return new Gate.Call(List.of(access), () -> answer(operation, bucketName, key, request));
    }

    // The policy comes first: a caller without permission must not learn whether the bucket exists, and none is made.
    private Response answer(S3Operation operation, String bucketName, String key, Request request) {
        Bucket bucket = buckets.find(bucketName).orElseThrow(() -> new S3Exception(S3Error.noSuchBucket(bucketName)));
        operation.members().check(request);
        return operation.answer(new S3Operation.Call(bucket, key, request));
    }

    // Which one is said by method, path and the query parameters that name a part of the bucket or object.
    private S3Operation operation(Request request, String bucket, String key) {
        String about = bucket.isEmpty() ? "SERVICE" : key.isEmpty() ? "BUCKET" : "OBJECT";
        String parts = request.query().keySet().stream()
                .filter(SUBRESOURCES::contains)
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
