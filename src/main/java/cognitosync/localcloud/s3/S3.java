package cognitosync.localcloud.s3;

import cognitosync.localcloud.cloudformation.AssetSource;
import cognitosync.localcloud.cloudformation.ResourceHandler;
import cognitosync.localcloud.http.Endpoint;
import cognitosync.localcloud.http.Refusal;
import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.iam.DecisionListener;
import cognitosync.localcloud.store.Database;
import cognitosync.localcloud.store.Schema;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Amazon S3 of the local account. */
public final class S3 {
    /**
     * What it needs.
     *
     * @param database where buckets and objects are kept
     * @param clock tells when an object was last modified
     * @param assets where the sources of bucket deployments are
     * @param origins translates addresses of AWS in deployed files that carried markers
     * @param decisions told of what bucket policies allow and deny
     */
    public record Needs(
            Database database,
            InstantSource clock,
            AssetSource assets,
            UnaryOperator<String> origins,
            DecisionListener decisions) {}

    private final Needs needs;
    private final Buckets buckets;
    private final BucketObjects objects;
    private final ObjectAccess access;

    /** Composes it. */
    public S3(Needs needs) {
        this.needs = needs;
        this.buckets = new Buckets(needs.database());
        this.objects = new BucketObjects(needs.database(), needs.clock());
        this.access = new BucketPolicyAccess(buckets, needs.decisions());
    }

    /** The tables of buckets and their objects. */
    public static Schema schema() {
        return S3Tables.SCHEMA;
    }

    /** The resource types that are run. */
    public List<ResourceHandler> handlers() {
        return List.of(
                new BucketHandler(buckets),
                new BucketPolicyHandler(buckets),
                new AutoDeleteObjectsHandler(buckets, objects),
                new BucketDeploymentHandler(
                        buckets, objects, new BucketDeployments(needs.database()), needs.assets(), needs.origins()));
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
    public static Refusal refusal(Predicate<Request> isRest) {
        return new S3Refusal(isRest);
    }

    /** The bucket's REST address. */
    public Endpoint rest(String bucketName) {
        return new RestEndpoint(bucketName, buckets, objects, access);
    }
}
