package cognitosync.localcloud.appsync;

import cognitosync.localcloud.appsync.api.ApiResources;
import cognitosync.localcloud.appsync.api.GraphqlApis;
import cognitosync.localcloud.appsync.api.S3Objects;
import cognitosync.localcloud.appsync.runtime.AppSyncJs;
import cognitosync.localcloud.appsync.runtime.RuntimeLimits;
import cognitosync.localcloud.cloudformation.resource.ResourceHandler;
import cognitosync.localcloud.store.Database;
import cognitosync.localcloud.store.Schema;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;

/**
 * A local AWS AppSync. Nothing of it costs time or memory before a template declares an API.
 *
 * @see <a href="https://docs.aws.amazon.com/appsync/latest/devguide/what-is-appsync.html">Developer guide</a>
 */
public final class AppSync {
    private final ApiResources resources;

    /**
     * Creates the service on a database with {@link #schema()}.
     *
     * @param objects of S3, for code and schemas that are assets
     */
    public AppSync(Database database, S3Objects objects, InstantSource clock, SecureRandom random) {
        AppSyncJs runtime = new AppSyncJs(RuntimeLimits.DEFAULT, clock, random);
        resources = new ApiResources(new GraphqlApis(database), objects, runtime, random);
    }

    /** The SQL tables of the service, for {@link Database#open}. */
    public static Schema schema() {
        return Schema.of(AppSync.class);
    }

    /** The CloudFormation resource handlers. */
    public List<ResourceHandler> handlers() {
        return resources.handlers();
    }
}
