package cognitosync.localcloud.appsync.graphql;

import cognitosync.localcloud.access.Authorizer;
import cognitosync.localcloud.access.credentials.Caller;
import cognitosync.localcloud.access.trail.RequestDetail;
import cognitosync.localcloud.appsync.api.GraphqlApi;
import cognitosync.localcloud.appsync.datasource.DataSources;
import cognitosync.localcloud.appsync.graphql.ResolvedFields.TopField;
import cognitosync.localcloud.appsync.resolver.Resolvers;
import cognitosync.localcloud.appsync.runtime.Evaluation.Extension;
import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.names.Account;
import cognitosync.localcloud.protocol.JsonProtocol;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQLError;
import graphql.execution.NonNullableFieldWasNullError;
import graphql.language.Document;
import graphql.language.OperationDefinition;
import graphql.language.OperationDefinition.Operation;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Executes GraphQL with graphql-java, whose engine for an API is built at the first request and again after the API has changed. */
public final class GraphqlEngines implements GraphqlExecutor {
    private static final int KEPT = 16;

    private final Dependencies dependencies;
    private final Map<String, ApiEngine> engines = new LinkedHashMap<>(KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, ApiEngine> eldest) {
            return size() > KEPT;
        }
    };

    /**
     * What execution needs.
     *
     * @param resolvers run resolvers
     * @param dataSources that resolvers use
     * @param authorizer evaluates policies on fields
     * @param publications told of mutations
     * @param details told how each request was answered
     */
    public record Dependencies(
            Resolvers resolvers,
            DataSources dataSources,
            Authorizer authorizer,
            Account account,
            Publications publications,
            RequestDetail.Listener details,
            InstantSource clock) {}

    /** Creates it without an engine. */
    public GraphqlEngines(Dependencies dependencies) {
        this.dependencies = dependencies;
    }

    private synchronized ApiEngine engine(GraphqlApi api) {
        ApiEngine engine = engines.get(api.apiId());
        // An API that has not changed is the same object, or an equal one that was read again.
        if (engine == null || !engine.api().equals(api)) {
            engine = new ApiEngine(api);
            engines.put(api.apiId(), engine);
        }
        return engine;
    }

    @Override
    public GraphqlAnswer execute(GraphqlApi api, Caller caller, Request http, GraphqlRequest request) {
        Run run = new Run(api, caller, http, request);
        if (run.operation == Operation.SUBSCRIPTION) {
            throw GraphqlException.badRequest("Subscriptions begin with a message on a WebSocket.");
        }
        if (!run.errors.isEmpty()) {
            run.refuse();
            return new GraphqlAnswer(body(null, run.errors), Map.of());
        }
        ExecutionResult result = run.run();
        if (run.fields.isTooLarge()) {
            return new GraphqlAnswer(tooLarge(), Map.of());
        }
        ObjectNode body = body(result.getData(), result.getErrors());
        if (run.operation == Operation.MUTATION) {
            run.publish(body.path("data"));
        }
        return new GraphqlAnswer(body, run.fields.headers());
    }

    @Override
    public Subscribing subscribe(GraphqlApi api, Caller caller, Request http, GraphqlRequest request) {
        Run run = new Run(api, caller, http, request);
        if (run.operation != Operation.SUBSCRIPTION) {
            throw GraphqlException.badRequest("Queries and mutations are sent over HTTP.");
        }
        List<? extends GraphQLError> errors = run.errors;
        if (errors.isEmpty()) {
            // Nothing has happened yet, so there is no value, whatever the type says.
            errors = run.run().getErrors().stream()
                    .filter(error -> !(error instanceof NonNullableFieldWasNullError))
                    .toList();
        }
        if (!errors.isEmpty()) {
            return new Subscribing.Refused(ErrorShapes.of(errors));
        }
        return new Subscribing.Started(run.subscription());
    }

    private static ObjectNode body(Map<String, Object> data, List<? extends GraphQLError> errors) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.set("data", JsonProtocol.MAPPER.valueToTree(data));
        if (!errors.isEmpty()) {
            body.set("errors", ErrorShapes.of(errors));
        }
        return body;
    }

    private static ObjectNode tooLarge() {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putNull("data");
        ArrayNode errors = body.putArray("errors");
        errors.addObject()
                .putNull("path")
                .putNull("locations")
                .put("message", "The response has more than " + GraphqlLimits.VALUES + " values.");
        return body;
    }

    /** One request, checked and then executed. */
    private final class Run {
        private final ApiEngine engine;
        private final GraphqlRequest request;
        private final Document document;
        private final Operation operation;
        private final List<GraphQLError> errors;
        private final ResolvedFields fields;
        private final RequestTrace trace;

        Run(GraphqlApi api, Caller caller, Request http, GraphqlRequest request) {
            this.request = request;
            document = Documents.parse(request.query());
            OperationDefinition definition = Documents.operation(document, request);
            operation = definition.getOperation();
            engine = engine(api);
            errors = engine.validate(document);
            trace = new RequestTrace(api.apiId(), operation.name(), http.headers());
            RequestRules rules = new RequestRules(
                    caller,
                    dependencies.account(),
                    dependencies.authorizer(),
                    dependencies.resolvers(),
                    dependencies.dataSources(),
                    dependencies.clock());
            FieldContexts contexts =
                    FieldContexts.of(caller, http, api.settings().environment(), request.variables());
            fields = new ResolvedFields(api, rules, contexts, trace);
        }

        ExecutionResult run() {
            ExecutionInput input = engine.input(document, request, fields);
            fields.of(input);
            try {
                ExecutionResult result = engine.run(input);
                trace.failed(result.getErrors());
                return result;
            } finally {
                dependencies.details().detailed(trace.json());
            }
        }

        /** It is not executed. */
        void refuse() {
            trace.failed(errors);
            dependencies.details().detailed(trace.json());
        }

        void publish(JsonNode data) {
            String apiId = engine.api().apiId();
            for (TopField mutation : fields.topFields()) {
                if (mutation.selection().named(data.path(mutation.key())) instanceof ObjectNode result) {
                    dependencies.publications().published(apiId, mutation.name(), result);
                }
            }
            for (Extension extension : fields.extensions()) {
                if (extension.type().equals("invalidateSubscriptions")) {
                    dependencies.publications().invalidated(apiId, extension.value());
                }
            }
        }

        Subscription subscription() {
            TopField field = fields.topFields().get(0);
            return new Subscription(
                    field.name(),
                    (ObjectNode) field.arguments(),
                    engine.mutations(field.name()),
                    fields.extensions(),
                    this::payload);
        }

        private ObjectNode payload(ObjectNode mutationResult) {
            ExecutionResult result =
                    engine.run(engine.input(document, request, new FieldSource.Published(mutationResult)));
            return body(result.getData(), result.getErrors());
        }
    }
}
