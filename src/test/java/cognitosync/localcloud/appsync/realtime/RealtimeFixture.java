package cognitosync.localcloud.appsync.realtime;

import cognitosync.localcloud.access.credentials.AccessKey;
import cognitosync.localcloud.access.credentials.Caller;
import cognitosync.localcloud.access.sigv4.SdkSigner;
import cognitosync.localcloud.access.sigv4.SignatureVerifier;
import cognitosync.localcloud.appsync.api.GraphqlApi;
import cognitosync.localcloud.appsync.graphql.GraphqlAnswer;
import cognitosync.localcloud.appsync.graphql.GraphqlExecutor;
import cognitosync.localcloud.appsync.graphql.GraphqlRequest;
import cognitosync.localcloud.appsync.graphql.Subscribing;
import cognitosync.localcloud.appsync.graphql.Subscription;
import cognitosync.localcloud.appsync.runtime.Evaluation.Extension;
import cognitosync.localcloud.http.Headers;
import cognitosync.localcloud.http.Request;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** A real-time endpoint with one API, whose subscriptions do what their variables say: nothing is executed. */
final class RealtimeFixture {
    static final ObjectMapper JSON = new ObjectMapper();
    static final String ENDPOINT_ID = "endpointid";
    static final String API_ID = "apiid";
    static final String PATH = "/appsync-api/" + ENDPOINT_ID + "/graphql";
    static final Caller ALICE = new Caller.Developer("arn:aws:sts::123456789012:assumed-role/A/alice", "123456789012");

    final List<Request> logged = new CopyOnWriteArrayList<>();
    final Set<String> apiIds = new HashSet<>(Set.of(API_ID));
    volatile Instant now = Instant.parse("2026-11-30T10:00:00Z");
    volatile Runnable duringStart = () -> {};
    final String host;
    final Subscriptions subscriptions;
    final RealtimeEndpoint endpoint;

    /** An endpoint whose connections are not kept alive by themselves. */
    RealtimeFixture(String host, Subscriptions.Heartbeat heartbeat) {
        this.host = host;
        this.subscriptions = new Subscriptions(heartbeat);
        AccessKey key = new AccessKey(
                "ASIAALICE", "secret", Optional.of("token"), Optional.of(now.plus(Duration.ofHours(1))), ALICE);
        this.endpoint = new RealtimeEndpoint(
                id -> Optional.of(api()).filter(api -> api.endpointId().equals(id) && apiIds.contains(api.apiId())),
                new SignatureVerifier(
                        id -> Optional.of(key).filter(known -> known.id().equals(id)), () -> now, "eu-west-1"),
                new Executor(),
                subscriptions,
                endpoint -> request -> {
                    logged.add(request);
                    return endpoint.respond(request);
                },
                () -> now);
    }

    private static GraphqlApi api() {
        return new GraphqlApi(
                API_ID,
                ENDPOINT_ID,
                new GraphqlApi.Settings("test", false, 0, 0, Map.of()),
                Optional.empty(),
                Map.of(),
                Map.of(),
                Map.of());
    }

    private final class Executor implements GraphqlExecutor {
        @Override
        public GraphqlAnswer execute(GraphqlApi api, Caller caller, Request http, GraphqlRequest request) {
            throw new UnsupportedOperationException("Only subscriptions are executed here.");
        }

        @Override
        public Subscribing subscribe(GraphqlApi api, Caller caller, Request http, GraphqlRequest request) {
            duringStart.run();
            ObjectNode variables = request.variables();
            if (variables.has("refused")) {
                return new Subscribing.Refused(
                        ServerMessage.errors("Unauthorized", "Not Authorized to access changed on type Subscription"));
            }
            List<Extension> extensions = new ArrayList<>();
            for (String name : List.of("setSubscriptionFilter", "setSubscriptionInvalidationFilter")) {
                variables.path(name).forEach(value -> extensions.add(new Extension(name, value)));
            }
            return new Subscribing.Started(new Subscription(
                    "changed",
                    (ObjectNode) variables.path("arguments"),
                    List.of("update", "deleteDataset"),
                    extensions,
                    result -> {
                        if (result.has("fails")) {
                            throw new IllegalStateException("asked to fail");
                        }
                        ObjectNode payload = JSON.createObjectNode();
                        payload.putObject("data").set("changed", result);
                        return payload;
                    }));
        }
    }

    SdkSigner signer() {
        return new SdkSigner("ASIAALICE", "secret", "token")
                .scope("eu-west-1", "appsync")
                .at(now);
    }

    /** The headers that a client signs to connect. */
    ObjectNode connectHeaders() {
        return headers(signer().to("http://" + host + PATH + "/connect").post("{}"));
    }

    /** The headers that a client signs to start a subscription. */
    ObjectNode startHeaders(String data) {
        return headers(signer().to("http://" + host + PATH).post(data));
    }

    static ObjectNode headers(SdkSigner signer) {
        ObjectNode json = JSON.createObjectNode();
        for (Headers.Field field : signer.sign().headers().fields()) {
            json.put(field.name(), field.value());
        }
        return json;
    }

    /** The data of a subscription that does as the variables say. */
    static String data(String variables) {
        return JSON.createObjectNode()
                .put("query", "subscription { changed { count } }")
                .set("variables", json(variables))
                .toString();
    }

    /** A start message, signed. */
    String start(String id, String variables) {
        String data = data(variables);
        return start(id, data, startHeaders(data));
    }

    static String start(String id, String data, ObjectNode authorization) {
        ObjectNode message = JSON.createObjectNode().put("id", id).put("type", "start");
        ObjectNode payload = message.putObject("payload").put("data", data);
        payload.putObject("extensions").set("authorization", authorization);
        return message.toString();
    }

    static String base64Url(ObjectNode json) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(json.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    static String base64(ObjectNode json) {
        return Base64.getEncoder().encodeToString(json.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    /** JSON with single quotes. */
    static JsonNode json(String text) {
        try {
            return JSON.readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
