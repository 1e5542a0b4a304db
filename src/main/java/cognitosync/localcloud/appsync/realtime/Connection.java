package cognitosync.localcloud.appsync.realtime;

import cognitosync.localcloud.access.credentials.Caller;
import cognitosync.localcloud.appsync.graphql.Subscribing;
import cognitosync.localcloud.appsync.graphql.Subscribing.Refused;
import cognitosync.localcloud.appsync.graphql.Subscribing.Started;
import cognitosync.localcloud.appsync.realtime.SubscriptionFilter.FilterException;
import cognitosync.localcloud.http.WebSocketEndpoint.Listener;
import cognitosync.localcloud.http.WebSocketSession;
import cognitosync.localcloud.protocol.AwsException;
import cognitosync.localcloud.protocol.JsonProtocol;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The protocol of one connection. Credentials are judged when it opens and when a subscription starts, as on AWS: one that has
 * started lasts as long as the connection, also beyond their end.
 *
 * @see <a href="https://docs.aws.amazon.com/appsync/latest/devguide/real-time-websocket-client.html">Client guide</a>
 */
final class Connection implements Listener {
    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);
    private static final int NORMAL = 1000;
    private static final int GOING_AWAY = 1001;

    private final String apiId;
    private final Caller caller;
    private final Subscriber subscriber;
    private final Subscriptions registry;
    private final InstantSource clock;
    private final Instant since;
    private final Map<String, ActiveSubscription> active = new LinkedHashMap<>();
    private Instant aliveAt;
    private boolean isClosed;
    private WebSocketSession session;

    /**
     * A connection.
     *
     * @param caller who signed the handshake
     * @param registry where its subscriptions are found by what is published
     */
    Connection(String apiId, Caller caller, Subscriber subscriber, Subscriptions registry, InstantSource clock) {
        this.apiId = apiId;
        this.caller = caller;
        this.subscriber = subscriber;
        this.registry = registry;
        this.clock = clock;
        this.since = clock.instant();
        this.aliveAt = since;
    }

    String apiId() {
        return apiId;
    }

    @Override
    public void opened(WebSocketSession opened) {
        synchronized (this) {
            session = opened;
        }
        registry.add(this);
    }

    @Override
    public void received(String text) {
        ObjectNode message;
        try {
            message = JsonProtocol.object(text.getBytes(StandardCharsets.UTF_8));
        } catch (AwsException e) {
            refuse(Optional.empty(), ServerMessage.badRequest("The message is not a JSON object."));
            return;
        }
        Optional<String> id = ServerMessage.text(message, "id");
        switch (message.path("type").asText()) {
            case "connection_init" -> send(ServerMessage.connectionAck());
            case "start" -> start(id, message.path("payload"));
            case "stop" -> stop(id);
            default -> refuse(id, unsupported());
        }
    }

    private static ArrayNode unsupported() {
        return ServerMessage.errors("UnsupportedOperation", "unknown not supported through the realtime channel");
    }

    private void start(Optional<String> given, JsonNode payload) {
        Optional<ArrayNode> complaint = complaint(given, payload);
        if (complaint.isPresent()) {
            refuse(given, complaint.get());
            return;
        }
        String id = given.orElseThrow();
        try {
            JsonNode authorization = payload.path("extensions").path("authorization");
            if (!(authorization instanceof ObjectNode headers)) {
                throw SignedHeaders.unauthorized();
            }
            // Without a lock: it may take as long as a resolver, and what is published meanwhile does not wait.
            Subscriber.Outcome outcome = subscriber.subscribe(
                    SignedHeaders.of(headers), payload.path("data").textValue());
            begin(id, outcome.caller(), outcome.subscribing());
        } catch (FilterException e) {
            refuse(given, ServerMessage.badRequest(e.getMessage()));
        } catch (AwsException e) {
            refuse(given, ServerMessage.errors(e));
        } catch (RuntimeException e) {
            LOG.error("A subscription failed to start", e);
            refuse(given, ServerMessage.errors("InternalFailure", "An internal error occurred."));
        }
    }

    private synchronized Optional<ArrayNode> complaint(Optional<String> id, JsonNode payload) {
        if (id.isEmpty() || id.get().length() > RealtimeLimits.ID_LENGTH) {
            return Optional.of(ServerMessage.badRequest(
                    "A subscription needs an id of at most " + RealtimeLimits.ID_LENGTH + " characters."));
        }
        if (!payload.path("data").isTextual()) {
            return Optional.of(unsupported());
        }
        if (active.containsKey(id.get())) {
            return Optional.of(ServerMessage.errors(
                    "DuplicatedOperationError", "The subscription id " + id.get() + " is already in use."));
        }
        if (active.size() == RealtimeLimits.SUBSCRIPTIONS) {
            return Optional.of(ServerMessage.errors(
                    "MaxSubscriptionsReachedError",
                    "Max number of " + RealtimeLimits.SUBSCRIPTIONS + " subscriptions reached"));
        }
        return Optional.empty();
    }

    // Registered first, so that whoever has the acknowledgement misses nothing; what is published in between waits for
    // the lock, and
    // so comes behind the acknowledgement.
    private synchronized void begin(String id, Caller starter, Subscribing subscribing) {
        if (subscribing instanceof Refused refused) {
            refuse(Optional.of(id), refused.errors());
        } else if (!isClosed) {
            ActiveSubscription subscription =
                    new ActiveSubscription(this, id, starter, clock.instant(), ((Started) subscribing).subscription());
            active.put(id, subscription);
            registry.add(subscription);
            send(ServerMessage.startAck(id));
        }
    }

    private synchronized void stop(Optional<String> id) {
        Optional<ActiveSubscription> stopped = id.map(active::remove);
        if (stopped.isEmpty()) {
            refuse(id, ServerMessage.errors("UnknownOperationError", "Unknown operation id " + id.orElse("")));
            return;
        }
        registry.remove(stopped.get());
        send(ServerMessage.complete(id.orElseThrow()));
    }

    /** Sends a mutation's result to one of its subscriptions, as that one selects it. */
    synchronized void publish(ActiveSubscription subscription, ObjectNode result) {
        if (active.get(subscription.id()) != subscription) {
            return;
        }
        String message = ServerMessage.data(subscription.id(), subscription.payload(result));
        if (ServerMessage.isTooLong(message)) {
            refuse(
                    Optional.of(subscription.id()),
                    ServerMessage.errors(
                            "PayloadLimitExceeded",
                            "The message exceeds " + RealtimeLimits.MESSAGE_BYTES / 1024 + " KB."));
        } else {
            send(message);
        }
    }

    /** Ends one of its subscriptions, and with it the connection, as AWS documents. */
    synchronized void invalidate(ActiveSubscription subscription) {
        if (active.remove(subscription.id(), subscription)) {
            registry.remove(subscription);
            send(ServerMessage.complete(subscription.id()));
            session.close(NORMAL, "Subscription complete.");
        }
    }

    /** Sends keep-alive messages, and ends the connection after its longest life. */
    synchronized void tick(Instant now) {
        if (!now.isBefore(since.plus(RealtimeLimits.LIFETIME))) {
            session.close(GOING_AWAY, "A connection lasts " + RealtimeLimits.LIFETIME.toHours() + " hours.");
        } else if (!now.isBefore(aliveAt.plus(RealtimeLimits.KEEP_ALIVE))) {
            aliveAt = now;
            send(ServerMessage.keepAlive());
        }
    }

    synchronized void end(int status, String reason) {
        session.close(status, reason);
    }

    @Override
    public synchronized void closed() {
        isClosed = true;
        active.values().forEach(registry::remove);
        active.clear();
        registry.remove(this);
    }

    private void refuse(Optional<String> id, ArrayNode errors) {
        send(ServerMessage.error(id, errors));
    }

    private synchronized void send(String message) {
        session.send(message);
    }

    synchronized OpenConnection view() {
        return new OpenConnection(
                apiId,
                caller,
                since,
                session.backlog(),
                active.values().stream().map(ActiveSubscription::view).toList());
    }
}
