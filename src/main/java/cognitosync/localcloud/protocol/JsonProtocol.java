package cognitosync.localcloud.protocol;

import cognitosync.localcloud.http.Headers;
import cognitosync.localcloud.http.MalformedRequestException;
import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.http.Response;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/**
 * The two JSON protocols, <a href="https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html">AWS JSON 1.1</a> and
 * <a href="https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html">REST JSON 1</a>. Errors carry their type in the
 * header and in the body, because old clients read only one of them.
 */
public enum JsonProtocol {
    /** Operation named by {@code X-Amz-Target}. */
    AWS_JSON("application/x-amz-json-1.1"),
    /** Operation named by method and path. */
    REST_JSON("application/json");

    /** Reads and writes JSON; refuses duplicate keys and text after the end. */
    public static final ObjectMapper MAPPER = mapper(StreamReadConstraints.DEFAULT_MAX_NAME_LEN);

    // The parser keeps thousands of names for reuse, even from unsigned requests, so they must be short.
    private static final int LONGEST_NAME = 1_024;
    private static final ObjectMapper BODIES = mapper(LONGEST_NAME);

    private final String contentType;

    JsonProtocol(String contentType) {
        this.contentType = contentType;
    }

    private static ObjectMapper mapper(int longestName) {
        return JsonMapper.builder(com.fasterxml.jackson.core.JsonFactory.builder()
                        .streamReadConstraints(StreamReadConstraints.builder()
                                .maxNestingDepth(64)
                                .maxStringLength(8_000_000)
                                .maxNameLength(longestName)
                                .build())
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .build())
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
    }

    /**
     * The body as an object; an empty body is an empty object.
     *
     * @throws AwsException {@code SerializationException} where it is not a JSON object
     */
    public ObjectNode body(Request request) {
        return request.body().length == 0 ? MAPPER.createObjectNode() : object(request.body());
    }

    /**
     * What a client sent, as an object.
     *
     * @throws AwsException {@code SerializationException} where it is not a JSON object
     */
    public static ObjectNode object(byte[] json) {
        try {
            JsonNode body = BODIES.readTree(json);
            if (body instanceof ObjectNode object) {
                return object;
            }
            throw new AwsException("SerializationException", 400, "The body is not a JSON object.");
        } catch (IOException e) {
            throw new AwsException("SerializationException", 400, "The body is not valid JSON.");
        }
    }

    /** A success. */
    public Response success(JsonNode body) {
        return new Response(
                200,
                Headers.of("Content-Type", contentType, "x-amzn-RequestId", RequestId.next()),
                JsonBytes.of(MAPPER, body));
    }

    /** An error. */
    public Response error(AwsException error) {
        ObjectNode body = MAPPER.createObjectNode();
        body.put("__type", error.code());
        body.put("message", error.getMessage());
        return new Response(
                error.status(),
                Headers.of(
                        "Content-Type", contentType,
                        "x-amzn-RequestId", RequestId.next(),
                        "x-amzn-ErrorType", error.code()),
                JsonBytes.of(MAPPER, body));
    }

    /** What a request that breaks the grammar of HTTP or of an address is answered. */
    public Response error(MalformedRequestException error) {
        return error(new AwsException("SerializationException", 400, error.getMessage()));
    }
}
