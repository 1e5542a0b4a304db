package cognitosync.conformance.appsync;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * One WebSocket of the
 * <a href="https://docs.aws.amazon.com/appsync/latest/devguide/real-time-websocket-client.html">real-time protocol</a>, message by message.
 */
final class Subscriber implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final GraphqlClient client;
    private final BlockingQueue<JsonNode> messages;
    private final WebSocket socket;

    private Subscriber(GraphqlClient client, BlockingQueue<JsonNode> messages, WebSocket socket) {
        this.client = client;
        this.messages = messages;
        this.socket = socket;
    }

    /** Connects, authorized by a second subprotocol, up to the acknowledgement. */
    static Subscriber connect(GraphqlClient client) {
        BlockingQueue<JsonNode> messages = new LinkedBlockingQueue<>();
        WebSocket socket = HTTP.newWebSocketBuilder()
                .connectTimeout(PATIENCE)
                .subprotocols("graphql-ws", "header-" + encoded(client.signed("/connect", "{}")))
                .buildAsync(client.realtimeUrl(), new Receiver(messages))
                .join();
        Subscriber subscriber = new Subscriber(client, messages, socket);
        subscriber.send(JSON.createObjectNode().put("type", "connection_init"));
        subscriber.next("connection_ack");
        return subscriber;
    }

    private static String encoded(Map<String, String> headers) {
        byte[] json = JSON.valueToTree(headers).toString().getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json);
    }

    /** Starts a subscription, signed as it is. */
    void start(String id, String query, Map<String, ?> variables) {
        String data = GraphqlClient.text(query, variables);
        startSigned(id, data, client.signed("", data));
    }

    /** Starts a subscription under an authorization that may be of another one. */
    void startSigned(String id, String data, Map<String, String> authorization) {
        ObjectNode start = JSON.createObjectNode().put("type", "start").put("id", id);
        ObjectNode payload = start.putObject("payload").put("data", data);
        payload.putObject("extensions").set("authorization", JSON.valueToTree(authorization));
        send(start);
    }

    void stop(String id) {
        send(JSON.createObjectNode().put("type", "stop").put("id", id));
    }

    /** The next message but for keep-alives, which must be of this type. */
    JsonNode next(String type) {
        try {
            JsonNode message;
            do {
                message = messages.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
                if (message == null) {
                    throw new AssertionError("No " + type + " came");
                }
            } while (message.path("type").asText().equals("ka"));
            if (!message.path("type").asText().equals(type)) {
                throw new AssertionError("Not " + type + " but " + message);
            }
            return message;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void send(JsonNode message) {
        socket.sendText(message.toString(), true).join();
    }

    @Override
    public void close() {
        socket.abort();
    }

    private static final class Receiver implements WebSocket.Listener {
        private final BlockingQueue<JsonNode> messages;
        private final StringBuilder text = new StringBuilder();

        Receiver(BlockingQueue<JsonNode> messages) {
            this.messages = messages;
        }

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean isLast) {
            text.append(part);
            if (isLast) {
                try {
                    messages.add(JSON.readTree(text.toString()));
                } catch (JsonProcessingException e) {
                    throw new AssertionError("A message is no JSON: " + text, e);
                }
                text.setLength(0);
            }
            socket.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
            messages.add(JSON.createObjectNode()
                    .put("type", "closed")
                    .put("status", status)
                    .put("reason", reason));
            return null;
        }
    }
}
