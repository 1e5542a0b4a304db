package cognitosync.localcloud.dynamodb.api;

import cognitosync.localcloud.gateway.ErrorProtocol;
import cognitosync.localcloud.http.Headers;
import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.http.Response;
import cognitosync.localcloud.protocol.AwsException;
import cognitosync.localcloud.protocol.JsonBytes;
import cognitosync.localcloud.protocol.RequestId;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Set;
import java.util.zip.CRC32;

/**
 * DynamoDB's variant of AWS JSON 1.0: each response has the CRC32 of its body, and each client error has status 400 and a type
 * prefixed with the namespace of its model.
 *
 * @see <a href="https://smithy.io/2.0/aws/protocols/aws-json-1_0-protocol.html">AWS JSON 1.0</a>
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.LowLevelAPI.html">Low-level API</a>
 */
final class DynamoDbProtocol implements ErrorProtocol {
    private static final int BAD_REQUEST = 400;
    private static final int SERVER_ERROR = 500;
    // Deeper than any valid item, so that an item nested too deeply gets its own error. A string can fill a request.
    private static final int DEEPEST = 200;
    private static final int LONGEST = 16 * 1024 * 1024;
    private static final String UNREADABLE = "SerializationException";
    private static final String INTERNAL = "InternalServerError";
    private static final Set<String> OF_THE_MODEL = Set.of(
            DynamoDbException.CONDITION_FAILED,
            "IdempotentParameterMismatchException",
            INTERNAL,
            "ProvisionedThroughputExceededException",
            "ResourceNotFoundException",
            "ThrottlingException",
            "TransactionCanceledException",
            "TransactionConflictException",
            "TransactionInProgressException");
    // In the model, these have "Message" with a capital letter.
    private static final Set<String> CAPITAL = Set.of(
            "AccessDeniedException",
            "IdempotentParameterMismatchException",
            UNREADABLE,
            "TransactionCanceledException",
            "TransactionInProgressException");

    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxStringLength(LONGEST)
                            .maxNameLength(LONGEST)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    // The parser would keep thousands of names for reuse, which may have 64 KB each.
                    .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** Parses the body, which must be an object. */
    ObjectNode body(Request request) {
        try {
            JsonNode body = MAPPER.readTree(request.body());
            if (body instanceof ObjectNode object) {
                return object;
            }
            throw new AwsException(UNREADABLE, BAD_REQUEST, "The body is not a JSON object.");
        } catch (IOException e) {
            throw new AwsException(UNREADABLE, BAD_REQUEST, "The body is not valid JSON.");
        }
    }

    Response success(JsonNode body) {
        return response(200, JsonBytes.of(MAPPER, body));
    }

    @Override
    public Response of(AwsException error) {
        String code = error.code();
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("__type", namespace(code) + code);
        if (error instanceof DynamoDbException own) {
            body.setAll(own.members());
        }
        body.put(CAPITAL.contains(code) ? "Message" : "message", error.getMessage());
        // Even for errors with another status in other APIs, such as missing permission.
        int status = error.status() >= SERVER_ERROR ? error.status() : BAD_REQUEST;
        return response(status, JsonBytes.of(MAPPER, body)).with("x-amzn-ErrorType", code);
    }

    private static String namespace(String code) {
        if (OF_THE_MODEL.contains(code)) {
            return "com.amazonaws.dynamodb.v20120810#";
        }
        return code.equals("ValidationException") ? "com.amazon.coral.validate#" : "com.amazon.coral.service#";
    }

    @Override
    public String internalCode() {
        return INTERNAL;
    }

    private static Response response(int status, byte[] body) {
        CRC32 checksum = new CRC32();
        checksum.update(body);
        return new Response(
                status,
                Headers.of(
                        "Content-Type",
                        "application/x-amz-json-1.0",
                        "x-amzn-RequestId",
                        RequestId.next(),
                        "x-amz-crc32",
                        String.valueOf(checksum.getValue())),
                body);
    }
}
