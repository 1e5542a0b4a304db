package cognitosync.localcloud.appsync.realtime;

import cognitosync.localcloud.appsync.graphql.GraphqlException;
import cognitosync.localcloud.http.Headers;
import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.protocol.AwsException;
import cognitosync.localcloud.protocol.JsonProtocol;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The headers of a signed request that a client sends as JSON, because a browser lets no page set those of a WebSocket.
 *
 * @param headers as signed
 * @see <a href="https://docs.aws.amazon.com/appsync/latest/devguide/real-time-websocket-client.html#header-parameter-format-based-on-appsync-api-authorization-mode">Header parameter format</a>
 */
record SignedHeaders(Headers headers) {
    static final String PROTOCOL = "graphql-ws";
    private static final String HEADER_PROTOCOL = "header-";

    /** The subprotocols that a client offers. */
    static List<String> protocols(Request handshake) {
        return handshake.headers().all("Sec-WebSocket-Protocol").stream()
                .flatMap(field -> Arrays.stream(field.split(",", -1)))
                .map(String::trim)
                .toList();
    }

    /**
     * Those of a handshake: in its query, as a subprotocol, or as its own headers.
     *
     * @throws AwsException where they are in neither place, or cannot be read
     */
    static SignedHeaders ofHandshake(Request handshake) {
        Optional<String> query = handshake.query("header");
        if (query.isPresent()) {
            ObjectNode payload = decode(handshake.query("payload").orElse(""), "payload");
            if (!payload.isEmpty()) {
                throw GraphqlException.badRequest("The payload of a connection is an empty object.");
            }
            return of(decode(query.get(), "header"));
        }
        Optional<String> protocol = protocols(handshake).stream()
                .filter(offered -> offered.startsWith(HEADER_PROTOCOL))
                .findFirst();
        if (protocol.isPresent()) {
            return of(decode(protocol.get().substring(HEADER_PROTOCOL.length()), "header"));
        }
        return new SignedHeaders(handshake.headers());
    }

    /**
     * Those of a JSON object.
     *
     * @throws AwsException where a value is not a text
     */
    static SignedHeaders of(ObjectNode json) {
        List<Headers.Field> fields = new ArrayList<>();
        for (Map.Entry<String, JsonNode> field : json.properties()) {
            if (!field.getValue().isTextual()) {
                throw GraphqlException.badRequest("The header " + field.getKey() + " is not a text.");
            }
            fields.add(new Headers.Field(
                    field.getKey(), field.getValue().textValue().trim()));
        }
        return new SignedHeaders(new Headers(fields));
    }

    // Clients use either alphabet of Base64, with or without padding.
    private static ObjectNode decode(String base64, String name) {
        try {
            byte[] json = Base64.getUrlDecoder()
                    .decode(base64.replace('+', '-').replace('/', '_').replace("=", ""));
            return JsonProtocol.object(json);
        } catch (IllegalArgumentException | AwsException e) {
            throw GraphqlException.badRequest("The " + name + " is not a JSON object in Base64.");
        }
    }

    /**
     * The request that was signed.
     *
     * @param host that it must be signed for; otherwise a signature for another endpoint would do
     * @throws GraphqlException where it was signed for another one
     */
    Request request(String host, String path, byte[] body) {
        if (headers.all("Authorization").isEmpty()) {
            throw GraphqlException.unauthorized("Missing authorization header");
        }
        List<String> hosts = headers.all("Host");
        if (hosts.size() != 1 || !hosts.get(0).equalsIgnoreCase(host)) {
            throw unauthorized();
        }
        return new Request("POST", path, "", headers, body);
    }

    static GraphqlException unauthorized() {
        return GraphqlException.unauthorized("You are not authorized to make this call.");
    }
}
