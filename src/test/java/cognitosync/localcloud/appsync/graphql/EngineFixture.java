package cognitosync.localcloud.appsync.graphql;

import cognitosync.localcloud.access.credentials.Caller;
import cognitosync.localcloud.appsync.api.GraphqlApi;
import cognitosync.localcloud.appsync.api.GraphqlApi.DataSource;
import cognitosync.localcloud.appsync.api.GraphqlApi.Field;
import cognitosync.localcloud.appsync.api.GraphqlApi.Function;
import cognitosync.localcloud.appsync.api.GraphqlApi.Settings;
import cognitosync.localcloud.appsync.datasource.DataSources;
import cognitosync.localcloud.appsync.datasource.TableCalls;
import cognitosync.localcloud.appsync.resolver.Resolvers;
import cognitosync.localcloud.appsync.runtime.RuntimeFixture;
import cognitosync.localcloud.http.Headers;
import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.names.Account;
import cognitosync.localcloud.protocol.AwsException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One API, and everything that an execution tells. */
final class EngineFixture implements Publications {
    static final Caller.Identity USER = new Caller.Identity(
            "arn:aws:sts::123456789012:assumed-role/User/CognitoIdentityCredentials",
            "arn:aws:iam::123456789012:role/User",
            "eu-west-1:pool",
            "eu-west-1:me",
            Map.of(
                    "cognito-identity.amazonaws.com:amr",
                    List.of("authenticated", "cognito-idp/P", "cognito-idp/P:CognitoSignIn:sub")));

    static final String HEAD = "import { util, extensions } from '@aws-appsync/utils';\n";
    private static final JsonMapper JSON = new JsonMapper();

    final List<String> asked = new ArrayList<>();
    final List<String> published = new ArrayList<>();
    final List<JsonNode> details = new ArrayList<>();
    final List<String> denied = new ArrayList<>();
    Headers headers = Headers.of("X-Test", "yes");
    TableCalls tables = (role, operation, request) -> TableCalls.Outcome.of(JsonNodeFactory.instance.objectNode());

    private final Map<Field, GraphqlApi.Resolver> resolvers = new HashMap<>();
    private final Map<String, Function> functions = new HashMap<>();
    private final GraphqlEngines engines = new GraphqlEngines(new GraphqlEngines.Dependencies(
            new Resolvers(RuntimeFixture.runtime()),
            new DataSources((role, operation, request) -> tables.call(role, operation, request)),
            (caller, action, resource, policy, keys) -> {
                asked.add(action + " " + resource);
                if (denied.stream().anyMatch(resource::endsWith)) {
                    throw new AwsException("AccessDeniedException", 403, "denied");
                }
            },
            new Account("123456789012", "eu-west-1"),
            this,
            details::add,
            this::tick));
    private Instant now = RuntimeFixture.NOW;
    private Duration step = Duration.ZERO;
    private String schema;
    private Settings settings = new Settings("walls", false, 0, 0, Map.of("STAGE", "test"));

    EngineFixture(String schema) {
        this.schema = schema;
    }

    private Instant tick() {
        now = now.plus(step);
        return now;
    }

    /** The time that passes between two looks at the clock. */
    void passing(Duration time) {
        step = time;
    }

    EngineFixture schema(String changed) {
        schema = changed;
        return this;
    }

    EngineFixture settings(boolean introspection, int depth, int count) {
        settings = new Settings("walls", introspection, depth, count, Map.of("STAGE", "test"));
        return this;
    }

    /** A resolver without a data source, whose response handler has this body. */
    EngineFixture responding(String field, String body) {
        return resolver(
                field, "export function request(ctx) { return {}; }\nexport function response(ctx) {" + body + "}");
    }

    EngineFixture resolver(String field, String code) {
        return unit(field, "none", code);
    }

    EngineFixture unit(String field, String dataSource, String code) {
        RuntimeFixture.runtime().check(HEAD + code);
        resolvers.put(field(field), new GraphqlApi.Resolver(Optional.of(dataSource), List.of(), HEAD + code));
        return this;
    }

    EngineFixture pipeline(String field, String function) {
        functions.put("f", new Function("step", "table", HEAD + function));
        String code = "export function request(ctx) { return {}; }\n"
                + "export function response(ctx) { return ctx.prev.result; }";
        resolvers.put(field(field), new GraphqlApi.Resolver(Optional.empty(), List.of("f"), code));
        return this;
    }

    private static Field field(String name) {
        String[] parts = name.split("\\.", 2);
        return new Field(parts[0], parts[1]);
    }

    private GraphqlApi api() {
        return new GraphqlApi(
                "apiid",
                "endpoint",
                settings,
                Optional.of(schema),
                Map.of(
                        "none", new DataSource(Optional.empty(), Optional.empty()),
                        "table", new DataSource(Optional.of("role"), Optional.of("walls"))),
                functions,
                resolvers);
    }

    private Request http() {
        return new Request("POST", "/appsync-api/endpoint/graphql", "", headers, new byte[0]);
    }

    /** What is answered, with single quotes in place of double ones. */
    String answer(String query) {
        return answer(query, "{}");
    }

    String answer(String query, String variables) {
        return json(body(query, variables));
    }

    ObjectNode body(String query, String variables) {
        return engines.execute(api(), USER, http(), request(query, variables)).body();
    }

    Subscribing subscribe(String query) {
        return engines.subscribe(api(), USER, http(), request(query, "{}"));
    }

    static GraphqlRequest request(String query, String variables) {
        return new GraphqlRequest(query, (ObjectNode) parse(variables), Optional.empty());
    }

    static JsonNode parse(String json) {
        try {
            return JSON.readTree(json.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    static String json(JsonNode json) {
        return json.toString().replace('"', '\'');
    }

    @Override
    public void published(String apiId, String mutationField, ObjectNode selectedResult) {
        published.add(mutationField + " " + json(selectedResult));
    }

    @Override
    public void invalidated(String apiId, JsonNode invalidation) {
        published.add("invalidated " + json(invalidation));
    }
}
