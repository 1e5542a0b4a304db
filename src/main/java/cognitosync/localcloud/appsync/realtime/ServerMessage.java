package cognitosync.localcloud.appsync.realtime;

import cognitosync.localcloud.protocol.AwsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * What the server sends.
 *
 * @see <a href="https://docs.aws.amazon.com/appsync/latest/devguide/real-time-websocket-client.html#real-time-websocket-operation">Real-time WebSocket operation</a>
 */
final class ServerMessage {
    private ServerMessage() {}

    static String connectionAck() {
        ObjectNode message = message("connection_ack");
        message.putObject("payload").put("connectionTimeoutMs", RealtimeLimits.CONNECTION_TIMEOUT.toMillis());
        return message.toString();
    }

    static String keepAlive() {
        return message("ka").toString();
    }

    static String startAck(String id) {
        return message("start_ack").put("id", id).toString();
    }

    static String data(String id, ObjectNode payload) {
        ObjectNode message = message("data").put("id", id);
        message.set("payload", payload);
        return message.toString();
    }

    static String complete(String id) {
        return message("complete").put("id", id).toString();
    }

    static String error(Optional<String> id, ArrayNode errors) {
        ObjectNode message = message("error");
        id.ifPresent(subscription -> message.put("id", subscription));
        message.putObject("payload").set("errors", errors);
        return message.toString();
    }

    static String connectionError(ArrayNode errors) {
        ObjectNode message = message("connection_error");
        message.putObject("payload").set("errors", errors);
        return message.toString();
    }

    /** An error with a type. */
    static ArrayNode errors(String errorType, String message) {
        ArrayNode errors = JsonNodeFactory.instance.arrayNode();
        errors.addObject().put("errorType", errorType).put("message", message);
        return errors;
    }

    /** An error with a type and a code. */
    static ArrayNode errors(AwsException error) {
        ArrayNode errors = errors(error.code(), error.getMessage());
        ((ObjectNode) errors.get(0)).put("errorCode", error.status());
        return errors;
    }

    /** A bad request, of whose kind AppSync tells no more. */
    static ArrayNode badRequest(String message) {
        ArrayNode errors = JsonNodeFactory.instance.arrayNode();
        errors.addObject().put("message", message).put("errorCode", 400);
        return errors;
    }

    private static ObjectNode message(String type) {
        return JsonNodeFactory.instance.objectNode().put("type", type);
    }

    /** Whether a message is longer than AppSync's. Its bytes are counted only where its characters leave that open. */
    static boolean isTooLong(String message) {
        return message.length() > RealtimeLimits.MESSAGE_BYTES
                || (message.length() > RealtimeLimits.MESSAGE_BYTES / 3
                        && message.getBytes(java.nio.charset.StandardCharsets.UTF_8).length
                                > RealtimeLimits.MESSAGE_BYTES);
    }

    /** The text of a member, or nothing. */
    static Optional<String> text(JsonNode message, String name) {
        return Optional.ofNullable(message.path(name).textValue()).filter(text -> !text.isEmpty());
    }
}
