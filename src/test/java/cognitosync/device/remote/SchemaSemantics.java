package cognitosync.device.remote;

import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.http.Response;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the fields of the stack's schema mean, over the datasets of a table. Without GraphQL: the operation is known by its field, and
 * all members of its result are answered.
 */
public final class SchemaSemantics implements EngineWire.Service {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int WRITES = 8;
    private static final int PATCHES = 500;

    private final DatasetClient table;
    private final String owner;
    private final InstantSource clock;
    private final Map<String, List<String>> writes = new HashMap<>();

    SchemaSemantics(DatasetClient table, String owner, InstantSource clock) {
        this.table = table;
        this.owner = owner;
        this.clock = clock;
    }

    /** What a resolver says instead of a result. */
    private static final class Refusal extends Exception {
        private final String type;

        Refusal(String type, String message) {
            super(message);
            this.type = type;
        }
    }

    @Override
    public Response respond(Request request) throws IOException {
        JsonNode operation = JSON.readTree(request.body());
        String field = operation.path("query").asText().replaceAll("(?s)^[^{]*\\{\\s*(\\w+).*", "$1");
        ObjectNode response = JSON.createObjectNode();
        try {
            response.putObject("data").set(field, result(field, operation.path("variables")));
        } catch (Refusal refusal) {
            response.putObject("data").putNull(field);
            response.putArray("errors")
                    .addObject()
                    .put("errorType", refusal.type)
                    .put("message", refusal.getMessage());
        }
        return Response.of(200, "application/json", response.toString());
    }

    private JsonNode result(String field, JsonNode arguments) throws Refusal {
        String dataset = arguments.path("dataset").asText();
        try {
            return switch (field) {
                case "changes" -> changes(dataset, arguments.path("since").asLong());
                case "datasets" -> datasets();
                case "update" -> update(dataset, arguments);
                case "deleteDataset" -> delete(dataset, arguments);
                default -> throw new Refusal("ValidationError", field);
            };
        } catch (SyncServiceException refusal) {
            if (refusal.isUnknownCount()) {
                throw new Refusal("InvalidInput", "No such SyncCount: N exists for this Dataset");
            }
            throw new Refusal(refusal.isConflict() ? "Conflict" : "LimitExceeded", refusal.getMessage());
        }
    }

    private ObjectNode changes(String dataset, long since) {
        Snapshot snapshot = table.list(dataset, since);
        ObjectNode changes = JSON.createObjectNode()
                .put("count", snapshot.syncCount())
                .put("exists", snapshot.exists())
                // When exactly is not asked for.
                .put("deletedAt", snapshot.deletedSince() ? snapshot.syncCount() : 0);
        ArrayNode records = changes.putArray("records");
        for (RemoteRecord record : snapshot.records()) {
            records.addObject()
                    .put("key", record.key())
                    .put("value", record.value().orElse(null))
                    .put("count", record.syncCount())
                    .put("modified", (double) record.lastModifiedDate().toEpochMilli())
                    .put("deviceModified", (double)
                            record.deviceLastModifiedDate().orElseThrow().toEpochMilli())
                    .put("by", record.lastModifiedBy().orElseThrow());
        }
        return changes;
    }

    private ObjectNode datasets() {
        ObjectNode datasets = JSON.createObjectNode().putNull("nextToken");
        ArrayNode items = datasets.putArray("items");
        table.datasets().forEach(dataset -> items.addObject()
                .put("name", dataset.name())
                .put("modified", (double) dataset.lastModifiedDate().toEpochMilli()));
        return datasets;
    }

    private ObjectNode update(String dataset, JsonNode arguments) throws Refusal {
        if (isNew(dataset, arguments)) {
            List<Patch> patches = new ArrayList<>();
            arguments
                    .path("patches")
                    .forEach(patch -> patches.add(new Patch(
                            patch.path("key").asText(),
                            Optional.ofNullable(patch.path("value").textValue()),
                            patch.path("expected").asLong(),
                            Instant.ofEpochMilli(patch.path("deviceModified").asLong()))));
            if (patches.size() > PATCHES) {
                throw new Refusal("InvalidInput", "At most 500 patches");
            }
            table.update(dataset, "", patches);
            remember(dataset, arguments);
        }
        return change(dataset);
    }

    private ObjectNode delete(String dataset, JsonNode arguments) {
        if (isNew(dataset, arguments)) {
            table.delete(dataset);
            remember(dataset, arguments);
        }
        return change(dataset);
    }

    private boolean isNew(String dataset, JsonNode arguments) {
        return !writes.getOrDefault(dataset, List.of())
                .contains(arguments.path("writeId").asText());
    }

    private void remember(String dataset, JsonNode arguments) {
        List<String> ids = writes.computeIfAbsent(dataset, unknown -> new ArrayList<>());
        ids.add(arguments.path("writeId").asText());
        if (ids.size() > WRITES) {
            ids.remove(0);
        }
    }

    private ObjectNode change(String dataset) {
        Snapshot snapshot = table.list(dataset, 0);
        return JSON.createObjectNode()
                .put("owner", owner)
                .put("dataset", dataset)
                .put("count", snapshot.syncCount())
                .put("exists", snapshot.exists())
                .put("modified", (double) clock.instant().toEpochMilli())
                .put("by", owner);
    }
}
