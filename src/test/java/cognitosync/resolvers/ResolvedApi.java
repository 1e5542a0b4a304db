package cognitosync.resolvers;

import cognitosync.infra.DatasetField;
import cognitosync.infra.ResolverCode;
import cognitosync.localcloud.TestAccount;
import cognitosync.localcloud.access.credentials.Caller;
import cognitosync.localcloud.access.trail.RequestDetail;
import cognitosync.localcloud.appsync.api.GraphqlApi;
import cognitosync.localcloud.appsync.datasource.DataSources;
import cognitosync.localcloud.appsync.graphql.GraphqlEngines;
import cognitosync.localcloud.appsync.graphql.GraphqlRequest;
import cognitosync.localcloud.appsync.graphql.Publications;
import cognitosync.localcloud.appsync.resolver.Resolvers;
import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.http.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The product's API with its schema and resolvers, over a table: GraphQL without sockets and signatures. */
public final class ResolvedApi {
    private static final GraphqlApi API = new GraphqlApi(
            "apiid",
            "endpoint",
            new GraphqlApi.Settings("datasets", false, 0, 0, Map.of("TABLE", "datasets")),
            Optional.of(schema()),
            Map.of("table", new GraphqlApi.DataSource(Optional.of("role"), Optional.of("datasets"))),
            DatasetField.ALL.stream()
                    .flatMap(field -> field.functions().stream())
                    .distinct()
                    .collect(Collectors.toMap(
                            name -> name,
                            name -> new GraphqlApi.Function(name, "table", ResolverCode.of(name + ".js")))),
            DatasetField.ALL.stream()
                    .collect(Collectors.toMap(
                            field -> new GraphqlApi.Field(field.type(), field.name()), ResolvedApi::resolver)));

    private final InstantSource clock;
    private final Caller caller;
    private final GraphqlEngines engines;

    /** The API for {@link Datasets#ME}. */
    public ResolvedApi(Function<Request, Response> dynamoDb, InstantSource clock) {
        this(dynamoDb, clock, Datasets.ME);
    }

    /**
     * The API.
     *
     * @param dynamoDb has a table {@code datasets}
     * @param clock of the resolvers
     * @param identity of the caller
     */
    public ResolvedApi(Function<Request, Response> dynamoDb, InstantSource clock, String identity) {
        this.clock = clock;
        caller = new Caller.Identity(
                "arn:aws:sts::" + TestAccount.ID + ":assumed-role/user/CognitoIdentityCredentials",
                "arn:aws:iam::" + TestAccount.ID + ":role/user",
                "eu-west-1:pool",
                identity,
                Map.of("cognito-identity.amazonaws.com:amr", List.of("authenticated")));
        engines = new GraphqlEngines(new GraphqlEngines.Dependencies(
                new Resolvers(Datasets.RUNTIME),
                new DataSources((role, operation, request) ->
                        Datasets.outcome(dynamoDb.apply(Datasets.request(operation, request)))),
                (caller, action, resource, policy, keys) -> {},
                TestAccount.ACCOUNT,
                Publications.NONE,
                RequestDetail.Listener.NOBODY,
                clock));
    }

    /** Answers a request of a client. */
    public Response respond(Request request) throws IOException {
        Datasets.CLOCK.set(clock);
        GraphqlRequest graphql = GraphqlRequest.read(Datasets.JSON.readTree(request.body()));
        return Response.of(
                200,
                "application/json",
                engines.execute(API, caller, request, graphql).body().toString());
    }

    private static String schema() {
        try (InputStream in = ResolverCode.class.getResourceAsStream("appsync/schema.graphql")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static GraphqlApi.Resolver resolver(DatasetField field) {
        Optional<String> source = field.isPipeline() ? Optional.empty() : Optional.of("table");
        return new GraphqlApi.Resolver(source, field.functions(), ResolverCode.of(field.name() + ".js"));
    }
}
