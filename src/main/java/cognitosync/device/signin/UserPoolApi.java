package cognitosync.device.signin;

import cognitosync.device.failure.DeviceException;
import cognitosync.device.failure.Reason;
import cognitosync.device.messages.Messages;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The user pool's API: the operations of an app client without a secret, which need no signature. What an intermediary
 * sends instead of an answer is a failure of the network.
 *
 * @param endpoint its address
 * @param clientId the app client
 * @param timeout of an operation, from the connection to the last byte
 * @see <a href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/Welcome.html">Amazon Cognito
 *     user pools API</a>
 */
public record UserPoolApi(String endpoint, String clientId, Duration timeout) implements TokenRenewal {
    private static final int LONGEST = 64 * 1024;
    private static final int OK = 200;

    /** What a refresh token that is no longer valid is refused with. */
    private static final Set<String> ENDED =
            Set.of("NotAuthorizedException", "RefreshTokenReuseException", "UserNotFoundException");

    private static final ObjectMapper JSON = new ObjectMapper();

    /** How an operation ends. */
    public sealed interface Answer {
        /** With its output. */
        record Output(JsonNode body) implements Answer {}

        /**
         * With an error.
         *
         * @param code its name
         * @param message of the service; may be empty
         * @param status of HTTP
         * @param at what time it is by the service's clock, if it says
         */
        record Refused(String code, String message, int status, Optional<Instant> at) implements Answer {}
    }

    /** Runs an operation. */
    public Answer call(String operation, Map<String, ?> input) {
        ObjectNode body = JSON.valueToTree(input);
        HttpResponse<byte[]> answer = post(operation, body.put("ClientId", clientId));
        JsonNode read = read(answer.body());
        if (answer.statusCode() == OK && read.isObject()) {
            return new Answer.Output(read);
        }
        String code = read.path("__type").asText().replaceFirst(".*#", "");
        if (answer.statusCode() < 400 || code.isEmpty()) {
            throw foreign(answer.statusCode());
        }
        return new Answer.Refused(
                code, read.path("message").asText(read.path("Message").asText()), answer.statusCode(), date(answer));
    }

    /**
     * The output of an operation.
     *
     * @throws DeviceException with a sentence of {@link UserPoolRefusals} if it is refused
     */
    JsonNode require(String operation, Map<String, ?> input) {
        Answer answer = call(operation, input);
        if (answer instanceof Answer.Refused refused) {
            throw UserPoolRefusals.of(operation, endpoint, refused);
        }
        return ((Answer.Output) answer).body();
    }

    @Override
    public Optional<Tokens> refresh(String refreshToken) {
        Answer answer = call("GetTokensFromRefreshToken", Map.of("RefreshToken", refreshToken));
        if (answer instanceof Answer.Refused refused) {
            if (ENDED.contains(refused.code())) {
                return Optional.empty();
            }
            throw UserPoolRefusals.of("GetTokensFromRefreshToken", endpoint, refused);
        }
        return Optional.of(tokens(((Answer.Output) answer).body(), refreshToken));
    }

    @Override
    public void revoke(String refreshToken) {
        require("RevokeToken", Map.of("Token", refreshToken));
    }

    /**
     * The tokens of an output.
     *
     * @param refreshTokenBefore stays valid, and is not returned, without rotation
     */
    Tokens tokens(JsonNode output, String refreshTokenBefore) {
        JsonNode result = output.path("AuthenticationResult");
        String idToken = result.path("IdToken").asText();
        String refreshToken = result.path("RefreshToken").asText(refreshTokenBefore);
        if (idToken.isEmpty() || refreshToken.isEmpty()) {
            throw foreign(OK);
        }
        return new Tokens(idToken, refreshToken, IdTokenClaims.of(idToken).expiresAt());
    }

    /** An answer that cannot be the service's. */
    DeviceException foreign(int status) {
        return DeviceException.foreignAnswer(Messages.text("user-pool.api", endpoint), status, null);
    }

    private HttpResponse<byte[]> post(String operation, ObjectNode body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(endpoint + "/"))
                .header("Content-Type", "application/x-amz-json-1.1")
                .header("X-Amz-Target", "AWSCognitoIdentityProviderService." + operation)
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build();
        // A redirect would lead tokens to another server.
        HttpClient http = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        try {
            return BoundedBody.send(http, request, LONGEST, timeout);
        } catch (IOException e) {
            throw new DeviceException(
                    DeviceException.Kind.NETWORK, Messages.text("user-pool.no-response", endpoint, Reason.of(e)), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DeviceException(DeviceException.Kind.NETWORK, Messages.text("command.interrupted"), e);
        }
    }

    // An operation without an output may have no body.
    private static JsonNode read(byte[] body) {
        try {
            return body.length == 0 ? JSON.createObjectNode() : JSON.readTree(body);
        } catch (IOException e) {
            return JSON.missingNode();
        }
    }

    private static Optional<Instant> date(HttpResponse<?> answer) {
        try {
            return answer.headers()
                    .firstValue("Date")
                    .map(DateTimeFormatter.RFC_1123_DATE_TIME::parse)
                    .map(Instant::from);
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }
}
