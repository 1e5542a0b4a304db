package cognitosync.device.remote.appsync;

import cognitosync.device.remote.DatasetClient;
import cognitosync.device.remote.DatasetClients;
import cognitosync.device.remote.Sharing;
import cognitosync.device.time.Pauses;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.retries.api.RetryStrategy;

/** A GraphQL API with the datasets of the caller. */
public final class AppSyncApi implements DatasetClients {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** What AWS's own clients sign for a connection and a subscription. */
    private static final Map<String, String> SIGNED = Map.of(
            "accept", "application/json, text/javascript",
            "content-encoding", "amz-1.0",
            "content-type", "application/json; charset=UTF-8");

    private final Address address;
    private final RequestSigner signer;
    private final Calls calls;
    private final InstantSource clock;
    private final Pauses pauses;
    private final GraphqlClient graphql;
    private final DatasetRequests requests;

    /**
     * Where an API is.
     *
     * @param region of the API
     * @param graphql where operations are posted to
     * @param realtime where subscriptions connect to
     */
    public record Address(String region, URI graphql, URI realtime) {}

    /**
     * How requests are sent.
     *
     * @param http sends operations
     * @param sockets opens WebSockets
     * @param retries decides which operations are sent again, and when
     * @param call time of an operation with all retries
     * @param attempt time of one request, to the last byte of its response
     * @param beforeEach waits until a request may be sent
     */
    public record Calls(
            SdkHttpClient http,
            Supplier<HttpClient> sockets,
            RetryStrategy retries,
            Duration call,
            Duration attempt,
            Runnable beforeEach) {}

    /** An API, for the holder of the credentials. */
    public AppSyncApi(
            Address address, AwsCredentialsProvider credentials, Calls calls, InstantSource clock, Pauses pauses) {
        this.address = address;
        this.calls = calls;
        this.clock = clock;
        this.pauses = pauses;
        signer = new RequestSigner(credentials, address.region());
        graphql = new GraphqlClient(address.graphql(), signer, calls, clock, pauses);
        requests = new DatasetRequests(graphql);
    }

    @Override
    public DatasetClient of(String identityId) {
        return datasets(Optional.empty(), identityId);
    }

    @Override
    public Optional<Sharing> sharing() {
        return Optional.of(new AppSyncSharing(requests, owner -> datasets(Optional.of(owner), owner)));
    }

    private AppSyncDatasets datasets(Optional<String> other, String owner) {
        return new AppSyncDatasets(
                requests, other, () -> UUID.randomUUID().toString(), dataset -> follow(owner, dataset));
    }

    /** Sends an operation, and returns its data. */
    public JsonNode send(String query, ObjectNode variables) {
        return graphql.send(query, variables, graphql.deadline()).data();
    }

    /** Changes of a dataset. */
    public PushedChanges follow(String owner, String dataset) {
        return new PushedChanges(
                new PushedChanges.Requests(this::connect, () -> start(owner, dataset)),
                WebSocketConnection.to(calls.sockets().get(), address.realtime(), calls.attempt()),
                calls.attempt(),
                clock,
                pauses);
    }

    // As a subprotocol, because addresses are logged.
    private String connect() {
        String header =
                authorization(URI.create(address.graphql() + "/connect"), "{}").toString();
        return "header-"
                + Base64.getUrlEncoder().withoutPadding().encodeToString(header.getBytes(StandardCharsets.UTF_8));
    }

    private ObjectNode start(String owner, String dataset) {
        String data = JSON.createObjectNode()
                .put("query", Operations.CHANGED)
                .<ObjectNode>set(
                        "variables", JSON.createObjectNode().put("owner", owner).put("dataset", dataset))
                .toString();
        ObjectNode payload = JSON.createObjectNode().put("data", data);
        payload.putObject("extensions").set("authorization", authorization(address.graphql(), data));
        return payload;
    }

    private ObjectNode authorization(URI to, String body) {
        Map<String, String> headers = new LinkedHashMap<>();
        signer.post(to, SIGNED, body, graphql.now())
                .request()
                .forEachHeader((name, values) -> headers.put(name, String.join(",", values)));
        return JSON.valueToTree(headers);
    }

    /** The datasets of the caller only. */
    @Override
    public Set<String> owners() {
        return Set.of();
    }

    // Of the table, which its callers cannot describe; the API publishes none.
    @Override
    public Optional<Ceiling> ceiling() {
        return Optional.empty();
    }

    @Override
    public void close() {}
}
