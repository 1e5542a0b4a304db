package cognitosync.conformance.appsync;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;

/**
 * A user of the API, whose requests are signed by the AWS SDK for Java v2.
 *
 * @param url of queries and mutations
 * @param realtimeUrl of subscriptions
 */
record GraphqlClient(URI url, URI realtimeUrl, String identityId, AwsCredentials credentials) {
    static final String CHANGES = """
            query Changes($owner: ID, $dataset: String!, $since: Int!) {
              changes(owner: $owner, dataset: $dataset, since: $since) { owner dataset count exists by records { key value count by } }
            }""";
    static final String UPDATE = """
            mutation Update($owner: ID, $dataset: String!, $writeId: ID!, $patches: [Patch!]!) {
              update(owner: $owner, dataset: $dataset, writeId: $writeId, patches: $patches) { owner dataset count by }
            }""";
    static final String DELETE = """
            mutation Delete($owner: ID, $dataset: String!, $writeId: ID!) {
              deleteDataset(owner: $owner, dataset: $dataset, writeId: $writeId) { owner dataset count by }
            }""";
    static final String CHANGED = """
            subscription Changed($owner: ID!, $dataset: String!) {
              changed(owner: $owner, dataset: $dataset) { owner dataset count by }
            }""";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final AwsV4HttpSigner SIGNER = AwsV4HttpSigner.create();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** What came back, whatever the status. */
    record Answer(int status, JsonNode body) {

        JsonNode data() {
            return body.path("data");
        }

        /** The only error. */
        JsonNode error() {
            JsonNode errors = body.path("errors");
            if (errors.size() != 1) {
                throw new AssertionError("Not refused once: " + body);
            }
            return errors.get(0);
        }

        String errorType() {
            return error().path("errorType").asText();
        }

        String message() {
            return error().path("message").asText();
        }
    }

    Answer send(String query, Map<String, ?> variables) {
        String body = text(query, variables);
        return post(signed("", body), body);
    }

    /** A record of a dataset of this user, set for the first time or anew. */
    Answer set(String dataset, String key, String value, long expected) {
        return send(UPDATE, update(dataset, key, value, expected));
    }

    /** The variables of an update of one record, under a new write id. */
    static Map<String, Object> update(String dataset, String key, String value, long expected) {
        return Map.of(
                "dataset",
                dataset,
                "writeId",
                UUID.randomUUID().toString(),
                "patches",
                List.of(Map.of(
                        "key", key, "value", value, "expected", expected, "deviceModified", 1_764_460_800_000L)));
    }

    /** All that the dataset of this user holds. */
    JsonNode changes(String dataset) {
        Answer answer = send(CHANGES, Map.of("dataset", dataset, "since", 0));
        if (answer.body().has("errors")) {
            throw new AssertionError("The dataset cannot be read: " + answer.body());
        }
        return answer.data().get("changes");
    }

    static String text(String query, Map<String, ?> variables) {
        ObjectNode body = JSON.createObjectNode().put("query", query);
        body.set("variables", JSON.valueToTree(variables));
        return body.toString();
    }

    /** Sends a body under headers that may be of another one. */
    Answer post(Map<String, String> headers, String body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(url).timeout(PATIENCE).POST(HttpRequest.BodyPublishers.ofString(body));
        headers.forEach((name, value) -> {
            // The JDK's client sets it itself.
            if (!name.equalsIgnoreCase("host")) {
                request.header(name, value);
            }
        });
        try {
            HttpResponse<String> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), JSON.readTree(response.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /**
     * The headers of a signed request.
     *
     * @param path after that of the endpoint: {@code /connect} for a connection
     */
    Map<String, String> signed(String path, String body) {
        SdkHttpRequest unsigned = SdkHttpRequest.builder()
                .uri(URI.create(url + path))
                .method(SdkHttpMethod.POST)
                .putHeader("Content-Type", "application/json")
                .build();
        Map<String, String> headers = new LinkedHashMap<>();
        SIGNER.sign(signing -> signing.identity(credentials)
                        .request(unsigned)
                        .payload(ContentStreamProvider.fromUtf8String(body))
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "appsync")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, ApiCloud.REGION))
                .request()
                .forEachHeader((name, values) -> headers.put(name, String.join(",", values)));
        return headers;
    }
}
