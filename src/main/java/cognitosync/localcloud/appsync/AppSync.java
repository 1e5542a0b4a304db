package cognitosync.localcloud.appsync;

import cognitosync.localcloud.access.trail.RequestDetail;
import cognitosync.localcloud.appsync.api.ApiResources;
import cognitosync.localcloud.appsync.api.GraphqlApis;
import cognitosync.localcloud.appsync.api.S3Objects;
import cognitosync.localcloud.appsync.api.StoredScripts;
import cognitosync.localcloud.appsync.datasource.DataSources;
import cognitosync.localcloud.appsync.datasource.TableCalls;
import cognitosync.localcloud.appsync.graphql.GraphqlEngines;
import cognitosync.localcloud.appsync.graphql.GraphqlExecutor;
import cognitosync.localcloud.appsync.graphql.GraphqlHttp;
import cognitosync.localcloud.appsync.realtime.OpenConnection;
import cognitosync.localcloud.appsync.realtime.RealtimeEndpoint;
import cognitosync.localcloud.appsync.realtime.Subscriptions;
import cognitosync.localcloud.appsync.resolver.Resolvers;
import cognitosync.localcloud.appsync.runtime.AppSyncJs;
import cognitosync.localcloud.appsync.runtime.RuntimeLimits;
import cognitosync.localcloud.cloudformation.resource.ResourceHandler;
import cognitosync.localcloud.gateway.Gate;
import cognitosync.localcloud.http.Endpoint;
import cognitosync.localcloud.http.WebSocketEndpoint;
import cognitosync.localcloud.names.Account;
import cognitosync.localcloud.store.Database;
import cognitosync.localcloud.store.Schema;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A local AWS AppSync. Nothing of it costs time or memory before a template declares an API.
 *
 * @see <a href="https://docs.aws.amazon.com/appsync/latest/devguide/what-is-appsync.html">Developer guide</a>
 */
public final class AppSync {
    private final Dependencies dependencies;
    private final GraphqlApis apis;
    private final ApiResources resources;
    private final Subscriptions subscriptions;
    private final GraphqlExecutor executor;
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
        this.dependencies = dependencies;
        SecureRandom random = dependencies.random();
        InstantSource clock = dependencies.clock();
        StoredScripts scripts = new StoredScripts(dependencies.database());
        scripts.deleteUnused();
        RuntimeLimits limits = RuntimeLimits.ofHeap(Runtime.getRuntime().maxMemory());
        AppSyncJs runtime = new AppSyncJs(limits, clock, random, scripts);
        apis = new GraphqlApis(dependencies.database());
        resources = new ApiResources(apis, dependencies.objects(), runtime, random);
        subscriptions = RealtimeEndpoint.subscriptions(apis::find, clock);
        executor = new GraphqlEngines(new GraphqlEngines.Dependencies(
                new Resolvers(runtime),
                new DataSources(dependencies.tables()),
                dependencies.gate().authorizer(),
                dependencies.account(),
                subscriptions,
                dependencies.details(),
                clock));
        endpoint = dependencies.gate().open(new GraphqlHttp(apis, executor));
    }

    /** The SQL tables of the service, for {@link Database#open}. */
    public static Schema schema() {
        return Schema.of(AppSync.class);
    }

    /** All APIs. */
    public GraphqlApis inventory() {
        return apis;
    }

    /** The CloudFormation resource handlers. */
    public List<ResourceHandler> handlers() {
        return resources.handlers();
    }

    /** The endpoint for requests whose path begins with {@link GraphqlHttp#PATH}. */
    public Endpoint endpoint() {
        return endpoint;
    }

    /**
     * The WebSockets of subscriptions.
     *
     * @param log records each handshake and each start of a subscription like a request
     */
    public WebSocketEndpoint webSockets(UnaryOperator<Endpoint> log) {
        return new RealtimeEndpoint(
                apis::ofEndpoint,
                dependencies.gate().authenticator(),
                executor,
                subscriptions,
                log,
                dependencies.clock());
    }

    /** The open connections with their subscriptions, the oldest first. */
    public List<OpenConnection> connections() {
        return subscriptions.inventory();
    }
}
