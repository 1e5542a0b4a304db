package cognitosync.device.remote.appsync;

import cognitosync.device.messages.Messages;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One subscription on a connection of its own: takes what happens there and says what to send. Without I/O and clock.
 *
 * @see <a href="https://docs.aws.amazon.com/appsync/latest/devguide/real-time-websocket-client.html">Real-time WebSocket
 *     client</a>
 */
final class Subscription {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ID = "1";

    private final Duration handshake;
    private final Supplier<ObjectNode> start;
    private State state = State.OPENING;
    private Duration keepAlive = Duration.ofMinutes(5);
    private Instant silentUntil;
    private Optional<Instant> startedAt = Optional.empty();
    private String ended = "";
    private boolean isCancelled;
    private long count;

    private enum State {
        OPENING,
        INITIALIZING,
        STARTING,
        STARTED,
        ENDED
    }

    /**
     * A subscription whose connection is being opened.
     *
     * @param handshake longest wait for each step up to the start
     * @param start payload of the message that starts it
     */
    Subscription(Duration handshake, Supplier<ObjectNode> start, Instant now) {
        this.handshake = handshake;
        this.start = start;
        silentUntil = now.plus(handshake);
    }

    /** Takes an event, and returns the message to send. */
    Optional<String> take(Connection.Event event, Instant now) {
        if (event instanceof Connection.Event.Closed closed) {
            end(closed.reason());
            return Optional.empty();
        }
        if (event instanceof Connection.Event.Message message) {
            return take(parse(message.text()), now);
        }
        advance(State.INITIALIZING, now);
        return Optional.of(message("connection_init").toString());
    }

    private Optional<String> take(JsonNode message, Instant now) {
        JsonNode payload = message.path("payload");
        silentUntil = now.plus(state == State.STARTED ? keepAlive : handshake);
        switch (message.path("type").asText()) {
            case "connection_ack" -> {
                keepAlive =
                        Duration.ofMillis(payload.path("connectionTimeoutMs").asLong(keepAlive.toMillis()));
                advance(State.STARTING, now);
                return Optional.of(message("start")
                        .put("id", ID)
                        .<ObjectNode>set("payload", start.get())
                        .toString());
            }
            case "start_ack" -> {
                advance(State.STARTED, now);
                silentUntil = now.plus(keepAlive);
                startedAt = Optional.of(now);
            }
            case "data" -> {
                JsonNode changed = payload.path("data").path("changed");
                count = Math.max(count, changed.path("count").asLong());
            }
            case "connection_error", "error" ->
                cancel(error(payload.path("errors").path(0)));
            case "complete" -> cancel("complete");
            default -> {
                // A keep-alive; and what a later version of the protocol may add.
            }
        }
        return Optional.empty();
    }

    private void advance(State next, Instant now) {
        state = next;
        silentUntil = now.plus(handshake);
    }

    private static String error(JsonNode error) {
        String type = error.path("errorType").asText(error.path("errorCode").asText());
        return Messages.shortened((type + " " + error.path("message").asText()).strip());
    }

    /** Ends it, if nothing was heard for too long. */
    void expire(Instant now) {
        if (!now.isBefore(silentUntil)) {
            end(Messages.text("reason.timeout"));
        }
    }

    private void cancel(String reason) {
        isCancelled = true;
        end(reason);
    }

    private void end(String reason) {
        if (state != State.ENDED) {
            state = State.ENDED;
            ended = reason;
        }
    }

    /** The message that ends it. */
    static String stop() {
        return message("stop").put("id", ID).toString();
    }

    /** When it ends, if nothing is heard until then. */
    Instant silentUntil() {
        return silentUntil;
    }

    boolean isStarted() {
        return state == State.STARTED;
    }

    boolean isEnded() {
        return state == State.ENDED;
    }

    /** Why it has ended. */
    String ended() {
        return ended;
    }

    /** Whether the service has refused or ended it: perhaps the dataset is not shared with the caller any longer. */
    boolean isCancelled() {
        return isCancelled;
    }

    /** Whether changes were pushed for at least that time. */
    boolean lasted(Duration time, Instant now) {
        return startedAt.filter(at -> !at.plus(time).isAfter(now)).isPresent();
    }

    /** The highest count of the dataset that was pushed. */
    long count() {
        return count;
    }

    private static ObjectNode message(String type) {
        return JSON.createObjectNode().put("type", type);
    }

    // What is not JSON has no type.
    private static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            return JSON.missingNode();
        }
    }
}
