package cognitosync.device.remote.appsync;

import cognitosync.device.failure.DeviceException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * Reads responses to GraphQL operations. Errors of fields come with status 200; they become exceptions of the SDK with the status
 * that a service of its own would have given them.
 *
 * @see <a href="https://docs.aws.amazon.com/appsync/latest/devguide/troubleshooting-and-common-mistakes.html">Troubleshooting
 *     and common mistakes</a>
 */
final class GraphqlResponse {
    /** The resolvers' word for a write that another one came between: the same is to be sent again. */
    static final String CONTENTION = "Contention";

    static final String CONFLICT = "Conflict";
    static final String LIMIT_EXCEEDED = "LimitExceeded";
    static final String UNREADABLE = "Unreadable";
    static final String INVALID_INVITATION = "InvalidInvitation";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TABLE = "DynamoDB:";
    /** An operation that is not one of the schema: AppSync gives no type. */
    private static final String UNTYPED = "ValidationError";

    private static final Set<String> REJECTED =
            Set.of(LIMIT_EXCEEDED, UNREADABLE, INVALID_INVITATION, UNTYPED, "InvalidInput", "BadRequestException");
    private static final Set<String> FAULTS_OF_TABLE = Set.of("InternalServerError", "ServiceUnavailable");

    private GraphqlResponse() {}

    /**
     * The data.
     *
     * @throws AwsServiceException if the operation was refused
     * @throws DeviceException if the response is not AppSync's
     */
    static JsonNode data(SdkHttpResponse http, byte[] body) {
        JsonNode response = parse(body);
        JsonNode error = response.path("errors").path(0);
        if (http.statusCode() != 200) {
            throw refusal(http, http.statusCode(), "AppSync", code(http, error), error, body);
        }
        if (error.isObject()) {
            throw refusal(http, body, error);
        }
        if (!response.path("data").isObject()) {
            throw DeviceException.foreignAnswer("AWS", http.statusCode(), null);
        }
        return response.path("data");
    }

    private static AwsServiceException refusal(SdkHttpResponse http, byte[] body, JsonNode error) {
        String type = error.path("errorType").asText(UNTYPED);
        if (type.startsWith(TABLE)) {
            String code = type.substring(TABLE.length());
            return refusal(http, FAULTS_OF_TABLE.contains(code) ? 500 : 400, "DynamoDb", code, error, body);
        }
        int status =
                switch (type) {
                    case CONFLICT, CONTENTION -> 409;
                    case "Unauthorized" -> 403;
                    case "UnauthorizedException" -> 401;
                    default -> REJECTED.contains(type) ? 400 : 500;
                };
        return refusal(http, status, "AppSync", type, error, body);
    }

    // Of an intermediary's response, there is none.
    private static String code(SdkHttpResponse http, JsonNode error) {
        Optional<String> header =
                http.firstMatchingHeader("x-amzn-ErrorType").map(type -> type.replaceFirst(":.*", ""));
        return header.orElse(error.path("errorType").textValue());
    }

    private static AwsServiceException refusal(
            SdkHttpResponse http, int status, String service, String code, JsonNode error, byte[] body) {
        String message =
                error.path("message").asText(parse(body).path("message").asText());
        return AwsServiceException.builder()
                .message(message)
                .statusCode(status)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .serviceName(service)
                        .errorCode(code)
                        .errorMessage(message)
                        .sdkHttpResponse(http)
                        .rawResponse(SdkBytes.fromByteArray(body))
                        .build())
                .build();
    }

    // Text that is not JSON has none of the members.
    private static JsonNode parse(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            return JSON.missingNode();
        }
    }
}
