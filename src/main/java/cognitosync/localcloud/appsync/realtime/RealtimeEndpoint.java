package cognitosync.localcloud.appsync.realtime;

import cognitosync.localcloud.access.Authenticator;
import cognitosync.localcloud.access.credentials.Caller;
import cognitosync.localcloud.appsync.api.GraphqlApi;
import cognitosync.localcloud.appsync.graphql.GraphqlException;
import cognitosync.localcloud.appsync.graphql.GraphqlExecutor;
import cognitosync.localcloud.appsync.graphql.GraphqlRequest;
import cognitosync.localcloud.http.Endpoint;
import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.http.Response;
import cognitosync.localcloud.http.WebSocketEndpoint;
import cognitosync.localcloud.http.WebSocketSession;
import cognitosync.localcloud.protocol.AwsException;
import cognitosync.localcloud.protocol.JsonProtocol;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The real-time addresses of APIs: {@code /appsync-realtime-api/ID/graphql}, and {@code /appsync-api/ID/graphql/realtime}, which
 * clients derive from an endpoint that is not AppSync's own.
 *
 * <p>The Origin of a handshake is not looked at. A browser lets any page open a WebSocket, but sends nothing along that proves who
 * the user is: no cookie counts here, only a signature, which a page of another origin cannot make without the user's keys.
 *
 * @param apis finds an API by the id in its addresses
 * @param log records each handshake and each start of a subscription like a request
 */
public record RealtimeEndpoint(
        Function<String, Optional<GraphqlApi>> apis,
        Authenticator authenticator,
        GraphqlExecutor executor,
        Subscriptions subscriptions,
        UnaryOperator<Endpoint> log,
        InstantSource clock)
        implements WebSocketEndpoint {
    private static final Logger LOG = LoggerFactory.getLogger(RealtimeEndpoint.class);
    private static final String SERVICE = "appsync";
    private static final byte[] CONNECT_BODY = "{}".getBytes(StandardCharsets.UTF_8);
    private static final int POLICY_VIOLATION = 1008;

    /** The registry for such an endpoint, where mutations are published. */
    public static Subscriptions subscriptions(Function<String, Optional<GraphqlApi>> apisById, InstantSource clock) {
        return new Subscriptions(
                new HeartbeatThread(clock, apiId -> apisById.apply(apiId).isPresent()));
    }

    @Override
    public Optional<Handshake> open(Request handshake) {
        return endpointId(handshake.segments())
                .flatMap(apis)
                .map(api -> open(api, "/appsync-api/" + api.endpointId() + "/graphql", handshake));
    }

    private static Optional<String> endpointId(List<String> segments) {
        boolean isOwn = segments.size() == 3
                && segments.get(0).equals("appsync-realtime-api")
                && segments.get(2).equals("graphql");
        boolean isOfDomain = segments.size() == 4
                && segments.get(0).equals("appsync-api")
                && segments.get(2).equals("graphql")
                && segments.get(3).equals("realtime");
        return isOwn || isOfDomain ? Optional.of(segments.get(1)) : Optional.empty();
    }

    // AppSync opens the WebSocket in any case, because a browser tells a page nothing of a handshake that was refused.
    private Handshake open(GraphqlApi api, String path, Request handshake) {
        Optional<String> protocol = SignedHeaders.protocols(handshake).stream()
                .filter(SignedHeaders.PROTOCOL::equals)
                .findFirst();
        if (protocol.isEmpty()) {
            return new Handshake.Accepted(protocol, new Rejection(ServerMessage.badRequest("NoProtocolError")));
        }
        String host = handshake.headers().first("Host").orElseThrow();
        try {
            Caller caller = logged(
                    handshake,
                    101,
                    () -> authenticate(
                            SignedHeaders.ofHandshake(handshake).request(host, path + "/connect", CONNECT_BODY)));
            return new Handshake.Accepted(
                    protocol,
                    new Connection(
                            api.apiId(),
                            caller,
                            (headers, data) -> subscribe(api.endpointId(), host, path, headers, data),
                            subscriptions,
                            clock));
        } catch (AwsException e) {
            return new Handshake.Accepted(protocol, new Rejection(ServerMessage.errors(e)));
        }
    }

    private Subscriber.Outcome subscribe(
            String endpointId, String host, String path, SignedHeaders headers, String data) {
        Request signed = headers.request(host, path, data.getBytes(StandardCharsets.UTF_8));
        return logged(signed, 200, () -> {
            Caller caller = authenticate(signed);
            GraphqlRequest request = GraphqlRequest.read(body(signed));
            // As it is now: it may have another schema than when the connection was opened.
            GraphqlApi api = apis.apply(endpointId).orElseThrow(SignedHeaders::unauthorized);
            return new Subscriber.Outcome(caller, executor.subscribe(api, caller, signed, request));
        });
    }

    private static ObjectNode body(Request signed) {
        try {
            return JsonProtocol.object(signed.body());
        } catch (AwsException e) {
            throw GraphqlException.malformed("Request body is not valid JSON.");
        }
    }

    private Caller authenticate(Request signed) {
        try {
            return authenticator.authenticate(signed, SERVICE).caller();
        } catch (AwsException e) {
            // AppSync tells clients no more than that.
            LOG.info("{} is not authorized: {}", signed, e.getMessage());
            throw SignedHeaders.unauthorized();
        }
    }

    private <T> T logged(Request request, int success, Supplier<T> work) {
        AtomicReference<T> result = new AtomicReference<>();
        AtomicReference<AwsException> refusal = new AtomicReference<>();
        log.apply(answered -> {
                    try {
                        result.set(work.get());
                        return Response.empty(success);
                    } catch (AwsException e) {
                        refusal.set(e);
                        return Response.empty(e.status()).with("x-amzn-ErrorType", e.code());
                    }
                })
                .respond(request);
        if (refusal.get() != null) {
            throw refusal.get();
        }
        return result.get();
    }

    /** A connection that is told why it is not served. */
    private record Rejection(ArrayNode errors) implements Listener {
        @Override
        public void opened(WebSocketSession session) {
            session.send(ServerMessage.connectionError(errors));
            session.close(POLICY_VIOLATION, "The connection is refused.");
        }

        @Override
        public void received(String text) {
            // It closes; the client may not know yet.
        }

        @Override
        public void closed() {
            // Nothing belongs to it.
        }
    }
}
