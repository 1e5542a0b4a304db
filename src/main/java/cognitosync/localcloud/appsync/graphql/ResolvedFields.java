package cognitosync.localcloud.appsync.graphql;

import cognitosync.localcloud.appsync.api.GraphqlApi;
import cognitosync.localcloud.appsync.resolver.Resolution;
import cognitosync.localcloud.appsync.resolver.Resolver;
import cognitosync.localcloud.appsync.runtime.Evaluation.Extension;
import com.fasterxml.jackson.databind.JsonNode;
import graphql.ExecutionInput;
import graphql.execution.DataFetcherResult;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLTypeUtil;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The fields of one request: authorized where they are at the top, resolved, counted. Belongs to the thread that answers it. */
final class ResolvedFields implements FieldSource {
    private final GraphqlApi api;
    private final RequestRules rules;
    private final FieldContexts contexts;
    private final RequestTrace trace;
    private final Instant end;
    private final List<TopField> topFields = new ArrayList<>();
    private final List<Extension> extensions = new ArrayList<>();
    private final Map<String, String> headers = new LinkedHashMap<>();
    private ExecutionInput execution;
    private int values;
    private int resolvers;

    /** A field of the operation itself. */
    record TopField(String name, String key, JsonNode arguments, Selection selection) {}

    ResolvedFields(GraphqlApi api, RequestRules rules, FieldContexts contexts, RequestTrace trace) {
        this.api = api;
        this.rules = rules;
        this.contexts = contexts;
        this.trace = trace;
        end = rules.clock().instant().plus(GraphqlLimits.TIME);
    }

    /** The execution that is ended if it becomes too large. */
    void of(ExecutionInput started) {
        execution = started;
    }

    boolean isTooLarge() {
        return values > GraphqlLimits.VALUES;
    }

    List<TopField> topFields() {
        return topFields;
    }

    List<Extension> extensions() {
        return extensions;
    }

    Map<String, String> headers() {
        return headers;
    }

    @Override
    public DataFetcherResult<Object> fetch(DataFetchingEnvironment field) {
        values++;
        if (isTooLarge()) {
            execution.cancel();
        }
        int limit = api.settings().queryDepthLimit();
        if (limit > 0 && field.getExecutionStepInfo().getPath().getKeysOnly().size() > limit) {
            return failed(field, "QueryDepthLimitReached", "Query depth limit of " + limit + " reached.");
        }
        boolean isTop = field.getExecutionStepInfo().getPath().getLevel() == 1;
        String type = GraphQLTypeUtil.simplePrint(field.getParentType());
        String name = field.getFieldDefinition().getName();
        if (isTop) {
            topFields.add(new TopField(
                    name, field.getMergedField().getResultKey(), FieldContexts.arguments(field), Selection.of(field)));
            if (!rules.allow(api, type, name)) {
                trace.denied(field);
                return unauthorized(field, type, name);
            }
        }
        return rules.resolver(api, type, name)
                .map(resolver -> resolved(field, resolver))
                .orElseGet(() -> {
                    if (isTop) {
                        trace.allowed(field);
                    }
                    return FieldSource.member(field);
                });
    }

    private DataFetcherResult<Object> resolved(DataFetchingEnvironment field, Resolver resolver) {
        resolvers++;
        int limit =
                api.settings().resolverCountLimit() > 0 ? api.settings().resolverCountLimit() : GraphqlLimits.RESOLVERS;
        if (resolvers > limit) {
            return failed(field, "ResolverExecutionLimitReached", "Resolver count limit of " + limit + " reached.");
        }
        if (rules.clock().instant().isAfter(end)) {
            return failed(field, "ExecutionTimeout", "Execution timed out.");
        }
        Resolution resolution = rules.resolvers().resolve(resolver, contexts.of(field, FieldContexts.arguments(field)));
        trace.resolved(field, resolution);
        extensions.addAll(resolution.extensions());
        headers.putAll(resolution.headers());
        if (resolution.isUnauthorized()) {
            return unauthorized(
                    field,
                    GraphQLTypeUtil.simplePrint(field.getParentType()),
                    field.getFieldDefinition().getName());
        }
        DataFetcherResult.Builder<Object> result = DataFetcherResult.newResult().data(resolution.value());
        resolution.errors().forEach(error -> result.error(FieldError.of(field, error)));
        return result.build();
    }

    private static DataFetcherResult<Object> unauthorized(DataFetchingEnvironment field, String type, String name) {
        return failed(field, "Unauthorized", "Not Authorized to access " + name + " on type " + type);
    }

    private static DataFetcherResult<Object> failed(DataFetchingEnvironment field, String errorType, String message) {
        return DataFetcherResult.newResult()
                .error(FieldError.of(field, errorType, message))
                .build();
    }
}
