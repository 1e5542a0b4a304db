package cognitosync.device.signin;

import cognitosync.device.failure.DeviceException;
import cognitosync.device.failure.Reason;
import cognitosync.device.messages.Messages;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The user pool's endpoints that issue, refresh and revoke tokens.
 *
 * @param domain the user pool's
 * @param clientId the app client that the tokens are for
 * @param timeout of an exchange, from the connection to the last byte
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/token-endpoint.html">The token endpoint</a>
 */
record TokenEndpoint(String domain, String clientId, Duration timeout) implements TokenRenewal {
    /** Three tokens are some 5 KiB. */
    private static final int LONGEST = 64 * 1024;

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Exchanges a code for tokens. */
    Tokens exchange(AuthorizationRequest request, String code) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "authorization_code");
        form.put("client_id", clientId);
        form.put("code", code);
        form.put("redirect_uri", request.callback().toString());
        form.put("code_verifier", request.pkce().verifier());
        return tokens(form, "")
                .orElseThrow(
                        () -> new DeviceException(DeviceException.Kind.NOT_SIGNED_IN, Messages.text("token.code")));
    }

    @Override
    public Optional<Tokens> refresh(String refreshToken) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "refresh_token");
        form.put("client_id", clientId);
        form.put("refresh_token", refreshToken);
        return tokens(form, refreshToken);
    }

    @Override
    public void revoke(String refreshToken) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("token", refreshToken);
        form.put("client_id", clientId);
        HttpResponse<byte[]> answer = post("/oauth2/revoke", form);
        if (answer.statusCode() != 200 || answer.body().length > 0) {
            throw unexpected(answer);
        }
    }

    // Without rotation, the refresh token stays valid and is not returned.
    private Optional<Tokens> tokens(Map<String, String> form, String refreshTokenBefore) {
        HttpResponse<byte[]> answer = post("/oauth2/token", form);
        JsonNode body = body(answer);
        if (answer.statusCode() == 400 && body.path("error").asText().equals("invalid_grant")) {
            return Optional.empty();
        }
        String idToken = body.path("id_token").asText();
        String refreshToken = body.path("refresh_token").asText(refreshTokenBefore);
        if (answer.statusCode() != 200 || idToken.isEmpty() || refreshToken.isEmpty()) {
            throw unexpected(answer);
        }
        return Optional.of(
                new Tokens(idToken, refreshToken, IdTokenClaims.of(idToken).expiresAt()));
    }

    private HttpResponse<byte[]> post(String path, Map<String, String> form) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(domain + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(Forms.encode(form)))
                .build();
        // A redirect would lead the token to another server.
        HttpClient http = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        try {
            return BoundedBody.send(http, request, LONGEST, timeout);
        } catch (IOException e) {
            throw new DeviceException(
                    DeviceException.Kind.NETWORK, Messages.text("token.no-response", domain, Reason.of(e)), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DeviceException(DeviceException.Kind.NETWORK, Messages.text("command.interrupted"), e);
        }
    }

    private JsonNode body(HttpResponse<byte[]> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            return JSON.missingNode();
        }
    }

    // The body is not shown: it may hold tokens.
    private DeviceException unexpected(HttpResponse<byte[]> answer) {
        if (answer.statusCode() < 400 || body(answer).path("error").asText().isEmpty()) {
            return DeviceException.foreignAnswer(Messages.text("token.domain", domain), answer.statusCode(), null);
        }
        return new DeviceException(
                DeviceException.Kind.SERVICE, Messages.text("token.unexpected", answer.uri(), answer.statusCode()));
    }
}
