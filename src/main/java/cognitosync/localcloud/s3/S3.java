package cognitosync.localcloud.s3;

import cognitosync.localcloud.access.policy.Evaluation;
import cognitosync.localcloud.cloudformation.assembly.AssetSource;
import cognitosync.localcloud.cloudformation.resource.LocalAddresses;
import cognitosync.localcloud.cloudformation.resource.ResourceHandler;
import cognitosync.localcloud.gateway.Gate;
import cognitosync.localcloud.http.Endpoint;
import cognitosync.localcloud.http.ErrorRenderer;
import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.http.Response;
import cognitosync.localcloud.names.Account;
import cognitosync.localcloud.s3.api.AbortMultipartUpload;
import cognitosync.localcloud.s3.api.CompleteMultipartUpload;
import cognitosync.localcloud.s3.api.CreateMultipartUpload;
import cognitosync.localcloud.s3.api.DeleteObject;
import cognitosync.localcloud.s3.api.GetBucketEncryption;
import cognitosync.localcloud.s3.api.GetBucketLocation;
import cognitosync.localcloud.s3.api.GetObject;
import cognitosync.localcloud.s3.api.HeadBucket;
import cognitosync.localcloud.s3.api.ListObjectsV2;
import cognitosync.localcloud.s3.api.PutObject;
import cognitosync.localcloud.s3.api.RestEndpoint;
import cognitosync.localcloud.s3.api.S3Api;
import cognitosync.localcloud.s3.api.S3Errors;
import cognitosync.localcloud.s3.api.S3Operation;
import cognitosync.localcloud.s3.api.UploadPart;
import cognitosync.localcloud.s3.bucket.AssetBuckets;
import cognitosync.localcloud.s3.bucket.BucketBrowser;
import cognitosync.localcloud.s3.bucket.BucketObjects;
import cognitosync.localcloud.s3.bucket.BucketOwner;
import cognitosync.localcloud.s3.bucket.BucketPolicyAccess;
import cognitosync.localcloud.s3.bucket.Buckets;
import cognitosync.localcloud.s3.bucket.Buckets.Bucket;
import cognitosync.localcloud.s3.bucket.MultipartUploads;
import cognitosync.localcloud.s3.deployment.AutoDeleteObjectsHandler;
import cognitosync.localcloud.s3.deployment.BucketDeploymentHandler;
import cognitosync.localcloud.s3.deployment.BucketDeployments;
import cognitosync.localcloud.s3.deployment.DeploymentSources;
import cognitosync.localcloud.s3.object.StoredObject;
import cognitosync.localcloud.s3.website.WebsiteEndpoint;
import cognitosync.localcloud.store.Database;
import cognitosync.localcloud.store.Schema;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Amazon S3 of the local account. */
public final class S3 {
    /**
     * What it depends on.
     *
     * @param database where buckets and objects are kept
     * @param clock tells when an object was last modified
     * @param assets where the sources of bucket deployments are, if not in the asset bucket
     * @param addresses translates addresses of AWS in deployed files that carried markers
     * @param account whose buckets they are
     * @param decisions listens to what bucket policies allow and deny
     */
    public record Dependencies(
            Database database,
            InstantSource clock,
            AssetSource assets,
            LocalAddresses addresses,
            Account account,
            Evaluation.Listener decisions) {}

    private final Dependencies dependencies;
    private final Buckets buckets;
    private final BucketObjects objects;
    private final BucketPolicyAccess access;
    private final AssetBuckets assetBuckets;
    private final BucketOwner owner;

    /** Composes it. */
    public S3(Dependencies dependencies) {
        this.dependencies = dependencies;
        this.buckets = new Buckets(dependencies.database());
        this.objects = new BucketObjects(dependencies.database(), dependencies.clock());
        this.access = new BucketPolicyAccess(buckets, dependencies.decisions());
        this.owner = new BucketOwner(dependencies.account().id());
        this.assetBuckets = new AssetBuckets(buckets, dependencies.account());
    }

    /** The tables of buckets and their objects. */
    public static Schema schema() {
        return Schema.of(S3.class);
    }

    /** The resource types that are run. */
    public List<ResourceHandler> handlers() {
        return List.of(
                new BucketHandler(buckets),
                new BucketPolicyHandler(buckets),
                new AutoDeleteObjectsHandler(buckets, objects),
                new BucketDeploymentHandler(
                        buckets,
                        objects,
                        new BucketDeployments(dependencies.database()),
                        new DeploymentSources(dependencies.assets(), assetBuckets, objects),
                        dependencies.addresses()));
    }

    /** What the buckets hold. */
    public BucketBrowser inventory() {
        return new BucketBrowser(dependencies.database());
    }

    /** The bucket's website address. */
    public Endpoint website(String bucketName) {
        return new WebsiteEndpoint(bucketName, buckets, objects, access);
    }

    /**
     * What its addresses answer to requests that reach no bucket.
     *
     * @param isRest whether a request is for a REST address
     */
    public static ErrorRenderer refusal(Predicate<Request> isRest) {
        return S3Errors.renderer(isRest);
    }

    /** The bucket's REST address. */
    public Endpoint rest(String bucketName) {
        return new RestEndpoint(bucketName, buckets, objects, access, owner);
    }

    /** The page that the bucket's website begins with, where it has a website. */
    public Optional<String> indexDocument(String bucketName) {
        return buckets.find(bucketName).flatMap(Bucket::website).map(Bucket.WebsiteConfiguration::indexDocument);
    }

    /** The content of an object. */
    public Optional<byte[]> content(String bucketName, String key) {
        return objects.find(bucketName, key).map(StoredObject::bytes);
    }

    /**
     * The REST API for callers with a key.
     *
     * @param gate of every API
     */
    public Endpoint api(Gate gate) {
        return api(gate, new MultipartUploads(dependencies.database(), dependencies.clock()));
    }

    /** The REST API with a bound on uploads of its own. */
    Endpoint api(Gate gate, MultipartUploads uploads) {
        Endpoint signed = gate.open(new S3Api(access, assetBuckets, owner, operations(uploads)));
        return request -> asNoPage(signed.respond(request));
    }

    // A presigned address opens in a browser, on the origin of everything else that the port answers: the object is
    // shown there, but runs no script, and what it loads comes from an opaque origin.
    private static Response asNoPage(Response response) {
        return response.with("Content-Security-Policy", "sandbox").with("X-Content-Type-Options", "nosniff");
    }

    /** Each operation that is run, by method, resource and sub-resources. */
    Map<String, S3Operation> operations(MultipartUploads uploads) {
        return Map.ofEntries(
                Map.entry("HEAD BUCKET", new HeadBucket()),
                Map.entry("GET BUCKET?location", new GetBucketLocation()),
                Map.entry("GET BUCKET?encryption", new GetBucketEncryption()),
                Map.entry("GET BUCKET?list-type", new ListObjectsV2(objects)),
                Map.entry("GET OBJECT", new GetObject(objects)),
                Map.entry("HEAD OBJECT", new GetObject(objects)),
                Map.entry("PUT OBJECT", new PutObject(objects)),
                Map.entry("DELETE OBJECT", new DeleteObject(objects)),
                Map.entry("POST OBJECT?uploads", new CreateMultipartUpload(uploads)),
                Map.entry("PUT OBJECT?partNumber&uploadId", new UploadPart(uploads)),
                Map.entry("POST OBJECT?uploadId", new CompleteMultipartUpload(uploads, objects)),
                Map.entry("DELETE OBJECT?uploadId", new AbortMultipartUpload(uploads)));
    }
}
