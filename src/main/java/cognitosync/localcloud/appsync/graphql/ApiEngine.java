package cognitosync.localcloud.appsync.graphql;

import cognitosync.localcloud.appsync.api.GraphqlApi;
import cognitosync.localcloud.appsync.schema.ApiSchema;
import cognitosync.localcloud.protocol.JsonProtocol;
import com.fasterxml.jackson.core.type.TypeReference;
import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.GraphQLError;
import graphql.TypeResolutionEnvironment;
import graphql.execution.AsyncExecutionStrategy;
import graphql.execution.DataFetcherExceptionHandler;
import graphql.execution.DataFetcherExceptionHandlerParameters;
import graphql.execution.DataFetcherExceptionHandlerResult;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.language.Document;
import graphql.schema.DataFetcher;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.TypeResolver;
import graphql.schema.idl.FieldWiringEnvironment;
import graphql.schema.idl.InterfaceWiringEnvironment;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.UnionWiringEnvironment;
import graphql.schema.idl.WiringFactory;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What runs the requests to one API as it is deployed. */
final class ApiEngine {
    private static final Logger LOG = LoggerFactory.getLogger(ApiEngine.class);
    private static final TypeReference<Map<String, Object>> VARIABLES = new TypeReference<>() {};

    private final GraphqlApi api;
    private final ApiSchema definitions;
    private final Documents documents;
    private final GraphQL graphql;

    /**
     * Builds it.
     *
     * @throws GraphqlException if the API has no schema
     */
    ApiEngine(GraphqlApi api) {
        this.api = api;
        definitions = ApiSchema.read(api.definition()
                .orElseThrow(() -> GraphqlException.badRequest("The API " + api.apiId() + " has no schema.")));
        GraphQLSchema schema = new SchemaGenerator().makeExecutableSchema(definitions.registry(), wiring());
        documents = new Documents(schema, api.settings().introspection());
        InternalFailures failures = new InternalFailures();
        graphql = GraphQL.newGraphQL(schema)
                // What is subscribed to comes one by one from mutations, not from the engine.
                .subscriptionExecutionStrategy(new AsyncExecutionStrategy(failures))
                .defaultDataFetcherExceptionHandler(failures)
                .preparsedDocumentProvider((input, parse) -> CompletableFuture.completedFuture(
                        new PreparsedDocumentEntry(input.getGraphQLContext().<Document>get(Document.class))))
                .valueUnboxer(new ResultValues())
                .build();
    }

    private static RuntimeWiring wiring() {
        RuntimeWiring.Builder wiring = RuntimeWiring.newRuntimeWiring().wiringFactory(new Wiring());
        AwsScalar.all().forEach(wiring::scalar);
        return wiring.build();
    }

    GraphqlApi api() {
        return api;
    }

    /** The mutations that feed a subscription. */
    List<String> mutations(String subscription) {
        return definitions
                .field("Subscription", subscription)
                .map(ApiSchema::mutations)
                .orElse(List.of());
    }

    List<GraphQLError> validate(Document document) {
        return documents.validate(document);
    }

    /** One execution, before it begins. */
    ExecutionInput input(Document document, GraphqlRequest request, FieldSource source) {
        return ExecutionInput.newExecutionInput(request.query())
                .operationName(request.operationName().orElse(null))
                .variables(JsonProtocol.MAPPER.convertValue(request.variables(), VARIABLES))
                .graphQLContext(Map.of(Document.class, document, FieldSource.class, source))
                .locale(Locale.ENGLISH)
                .build();
    }

    ExecutionResult run(ExecutionInput input) {
        return graphql.execute(input);
    }

    /** A fault of the program in one field, whose cause is logged. */
    private static final class InternalFailures implements DataFetcherExceptionHandler {
        @Override
        public CompletableFuture<DataFetcherExceptionHandlerResult> handleException(
                DataFetcherExceptionHandlerParameters failure) {
            LOG.error("The field {} failed", failure.getPath(), failure.getException());
            return CompletableFuture.completedFuture(DataFetcherExceptionHandlerResult.newResult(FieldError.of(
                            failure.getDataFetchingEnvironment(),
                            "InternalFailure",
                            "Internal error. See the log of the local cloud."))
                    .build());
        }
    }

    /** Finds values and types by what the request brings with it. */
    private static final class Wiring implements WiringFactory, TypeResolver {
        @Override
        public DataFetcher<?> getDefaultDataFetcher(FieldWiringEnvironment environment) {
            return field -> field.getGraphQlContext()
                    .<FieldSource>get(FieldSource.class)
                    .fetch(field);
        }

        @Override
        public boolean providesTypeResolver(InterfaceWiringEnvironment environment) {
            return true;
        }

        @Override
        public TypeResolver getTypeResolver(InterfaceWiringEnvironment environment) {
            return this;
        }

        @Override
        public boolean providesTypeResolver(UnionWiringEnvironment environment) {
            return true;
        }

        @Override
        public TypeResolver getTypeResolver(UnionWiringEnvironment environment) {
            return this;
        }

        /** Values of interfaces and unions say themselves what they are. */
        @Override
        public GraphQLObjectType getType(TypeResolutionEnvironment environment) {
            String name =
                    ResultValues.member(environment.getObject(), "__typename").asText();
            return environment.getSchema().getObjectType(name);
        }
    }
}
