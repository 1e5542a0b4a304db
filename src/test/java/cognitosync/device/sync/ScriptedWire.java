package cognitosync.device.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;

/** The network of the SDK, which expects the requests of a turn of the table, and gives its answers. */
final class ScriptedWire implements SdkHttpClient {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final double MILLIS = 1000.0;

    private final Instant start;
    private final Deque<JsonNode> exchange = new ArrayDeque<>();
    private Instant now;
    private Duration takes = Duration.ZERO;

    ScriptedWire(Instant start) {
        this.start = start;
        this.now = start;
    }

    Instant now() {
        return now;
    }

    void begin(JsonNode turn) {
        now = turn.has("at") ? Instant.ofEpochMilli(turn.path("at").asLong()) : start;
        takes = Duration.ofMillis(turn.path("takes").asLong());
        turn.path("exchange").forEach(exchange::add);
    }

    boolean isOver() {
        return exchange.isEmpty();
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                JsonNode next = exchange.isEmpty() ? JSON.createObjectNode() : exchange.remove();
                assertThat(asked(request)).isEqualTo(next.path("request"));
                now = now.plus(takes);
                if (next.path("answer").has("lost")) {
                    throw new IOException("The answer was lost");
                }
                return answer(next.path("answer"));
            }

            @Override
            public void abort() {}
        };
    }

    @Override
    public void close() {}

    private static JsonNode asked(HttpExecuteRequest execute) throws IOException {
        SdkHttpRequest request = execute.httpRequest();
        ObjectNode asked = JSON.createObjectNode();
        String dataset = URLDecoder.decode(request.encodedPath().split("/", -1)[6], StandardCharsets.UTF_8);
        if (request.method() == SdkHttpMethod.DELETE) {
            return asked.put("operation", "DeleteDataset").put("dataset", dataset);
        }
        if (request.method() == SdkHttpMethod.GET) {
            Map<String, List<String>> query = request.rawQueryParameters();
            asked.put("operation", "ListRecords").put("dataset", dataset);
            asked.put("since", Integer.parseInt(query.get("lastSyncCount").get(0)));
            query.getOrDefault("nextToken", List.of()).forEach(token -> asked.put("nextToken", token));
            return asked;
        }
        JsonNode body = JSON.readTree(
                execute.contentStreamProvider().orElseThrow().newStream().readAllBytes());
        asked.put("operation", "UpdateRecords").put("dataset", dataset);
        asked.set("session", body.path("SyncSessionToken"));
        ObjectNode patches = asked.putObject("patches");
        for (JsonNode patch : body.path("RecordPatches")) {
            ObjectNode shown = patches.putObject(patch.path("Key").asText());
            shown.set("op", patch.path("Op"));
            if (patch.has("Value")) {
                shown.set("value", patch.path("Value"));
            }
            shown.put("syncCount", patch.path("SyncCount").asInt());
            shown.put(
                    "deviceLastModified",
                    Math.round(patch.path("DeviceLastModifiedDate").asDouble() * MILLIS));
        }
        return asked;
    }

    private static HttpExecuteResponse answer(JsonNode answer) {
        SdkHttpResponse.Builder response =
                SdkHttpResponse.builder().statusCode(answer.path("status").asInt(200));
        if (answer.has("date")) {
            response.putHeader("Date", answer.path("date").asText());
        }
        if (answer.has("type")) {
            response.putHeader("x-amzn-ErrorType", answer.path("type").asText());
        }
        return HttpExecuteResponse.builder()
                .response(response.build())
                .responseBody(AbortableInputStream.create(new ByteArrayInputStream(bytes(body(answer)))))
                .build();
    }

    private static ObjectNode body(JsonNode answer) {
        ObjectNode body = JSON.createObjectNode();
        if (answer.has("status")) {
            return body.set("message", answer.path("message"));
        }
        if (!answer.has("records")) {
            body.putObject("Dataset");
            return body;
        }
        ArrayNode records = body.putArray("Records");
        answer.path("records").properties().forEach(record -> records.add(onTheWire(record)));
        if (answer.has("syncCount")) {
            body.set("DatasetSyncCount", answer.path("syncCount"));
            body.put("DatasetExists", answer.path("exists").asBoolean(true));
            body.put(
                    "DatasetDeletedAfterRequestedSyncCount",
                    answer.path("deleted").asBoolean());
            body.set("SyncSessionToken", answer.path("session"));
            Map.of("nextToken", "NextToken", "mergedNames", "MergedDatasetNames")
                    .forEach((from, to) -> {
                        if (answer.has(from)) {
                            body.set(to, answer.path(from));
                        }
                    });
        }
        return body;
    }

    private static ObjectNode onTheWire(Map.Entry<String, JsonNode> record) {
        ObjectNode wire = JSON.createObjectNode().put("Key", record.getKey());
        if (record.getValue().path("value").isTextual()) {
            wire.set("Value", record.getValue().path("value"));
        }
        wire.set("SyncCount", record.getValue().path("syncCount"));
        wire.put("LastModifiedDate", record.getValue().path("lastModified").asLong() / MILLIS);
        if (record.getValue().has("deviceLastModified")) {
            wire.put(
                    "DeviceLastModifiedDate",
                    record.getValue().path("deviceLastModified").asLong() / MILLIS);
        }
        return wire;
    }

    private static byte[] bytes(JsonNode body) {
        try {
            return JSON.writeValueAsBytes(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
