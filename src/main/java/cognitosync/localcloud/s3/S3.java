package cognitosync.localcloud.s3;

import cognitosync.localcloud.cloudformation.AssetSource;
import cognitosync.localcloud.cloudformation.ResourceHandler;
import cognitosync.localcloud.http.Endpoint;
import cognitosync.localcloud.store.Database;
import cognitosync.localcloud.store.Schema;
import java.time.InstantSource;
import java.util.List;
import java.util.function.UnaryOperator;

/** Amazon S3 of the local account. */
public final class S3 {
    /** Tables of this area. */
    public static final Schema SCHEMA = S3Tables.SCHEMA;

    /**
     * What it needs.
     *
     * @param database where buckets and objects are kept
     * @param clock tells when an object was last modified
     * @param assets where the sources of bucket deployments are
     * @param origins translates addresses of AWS in deployed files that carried markers
     */
    public record Collaborators(
            Database database, InstantSource clock, AssetSource assets, UnaryOperator<String> origins) {}

    private final Collaborators collaborators;
    private final Buckets buckets;
    private final BucketObjects objects;
    private final ObjectAccess access;

    /** Over these collaborators. */
    public S3(Collaborators collaborators) {
        this.collaborators = collaborators;
        this.buckets = new Buckets(collaborators.database());
        this.objects = new BucketObjects(collaborators.database(), collaborators.clock());
        this.access = new BucketPolicyAccess(buckets);
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
                        new BucketDeployments(collaborators.database()),
                        collaborators.assets(),
                        collaborators.origins()));
    }

    /** The bucket's website address. */
    public Endpoint website(String bucketName) {
        return new WebsiteEndpoint(bucketName, buckets, objects, access);
    }

    /** The bucket's REST address. */
    public Endpoint rest(String bucketName) {
        return new RestEndpoint(bucketName, buckets, objects, access);
    }
}
