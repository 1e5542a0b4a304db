package cognitosync.localcloud.appsync;

import cognitosync.localcloud.access.trail.RequestDetail;
import cognitosync.localcloud.appsync.api.ApiResources;
import cognitosync.localcloud.appsync.api.GraphqlApis;
import cognitosync.localcloud.appsync.api.S3Objects;
import cognitosync.localcloud.appsync.datasource.DataSources;
import cognitosync.localcloud.appsync.datasource.TableCalls;
import cognitosync.localcloud.appsync.graphql.GraphqlEngines;
import cognitosync.localcloud.appsync.graphql.GraphqlExecutor;
import cognitosync.localcloud.appsync.graphql.GraphqlHttp;
import cognitosync.localcloud.appsync.graphql.Publications;
import cognitosync.localcloud.appsync.resolver.Resolvers;
import cognitosync.localcloud.appsync.runtime.AppSyncJs;
import cognitosync.localcloud.appsync.runtime.RuntimeLimits;
import cognitosync.localcloud.cloudformation.resource.ResourceHandler;
import cognitosync.localcloud.gateway.Gate;
import cognitosync.localcloud.http.Endpoint;
import cognitosync.localcloud.names.Account;
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
    private final Endpoint endpoint;

    /**
     * What the service works with.
     *
     * @param database with {@link #schema()}
     * @param gate authenticates callers and evaluates policies
     * @param objects of S3, for code and schemas that are assets
     * @param tables of DynamoDB, for data sources
     * @param details told how each request was answered
     */
    public record Dependencies(
            Database database,
            Gate gate,
            Account account,
            S3Objects objects,
            TableCalls tables,
            RequestDetail.Listener details,
            InstantSource clock,
            SecureRandom random) {}

    /** Creates the service. */
    public AppSync(Dependencies dependencies) {
        SecureRandom random = dependencies.random();
        InstantSource clock = dependencies.clock();
        AppSyncJs runtime = new AppSyncJs(RuntimeLimits.DEFAULT, clock, random);
        GraphqlApis apis = new GraphqlApis(dependencies.database());
        resources = new ApiResources(apis, dependencies.objects(), runtime, random);
        GraphqlExecutor executor = new GraphqlEngines(new GraphqlEngines.Dependencies(
                new Resolvers(runtime),
                new DataSources(dependencies.tables()),
                dependencies.gate().authorizer(),
                dependencies.account(),
                Publications.NONE,
                dependencies.details(),
                clock));
        endpoint = dependencies.gate().open(new GraphqlHttp(apis, executor));
    }

    /** The SQL tables of the service, for {@link Database#open}. */
    public static Schema schema() {
        return Schema.of(AppSync.class);
    }

    /** The CloudFormation resource handlers. */
    public List<ResourceHandler> handlers() {
        return resources.handlers();
    }

    /** The endpoint for requests whose path begins with {@link GraphqlHttp#PATH}. */
    public Endpoint endpoint() {
        return endpoint;
    }
}
