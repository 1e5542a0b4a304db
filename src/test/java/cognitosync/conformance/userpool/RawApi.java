package cognitosync.conformance.userpool;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

/** Requests to the API of user pools without a client and without a signature. */
record RawApi(URI endpoint) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration ANSWER = Duration.ofSeconds(30);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(ANSWER).build();

    /** An answer with its body. */
    record Answer(HttpResponse<String> response) {
        JsonNode body() {
            try {
                return JSON.readTree(response.body());
            } catch (JsonProcessingException e) {
                throw new AssertionError("The body is not JSON: " + response.body(), e);
            }
        }

        int status() {
            return response.statusCode();
        }

        String field(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        /** Status, code and message. */
        String refusal() {
            return status() + " " + body().path("__type").asText() + ": "
                    + body().path("message").asText();
        }
    }

    /** Calls an operation as a page of that origin would. */
    Answer call(String operation, Map<String, ?> input, String origin) {
        try {
            return send(request("POST", HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(input)))
                    .header("Content-Type", "application/x-amz-json-1.1")
                    .header("X-Amz-Target", "AWSCognitoIdentityProviderService." + operation)
                    .header("Origin", origin));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    Answer call(String operation, Map<String, ?> input) {
        return call(operation, input, "http://localhost:1");
    }

    /** What a browser asks before it lets a page of that origin call. */
    Answer preflight(String origin) {
        return send(request("OPTIONS", HttpRequest.BodyPublishers.noBody())
                .header("Origin", origin)
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "content-type,x-amz-target,x-amz-user-agent,cache-control"));
    }

    private HttpRequest.Builder request(String method, HttpRequest.BodyPublisher body) {
        return HttpRequest.newBuilder(endpoint.resolve("/")).timeout(ANSWER).method(method, body);
    }

    private static Answer send(HttpRequest.Builder request) {
        try {
            return new Answer(HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted", e);
        }
    }
}
